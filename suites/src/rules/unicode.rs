//! Texts that are hard on those who store, compare and show them (UAX #9, UAX #15, UTS #39): each is accepted or refused,
//! and none breaks the platform.
//!
//! They stand at one free text of the operation; that what was stored comes back as it was is the matter of `round-trip`.

use hutong_specs::plan::Sign;
use serde_json::Value;

use super::hostile::{intent, nothing, survived};
use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Argument, Drafts, PlanError, Spot, Task, is_writable};

/// The rule.
pub(crate) const RULE: Rule =
    Rule { id: "unicode", title: "hostile Unicode is survived", parameters: NONE, plan };

/// The texts, with the name in the case's id.
const TEXTS: &[(&str, &str)] = &[
    ("zero-width", "测\u{200b}试\u{200d}文\u{feff}本"),
    ("bidirectional", "测\u{202e}试\u{2066}abc\u{2069}\u{202c}文"),
    ("combining", "t\u{301}\u{300}\u{316}\u{489}e\u{302}\u{323}s\u{338}t\u{20dd}"),
    ("emoji", "👨\u{200d}👩\u{200d}👧\u{200d}👦🏳\u{fe0f}\u{200d}🌈👍🏿"),
    ("decomposed", "e\u{301} \u{1100}\u{1161}\u{11a8} か\u{3099}"),
    ("abugidas", "జ్ఞ\u{200c}ా ক্ষ ကြွ"),
    ("compatibility", "ﬁ①㎏Ⅷ（［｛\u{f900}\u{2f800}"),
    ("supplementary", "𠮷𪚥𬺰\u{30000}\u{f0000}\u{10fffd}"),
    ("noncharacters", "\u{fffe}\u{ffff}\u{fdd0}\u{fffd}"),
    ("controls", "a\u{1}\u{8}\u{1b}[31m\u{7f}\u{85}\r\n\u{2028}b"),
    ("case-expanding", "ßŉİΐﬃẖ"),
    ("blanks", "\u{3000}\u{a0}\u{2003}\u{3164}"),
];

/// Those that are tried in a parameter: what is only sought is not stored, so that these show what reading breaks on.
const IN_PARAMETERS: &[&str] = &["zero-width", "emoji", "supplementary", "noncharacters", "controls"];

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let representative = task.context.representative(task.operation);
    let Some(spot) = &representative.text else {
        return Ok(Drafts::excluded(nothing(task, "no free text is sent")));
    };
    let is_parameter = matches!(spot, Spot::Argument(_));
    let texts = TEXTS
        .iter()
        .filter(|(what, text)| can_stand(spot, text) && (!is_parameter || IN_PARAMETERS.contains(what)));
    let drafts = texts.map(|(what, text)| {
        let call = spot.put(&base.call, Value::from(*text));
        let intent = intent(task, &call, spot);
        task.draft((*what).to_owned(), intent, &call, Sign::AsBound, vec![survived(task)])
    });
    Ok(drafts.collect())
}

/// Whether the text can be written there.
pub(crate) fn can_stand(spot: &Spot<'_>, text: &str) -> bool {
    match spot {
        Spot::Body(_) => true,
        Spot::Argument(parameter) => {
            is_writable(&Argument { parameter: parameter.0, value: Value::from(text), slot: None })
        }
    }
}
