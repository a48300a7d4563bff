//! Members of objects.

use serde_json::{Map, Value};

use super::way::{Keyword, Way, Ways};
use crate::schema::inhabit::demand::{Layer, ObjectDemand, Strange};
use crate::schema::inhabit::kinds::Kinds;
use crate::schema::inhabit::text::counted;

/// The members that a schema requires.
pub(in crate::schema) fn required(schema: &Map<String, Value>) -> impl Iterator<Item = &str> {
    schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

fn met(change: impl FnOnce(&mut ObjectDemand)) -> Ways {
    vec![Way::on(Kinds::OBJECT, |demand| change(&mut demand.object))]
}

fn missed(change: impl FnOnce(&mut ObjectDemand)) -> Way {
    Way::only(Kinds::OBJECT, |demand| change(&mut demand.object))
}

pub(super) fn at_least(keyword: &Keyword<'_>) -> Ways {
    met(|object| object.least = counted(keyword.value).unwrap_or(0))
}

pub(super) fn fewer(keyword: &Keyword<'_>) -> Ways {
    let most = counted(keyword.value).and_then(|least| least.checked_sub(1));
    most.map(|most| missed(|object| object.most = Some(most))).into_iter().collect()
}

pub(super) fn at_most(keyword: &Keyword<'_>) -> Ways {
    met(|object| object.most = counted(keyword.value))
}

pub(super) fn more(keyword: &Keyword<'_>) -> Ways {
    let least = counted(keyword.value).and_then(|most| most.checked_add(1));
    least.map(|least| missed(|object| object.least = least)).into_iter().collect()
}

fn listed(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

pub(super) fn requires(keyword: &Keyword<'_>) -> Ways {
    met(|object| object.required = listed(keyword.value))
}

pub(super) fn lacks(keyword: &Keyword<'_>) -> Ways {
    listed(keyword.value).into_iter().map(|name| missed(|object| object.absent.push(name))).collect()
}

pub(super) fn dependent_required(keyword: &Keyword<'_>) -> Ways {
    let rules = keyword.value.as_object().into_iter().flatten();
    met(|object| object.dependents = rules.map(|(name, names)| (name.clone(), listed(names))).collect())
}

pub(super) fn dependent_lacking(keyword: &Keyword<'_>) -> Ways {
    let rules = keyword.value.as_object().into_iter().flatten();
    let pairs = rules.flat_map(|(name, names)| listed(names).into_iter().map(move |missing| (name, missing)));
    pairs
        .filter(|(name, missing)| *name != missing)
        .map(|(name, missing)| {
            missed(|object| {
                object.require(name.clone());
                object.absent.push(missing);
            })
        })
        .collect()
}

fn layer(keyword: &Keyword<'_>, name: &'static str) -> Ways {
    let layer = Layer { owner: keyword.owner, pointer: keyword.pointer.to_owned(), keyword: name };
    met(|object| object.layers.push(layer))
}

pub(super) fn properties(keyword: &Keyword<'_>) -> Ways {
    layer(keyword, "properties")
}

pub(super) fn patterns(keyword: &Keyword<'_>) -> Ways {
    layer(keyword, "patternProperties")
}

pub(super) fn additional(keyword: &Keyword<'_>) -> Ways {
    layer(keyword, "additionalProperties")
}

pub(super) fn properties_broken(keyword: &Keyword<'_>) -> Ways {
    let broken = |name: &String| {
        missed(|object| {
            object.require(name.clone());
            object.special.push((name.clone(), keyword.entry_of("properties", name, false)));
        })
    };
    keyword.names().map(broken).collect()
}

pub(super) fn patterns_broken(keyword: &Keyword<'_>) -> Ways {
    let broken = |pattern: &String| {
        let term = keyword.entry_of("patternProperties", pattern, false);
        missed(|object| object.strange.push(Strange::Matching(pattern.clone(), term)))
    };
    keyword.names().map(broken).collect()
}

pub(super) fn additional_broken(keyword: &Keyword<'_>) -> Ways {
    let term = keyword.under("additionalProperties", false);
    vec![missed(|object| object.strange.push(Strange::Outside(keyword.pointer.to_owned(), term)))]
}

pub(super) fn names(keyword: &Keyword<'_>) -> Ways {
    met(|object| object.names.push(keyword.under("propertyNames", true)))
}

pub(super) fn names_broken(keyword: &Keyword<'_>) -> Ways {
    let term = keyword.under("propertyNames", false);
    vec![missed(|object| object.strange.push(Strange::Refused(term)))]
}
