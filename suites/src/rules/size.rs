//! Values far larger than anybody sends (CWE-400, CWE-190): long texts, numbers beyond what machines hold, nesting, many
//! members. Each is accepted or refused, and neither ends in a 5xx.
//!
//! Lengths keep to `hostile.bytes` of the profile. A server may close the connection on a body that it does not want to
//! read, so that only an error of its own counts.

use std::str::FromStr as _;

use hutong_specs::plan::{Content, Intent, Piece};
use serde_json::{Map, Number, Value};

use super::hostile::{answered, in_body, intent, nothing, survived};
use super::rule::{NONE, NoParameters, Rule};
use super::unknown_field::UNKNOWN;
use crate::plan::{Argument, Base, Call, Drafts, Form, PlanError, Spot, Task, is_writable, json_template};

/// The rule.
pub(crate) const RULE: Rule =
    Rule { id: "size", title: "oversized values are survived", parameters: NONE, plan };

/// Numbers beyond a double, a signed and an unsigned word.
const NUMBERS: &[(&str, &str)] = &[
    ("number.exponent", "1e400"),
    ("number.signed-64", "9223372036854775808"),
    ("number.unsigned-64", "18446744073709551616"),
];

/// How many digits the longest number has.
const DIGITS: usize = 400;

/// How many members are added.
const MEMBERS: usize = 500;

/// How deep arrays are nested, at most.
const DEPTH: u32 = 10_000;

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let mut drafts = numbers(task, &base);
    drafts.extend([long_text(task, &base), nested(task, &base), many(task, &base)].into_iter().flatten());
    if drafts.cases.is_empty() && drafts.exclusions.is_empty() {
        let detail = "nothing that is sent can be made large; URLs are made so by another rule";
        drafts.exclusions.push(nothing(task, detail));
    }
    Ok(drafts)
}

fn numbers<'a>(task: &Task<'a, '_>, base: &Base<'a>) -> Drafts {
    let representative = task.context.representative(task.operation);
    let Some(spot) = &representative.number else {
        return Drafts::default();
    };
    let digits = "9".repeat(DIGITS);
    let numbers = NUMBERS.iter().copied().chain([("number.many-digits", digits.as_str())]);
    let drafts = numbers.filter_map(|(what, text)| {
        let value = Value::Number(Number::from_str(text).ok()?);
        if let Spot::Argument(parameter) = spot {
            let argument = Argument { parameter: parameter.0, value: value.clone(), slot: None };
            is_writable(&argument).then_some(())?;
        }
        let call = spot.put(&base.call, value);
        let intent = intent(task, &call, spot);
        Some(task.draft(
            what.to_owned(),
            intent,
            &call,
            hutong_specs::plan::Sign::AsBound,
            vec![survived(task)],
        ))
    });
    drafts.collect()
}

/// A text as long as the profile allows, in characters of three bytes.
fn long_text<'a>(task: &Task<'a, '_>, base: &Base<'a>) -> Option<Drafts> {
    let times = task.context.declares.hostile.bytes() / 3;
    let representative = task.context.representative(task.operation);
    let Some(Spot::Body(at)) = &representative.text else {
        return None;
    };
    let entity = base.call.entity.as_ref().filter(|entity| entity.form == Form::Json && times > 0)?;
    let spot = Spot::Body(at.clone());
    let length = usize::try_from(times).ok()?;
    let intent = intent(task, &spot.put(&base.call, Value::from("长".repeat(length))), &spot);
    let quote = || Piece::Text("\"".to_owned());
    let long = vec![quote(), Piece::Repeat { text: "长".to_owned(), times }, quote()];
    let content = Content::Text(json_template(&entity.value, &entity.fills, &[(at, long)]));
    Some(draft(task, "text.long", intent, &base.call.with_content(content)))
}

/// Arrays within arrays, in a member that the document does not know.
fn nested<'a>(task: &Task<'a, '_>, base: &Base<'a>) -> Option<Drafts> {
    let times = (task.context.declares.hostile.bytes() / 2).min(DEPTH);
    let sample = Map::from_iter([(UNKNOWN.to_owned(), Value::Array(vec![Value::Array(Vec::new())]))]);
    let call = extended(&base.call, sample).filter(|_| times > 0)?;
    let entity = call.entity.as_ref()?;
    let repeated = |text: &str| Piece::Repeat { text: text.to_owned(), times };
    let at = format!("/{UNKNOWN}");
    let deep = vec![repeated("["), repeated("]")];
    let content = Content::Text(json_template(&entity.value, &entity.fills, &[(&at, deep)]));
    Some(draft(task, "nesting", conform_or(in_body(task, &call)), &base.call.with_content(content)))
}

/// Many members that the document does not know.
fn many<'a>(task: &Task<'a, '_>, base: &Base<'a>) -> Option<Drafts> {
    let size = u32::try_from(MEMBERS).unwrap_or(u32::MAX).saturating_mul(8);
    (size <= task.context.declares.hostile.bytes()).then_some(())?;
    let members = (0..MEMBERS).map(|number| (format!("h{number}"), Value::from(0)));
    let call = extended(&base.call, members.collect())?;
    // What all of them break one of them breaks: a breach each would say the same five hundred times.
    let one = extended(&base.call, Map::from_iter([("h0".to_owned(), Value::from(0))]))?;
    let intent = conform_or(in_body(task, &one));
    let entity = call.entity.as_ref()?;
    let content = Content::Text(json_template(&entity.value, &entity.fills, &[]));
    Some(draft(task, "members", intent, &base.call.with_content(content)))
}

fn extended<'a>(call: &Call<'a>, more: Map<String, Value>) -> Option<Call<'a>> {
    call.entity.as_ref().filter(|entity| entity.form == Form::Json)?;
    let mut value = call.body()?.clone();
    value.as_object_mut()?.extend(more);
    Some(call.with_body(value))
}

fn conform_or(broken: Vec<hutong_specs::plan::Breach>) -> Intent {
    if broken.is_empty() { Intent::Conform } else { Intent::Violate(broken) }
}

fn draft<'a>(task: &Task<'a, '_>, what: &str, intent: Intent, call: &Call<'a>) -> Drafts {
    task.draft(what.to_owned(), intent, call, hutong_specs::plan::Sign::AsBound, vec![answered(task)])
}
