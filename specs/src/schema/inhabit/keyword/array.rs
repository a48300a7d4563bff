//! Lengths and items of arrays.

use serde_json::Value;

use super::way::{Keyword, Way, Ways};
use crate::schema::inhabit::demand::{Contained, Layer};
use crate::schema::inhabit::kinds::Kinds;
use crate::schema::inhabit::text::counted;
use crate::schema::site::length;

pub(super) fn at_least(keyword: &Keyword<'_>) -> Ways {
    vec![Way::on(Kinds::ARRAY, |demand| demand.array.least = counted(keyword.value).unwrap_or(0))]
}

pub(super) fn fewer(keyword: &Keyword<'_>) -> Ways {
    let most = counted(keyword.value).and_then(|least| least.checked_sub(1));
    most.map(|most| Way::only(Kinds::ARRAY, |demand| demand.array.most = Some(most))).into_iter().collect()
}

pub(super) fn at_most(keyword: &Keyword<'_>) -> Ways {
    vec![Way::on(Kinds::ARRAY, |demand| demand.array.most = counted(keyword.value))]
}

pub(super) fn more(keyword: &Keyword<'_>) -> Ways {
    let least = counted(keyword.value).and_then(|most| most.checked_add(1));
    least.map(|least| Way::only(Kinds::ARRAY, |demand| demand.array.least = least)).into_iter().collect()
}

pub(super) fn distinct(keyword: &Keyword<'_>) -> Ways {
    let distinct = *keyword.value == Value::Bool(true);
    vec![Way::on(Kinds::ARRAY, |demand| demand.array.distinct = distinct)]
}

pub(super) fn repeated(keyword: &Keyword<'_>) -> Ways {
    if *keyword.value != Value::Bool(true) {
        return Vec::new();
    }
    vec![Way::only(Kinds::ARRAY, |demand| {
        demand.array.repeated = true;
        demand.array.least = 2;
    })]
}

fn contained(keyword: &Keyword<'_>, least: usize, most: Option<usize>) -> Contained {
    Contained { owner: keyword.owner, term: keyword.under("contains", true), least, most }
}

fn bound(keyword: &Keyword<'_>, name: &str) -> Option<usize> {
    keyword.sibling(name).and_then(counted)
}

pub(super) fn contains(keyword: &Keyword<'_>) -> Ways {
    let least = bound(keyword, "minContains").unwrap_or(1);
    let contained = contained(keyword, least, bound(keyword, "maxContains"));
    vec![Way::on(Kinds::ARRAY, |demand| demand.array.contained.push(contained))]
}

pub(super) fn contains_not(keyword: &Keyword<'_>) -> Ways {
    let least = bound(keyword, "minContains").unwrap_or(1);
    let few = least.checked_sub(1).map(|most| contained(keyword, 0, Some(most)));
    few.into_iter().map(only).collect()
}

fn only(contained: Contained) -> Way {
    let least = contained.least;
    Way::only(Kinds::ARRAY, |demand| {
        demand.array.least = least;
        demand.array.contained.push(contained);
    })
}

pub(super) fn contains_fewer(keyword: &Keyword<'_>) -> Ways {
    if keyword.sibling("contains").is_none() {
        return Vec::new();
    }
    let most = counted(keyword.value).and_then(|least| least.checked_sub(1));
    most.map(|most| only(contained(keyword, 0, Some(most)))).into_iter().collect()
}

pub(super) fn contains_more(keyword: &Keyword<'_>) -> Ways {
    if keyword.sibling("contains").is_none() {
        return Vec::new();
    }
    let least = counted(keyword.value).and_then(|most| most.checked_add(1));
    least.map(|least| only(contained(keyword, least, None))).into_iter().collect()
}

fn layer(keyword: &Keyword<'_>, name: &'static str) -> Ways {
    let layer = Layer { owner: keyword.owner, pointer: keyword.pointer.to_owned(), keyword: name };
    vec![Way::on(Kinds::ARRAY, |demand| demand.array.layers.push(layer))]
}

pub(super) fn prefix(keyword: &Keyword<'_>) -> Ways {
    layer(keyword, "prefixItems")
}

pub(super) fn items(keyword: &Keyword<'_>) -> Ways {
    layer(keyword, "items")
}

pub(super) fn prefix_broken(keyword: &Keyword<'_>) -> Ways {
    let broken = keyword.list("prefixItems", false).into_iter().enumerate();
    broken
        .map(|(index, term)| {
            Way::only(Kinds::ARRAY, |demand| {
                demand.array.least = index + 1;
                demand.array.special.push((index, term));
            })
        })
        .collect()
}

pub(super) fn items_broken(keyword: &Keyword<'_>) -> Ways {
    let index = keyword.sibling("prefixItems").map_or(0, |_| length(keyword.schema, "prefixItems"));
    vec![Way::only(Kinds::ARRAY, |demand| {
        demand.array.least = index + 1;
        demand.array.special.push((index, keyword.under("items", false)));
    })]
}
