//! Keys of new things: values that the document allows and that nothing else has.

use hutong_specs::schema::Schema;
use hutong_specs::wire::scalar;
use serde_json::Value;

/// How many random members of a schema are tried.
const DRAWN: u64 = 8;

/// The text of a key, as paths have it.
pub(super) fn text(value: &Value) -> Option<String> {
    scalar(value).filter(|text| !text.is_empty() && !text.contains('/'))
}

/// A key for the thing of this number that is not taken, as the answer shows it and as it is sent: what is a number in one
/// place may be its text in another.
pub(super) fn fresh(
    number: u64,
    (answered, sent): (Option<&Schema>, &[Schema]),
    is_taken: impl Fn(&str) -> bool,
) -> Option<Value> {
    let written = [
        Value::from(1_000 + number),
        Value::from(number),
        Value::from(format!("thing-{number:06}")),
        Value::from(format!("00000000-0000-4000-8000-{number:012x}")),
        Value::from(format!("{:06}", 1_000 + number)),
    ];
    let drawn = answered
        .into_iter()
        .chain(sent)
        .flat_map(|schema| (0..DRAWN).filter_map(move |seed| schema.inhabit(number * DRAWN + seed).ok()));
    let mut candidates = written.into_iter().chain(drawn);
    candidates.find(|value| {
        let Some(text) = text(value).filter(|text| !is_taken(text)) else { return false };
        let as_text = Value::from(text);
        answered.is_none_or(|schema| schema.admits(value))
            && sent.iter().all(|schema| schema.admits(value) || schema.admits(&as_text))
    })
}

/// The key that a path has as text, in the type that a schema allows.
pub(super) fn typed(text: &str, schema: Option<&Schema>) -> Value {
    let number = text.parse::<i64>().ok().map(Value::from);
    let candidates = number.into_iter().chain([Value::from(text)]);
    let mut allowed = candidates.filter(|value| schema.is_none_or(|schema| schema.admits(value)));
    allowed.next().unwrap_or_else(|| Value::from(text))
}
