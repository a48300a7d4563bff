//! Items and members that no other keyword speaks of.

use super::way::{Keyword, Way, Ways};
use crate::schema::inhabit::demand::Strange;
use crate::schema::inhabit::kinds::Kinds;
use crate::schema::site::length;

pub(super) fn items(keyword: &Keyword<'_>) -> Ways {
    let term = keyword.under("unevaluatedItems", true);
    vec![Way::on(Kinds::ARRAY, |demand| demand.array.unevaluated.push((keyword.owner, term)))]
}

/// An item behind every one that is described.
pub(super) fn items_broken(keyword: &Keyword<'_>) -> Ways {
    let first = length(keyword.schema, "prefixItems");
    let way = |index: usize| {
        Way::only(Kinds::ARRAY, |demand| {
            demand.array.least = index + 1;
            demand.array.special.push((index, keyword.under("unevaluatedItems", false)));
        })
    };
    [first, first + 3].into_iter().map(way).collect()
}

pub(super) fn members(keyword: &Keyword<'_>) -> Ways {
    let term = keyword.under("unevaluatedProperties", true);
    vec![Way::on(Kinds::OBJECT, |demand| demand.object.unevaluated.push((keyword.owner, term)))]
}

pub(super) fn members_broken(keyword: &Keyword<'_>) -> Ways {
    let term = keyword.under("unevaluatedProperties", false);
    vec![Way::only(Kinds::OBJECT, |demand| {
        demand.object.strange.push(Strange::Outside(keyword.pointer.to_owned(), term));
    })]
}
