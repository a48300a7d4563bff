//! Answers are valid in the binding's charset, and text with rare characters (GB 18030-2022 levels 2 and 3: 㐂, 䶮, 𠮷) is
//! taken as any other text.

use hutong_specs::plan::{Demand, Expectation};
use hutong_specs::schema::Schema;
use hutong_specs::standard::Dimension;
use hutong_specs::text::pointer::below;
use serde_json::Value;

use super::changes::changed;
use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Base, Call, Drafts, Form, PlanError, Task, named};

/// The rule.
pub(crate) const RULE: Rule =
    Rule { id: "charset", title: "answers are in the agreed charset", parameters: NONE, plan };

/// Characters of the extensions A and B, the last one outside the basic plane.
const RARE: &str = "㐂䶮𠮷";

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let in_charset = of_answer(task);
    let mut drafts = task.conform("valid", &base.call, in_charset.clone());
    let is_unicode = task.context.binding().charset.eq_ignore_ascii_case("utf-8");
    if let Some((what, call)) = rare(&base).filter(|_| is_unicode && !task.is_plain()) {
        let mut expectations =
            vec![task.expect(&[Dimension::Request, Dimension::Response], Demand::Accepted)];
        expectations.extend(in_charset);
        drafts.extend([task.conform(what, &call, expectations)]);
    }
    Ok(drafts)
}

/// What is demanded of every answer.
pub(crate) fn of_answer(task: &Task<'_, '_>) -> Vec<Expectation> {
    let charset = task.context.binding().charset.clone();
    vec![task.expect(&[Dimension::Response], Demand::Charset(charset))]
}

/// The call with rare characters in the first free text of its body.
fn rare<'a>(base: &Base<'a>) -> Option<(String, Call<'a>)> {
    let entity = base.call.entity.as_ref().filter(|entity| entity.form == Form::Json)?;
    let schema = entity.schema.as_ref()?;
    let mut places = Vec::new();
    texts(&entity.value, String::new(), &mut places);
    places.into_iter().filter(|at| !base.is_bound(at)).find_map(|at| {
        let (call, place) = changed(&base.call, &at, Some(&Value::from(RARE)));
        is_free(schema, &call, &at).then(|| (format!("rare-characters.{}", named(&place)), call))
    })
}

/// Every place of a text that is written in Chinese already: names and remarks, not codes.
fn texts(value: &Value, at: String, places: &mut Vec<String>) {
    match value {
        Value::String(text)
            if text.chars().any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character)) =>
        {
            places.push(at);
        }
        Value::Object(members) => {
            for (name, member) in members {
                texts(member, below(&at, name), places);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                texts(item, format!("{at}/{index}"), places);
            }
        }
        _ => {}
    }
}

fn is_free(schema: &Schema, call: &Call<'_>, at: &str) -> bool {
    let Some(body) = call.body() else { return false };
    schema.admits(body) && body.pointer(at).is_some()
}
