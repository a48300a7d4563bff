//! Schemas that hold together, of which some hold, or of which none may.

use super::way::{Keyword, Way, Ways};

/// At most so many pairs of branches are made to hold at once.
const PAIRS: usize = 8;

pub(super) fn all(keyword: &Keyword<'_>) -> Ways {
    vec![Way::through(keyword.list("allOf", true))]
}

pub(super) fn not_all(keyword: &Keyword<'_>) -> Ways {
    keyword.list("allOf", false).into_iter().map(|term| Way::through(vec![term])).collect()
}

pub(super) fn any(keyword: &Keyword<'_>) -> Ways {
    keyword.list("anyOf", true).into_iter().map(|term| Way::through(vec![term])).collect()
}

pub(super) fn none(keyword: &Keyword<'_>) -> Ways {
    vec![Way::through(keyword.list("anyOf", false))]
}

pub(super) fn one(keyword: &Keyword<'_>) -> Ways {
    let refused = keyword.list("oneOf", false);
    let way = |chosen: usize| {
        let mut terms = refused.clone();
        if let Some(term) = terms.get_mut(chosen) {
            term.holds = true;
        }
        Way::through(terms)
    };
    (0..refused.len()).map(way).collect()
}

pub(super) fn none_or_two(keyword: &Keyword<'_>) -> Ways {
    let admitted = keyword.list("oneOf", true);
    let later = |first: usize| (first + 1..admitted.len()).map(move |second| (first, second));
    let pairs = (0..admitted.len()).flat_map(later).take(PAIRS);
    let both = pairs.map(|(first, second)| {
        let chosen = [first, second].into_iter().filter_map(|index| admitted.get(index).cloned());
        Way::through(chosen.collect())
    });
    std::iter::once(Way::through(keyword.list("oneOf", false))).chain(both).collect()
}

pub(super) fn not(keyword: &Keyword<'_>) -> Ways {
    vec![Way::through(vec![keyword.under("not", false)])]
}

pub(super) fn not_not(keyword: &Keyword<'_>) -> Ways {
    vec![Way::through(vec![keyword.under("not", true)])]
}
