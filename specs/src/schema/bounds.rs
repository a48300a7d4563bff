//! The bounds of each keyword, and the values that may stand at them.
//!
//! Nothing here asks the validator about the whole; whoever takes a candidate does.

use serde_json::{Map, Value};

use super::decimal::Decimal;
use super::inhabit::kinds::allows;
use super::inhabit::text::count;
use super::place::{below, with, without};
use super::site::length;
use super::spot::{LONG_ARRAY, LONG_TEXT, Replacement, Spot};

/// Candidates for one bound: the first that the schema admits is taken; or why there is none.
pub(super) struct Bound {
    /// What is done, in kebab-case.
    pub(super) what: String,
    /// JSON pointer of the keyword.
    pub(super) constraint: String,
    /// The place that is changed.
    pub(super) at: String,
    /// What the spot is replaced by.
    pub(super) candidates: Result<Vec<Value>, String>,
}

pub(super) type Maker = fn(&Spot<'_>) -> Vec<Bound>;

/// What is tried at every spot.
pub(super) const MAKERS: &[Maker] = &[lengths, bounds, listed, truths, nulls, items, members, branches];

fn bound(spot: &Spot<'_>, what: &str, keyword: &str, candidates: Result<Vec<Value>, String>) -> Bound {
    Bound {
        what: what.to_owned(),
        constraint: spot.site.constraint(keyword),
        at: spot.site.at.clone(),
        candidates,
    }
}

fn lengths(spot: &Spot<'_>) -> Vec<Bound> {
    if !spot.value.is_string() {
        return Vec::new();
    }
    let rows = [("min-length", "minLength"), ("max-length", "maxLength")];
    let known =
        rows.into_iter().filter_map(|(what, keyword)| Some((what, keyword, count(spot.keywords, keyword)?)));
    known
        .map(|(what, keyword, length)| {
            let texts = || spot.texts(length, keyword).into_iter().map(Value::String).collect();
            let candidates = if length > LONG_TEXT { Err(too_long(length)) } else { Ok(texts()) };
            bound(spot, what, keyword, candidates)
        })
        .collect()
}

fn too_long(length: usize) -> String {
    format!("a length of {length} is too much to build")
}

fn bounds(spot: &Spot<'_>) -> Vec<Bound> {
    const ROWS: &[(&str, &str, i128)] = &[
        ("minimum", "minimum", 1),
        ("maximum", "maximum", -1),
        ("above-exclusive-minimum", "exclusiveMinimum", 1),
        ("below-exclusive-maximum", "exclusiveMaximum", -1),
    ];
    if !spot.value.is_number() {
        return Vec::new();
    }
    let known = ROWS.iter().filter(|(_, keyword, _)| spot.keywords.contains_key(*keyword));
    known.map(|(what, keyword, inward)| bound(spot, what, keyword, nearest(spot, keyword, *inward))).collect()
}

/// The number nearest to a bound, from the bound inward.
fn nearest(spot: &Spot<'_>, keyword: &str, inward: i128) -> Result<Vec<Value>, String> {
    let beyond = || "the bound has more digits than are computed with".to_owned();
    let limit = spot.number(keyword).ok_or_else(beyond)?;
    let mut near = if keyword.starts_with("exclusive") { Vec::new() } else { vec![limit] };
    if let Some(step) = spot.step() {
        let below = limit.steps(step).ok_or_else(beyond)?;
        let offsets = [0, inward, 2 * inward];
        near.extend(offsets.iter().filter_map(|offset| step.times(below.checked_add(*offset)?)));
    } else {
        let small = Decimal::of(&serde_json::json!(0.001)).and_then(|small| small.times(inward));
        near.extend(small.and_then(|small| limit.plus(small)));
    }
    Ok(near.into_iter().filter_map(Decimal::value).collect())
}

fn listed(spot: &Spot<'_>) -> Vec<Bound> {
    let values = spot.keywords.get("enum").and_then(Value::as_array).into_iter().flatten().enumerate();
    values
        .filter(|(_, value)| *value != spot.value)
        .map(|(index, value)| bound(spot, &format!("enum-{index}"), "enum", Ok(vec![value.clone()])))
        .collect()
}

fn truths(spot: &Spot<'_>) -> Vec<Bound> {
    match spot.value {
        Value::Bool(truth) if spot.keywords.contains_key("type") => {
            vec![bound(spot, if *truth { "false" } else { "true" }, "type", Ok(vec![Value::Bool(!truth)]))]
        }
        _ => Vec::new(),
    }
}

fn nulls(spot: &Spot<'_>) -> Vec<Bound> {
    let nullable = spot.keywords.get("type").is_some_and(|types| allows(types, "null"));
    if !nullable || spot.value.is_null() {
        return Vec::new();
    }
    vec![bound(spot, "null", "type", Ok(vec![Value::Null]))]
}

fn items(spot: &Spot<'_>) -> Vec<Bound> {
    let Some(items) = spot.value.as_array() else {
        return Vec::new();
    };
    let least = count(spot.keywords, "minItems");
    let most = count(spot.keywords, "maxItems");
    let mut bounds = Vec::new();
    if least.unwrap_or(0) == 0
        && !items.is_empty()
        && spot.keywords.keys().any(|key| key == "items" || key == "type")
    {
        let keyword = if least.is_some() { "minItems" } else { "type" };
        bounds.push(bound(spot, "empty-array", keyword, Ok(vec![Value::Array(Vec::new())])));
    }
    for (what, keyword, length) in
        [("min-items", "minItems", least.filter(|least| *least > 0)), ("max-items", "maxItems", most)]
    {
        let Some(length) = length else { continue };
        let candidates = if length > LONG_ARRAY {
            Err(too_long(length))
        } else {
            Ok(spot.items(length, spot.distinct()).into_iter().collect())
        };
        bounds.push(bound(spot, what, keyword, candidates));
    }
    bounds
}

/// Each described member that is there left out, each that is not there put in.
fn members(spot: &Spot<'_>) -> Vec<Bound> {
    let (Some(object), Some(described)) =
        (spot.value.as_object(), spot.keywords.get("properties").and_then(Value::as_object))
    else {
        return Vec::new();
    };
    let required: Vec<_> = super::inhabit::required(spot.keywords).collect();
    described
        .keys()
        .filter(|name| !required.contains(&name.as_str()))
        .filter(|name| {
            object.contains_key(*name) || !spot.one_sided(&below(&spot.site.constraint("properties"), name))
        })
        .map(|name| member(spot, object, name))
        .collect()
}

fn member(spot: &Spot<'_>, object: &Map<String, Value>, name: &str) -> Bound {
    let place = below(&spot.site.constraint("properties"), name);
    let (what, candidates) = if object.contains_key(name) {
        ("absent", Ok(vec![without(object, name)]))
    } else {
        let present = (0..2).filter_map(|attempt| spot.inhabitant(&place, attempt));
        ("present", Ok(present.map(|value| with(object, name, value)).collect()))
    };
    Bound {
        what: what.to_owned(),
        constraint: below(&place, "required"),
        at: below(&spot.site.at, name),
        candidates,
    }
}

/// The other branches of a choice.
fn branches(spot: &Spot<'_>) -> Vec<Bound> {
    let mut bounds = Vec::new();
    for (keyword, label) in [("anyOf", "any-of"), ("oneOf", "one-of")] {
        for index in 0..length(spot.keywords, keyword) {
            let branch = format!("{}/{index}", spot.site.constraint(keyword));
            if spot.set.admits(&branch, spot.value) {
                continue;
            }
            let drawn = spot.through(&branch, 0).or_else(|| spot.inhabitant(&branch, 0));
            let (what, value): Replacement = match drawn {
                Some(value) => (format!("{label}-{index}"), value),
                None => continue,
            };
            let merged = merged(spot.value, &value);
            let others = (1..4).filter_map(|attempt| spot.through(&branch, attempt));
            let candidates = [value, merged].into_iter().chain(others).collect();
            bounds.push(bound(spot, &what, keyword, Ok(candidates)));
        }
    }
    bounds
}

/// The members of two objects together, the second one's winning; the second alone where one is no object.
fn merged(first: &Value, second: &Value) -> Value {
    match (first, second) {
        (Value::Object(first), Value::Object(second)) => {
            first.clone().into_iter().chain(second.clone()).collect()
        }
        _ => second.clone(),
    }
}
