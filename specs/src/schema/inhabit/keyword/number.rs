//! Bounds and steps of numbers.

use super::way::{Keyword, Way, Ways};
use crate::schema::decimal::Decimal;
use crate::schema::inhabit::kinds::Kinds;
use crate::schema::inhabit::range::Range;

pub(super) fn minimum(keyword: &Keyword<'_>) -> Ways {
    met(least(keyword, false))
}

pub(super) fn below_minimum(keyword: &Keyword<'_>) -> Ways {
    missed(most(keyword, true))
}

pub(super) fn maximum(keyword: &Keyword<'_>) -> Ways {
    met(most(keyword, false))
}

pub(super) fn above_maximum(keyword: &Keyword<'_>) -> Ways {
    missed(least(keyword, true))
}

pub(super) fn exclusive_minimum(keyword: &Keyword<'_>) -> Ways {
    met(least(keyword, true))
}

pub(super) fn up_to_exclusive_minimum(keyword: &Keyword<'_>) -> Ways {
    missed(most(keyword, false))
}

pub(super) fn exclusive_maximum(keyword: &Keyword<'_>) -> Ways {
    met(most(keyword, true))
}

pub(super) fn from_exclusive_maximum(keyword: &Keyword<'_>) -> Ways {
    missed(least(keyword, false))
}

pub(super) fn multiple(keyword: &Keyword<'_>) -> Ways {
    let step = Decimal::of(keyword.value);
    met(Range { step, beyond: step.is_none(), ..Range::default() })
}

pub(super) fn no_multiple(keyword: &Keyword<'_>) -> Ways {
    match Decimal::of(keyword.value) {
        Some(step) => missed(Range { off: vec![step], ..Range::default() }),
        None => Vec::new(),
    }
}

fn least(keyword: &Keyword<'_>, open: bool) -> Range {
    let limit = Decimal::near(keyword.value);
    Range { least: limit.map(|limit| (limit, open)), beyond: limit.is_none(), ..Range::default() }
}

fn most(keyword: &Keyword<'_>, open: bool) -> Range {
    let limit = Decimal::near(keyword.value);
    Range { most: limit.map(|limit| (limit, open)), beyond: limit.is_none(), ..Range::default() }
}

fn met(range: Range) -> Ways {
    vec![Way::on(Kinds::NUMBER, |demand| demand.number = range)]
}

fn missed(range: Range) -> Ways {
    vec![Way::only(Kinds::NUMBER, |demand| demand.number = range)]
}
