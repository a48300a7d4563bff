//! Numbers within a range.

use std::cmp::Ordering;

use serde_json::Value;

use super::drawing::Drawing;
use super::obstacle::Obstacle;
use super::range::Range;
use crate::schema::decimal::Decimal;

/// How far zero must be from a bound for a sample to be near zero and not near the bound.
const FAR: i128 = 1000;
/// As many numbers are drawn, and then as many tried in turn.
const TRIES: i128 = 32;

impl Drawing<'_> {
    /// A number in a range, whole or not.
    pub(super) fn number(&mut self, range: &Range, whole: bool) -> Result<Value, Obstacle> {
        let step = step(range, whole).ok_or_else(|| Obstacle::not_found("its steps are too fine"))?;
        let beyond = || Obstacle::not_found("its bounds have more digits than are computed with");
        let (first, last) = range.steps(step).ok_or_else(beyond)?;
        if first > last {
            let why = "no number lies between the bounds".to_owned();
            return Err(Obstacle { why, proven: !range.beyond && (range.step.is_some() || whole) });
        }
        let fits = |number: Decimal| range.admits(number) && number.is_multiple(Decimal::ONE) == whole;
        for turn in 0..2 * TRIES {
            let index = if turn < TRIES { self.index(range, first, last) } else { first + turn - TRIES };
            let number = step.times(index.min(last)).filter(|number| fits(*number));
            if let Some(value) = number.and_then(Decimal::value) {
                return Ok(value);
            }
        }
        Err(Obstacle::not_found("no drawn number is admitted"))
    }

    /// The number of a step: the last one is common, and a sample is small.
    fn index(&mut self, range: &Range, first: i128, last: i128) -> i128 {
        let span = usize::try_from(last.saturating_sub(first)).unwrap_or(usize::MAX - 1);
        if self.readable && self.attempt == 0 {
            let start = if spans_zero_widely(range) { 0.max(first).min(last) } else { first };
            let unbounded = range.least.is_none() && range.most.is_none();
            let start = if unbounded { 0.max(first) } else { start };
            let small = 1 + self.source.below(3);
            return start.saturating_add(i128::try_from(small.min(span)).unwrap_or(0)).min(last);
        }
        let offset = if self.source.once_in(8) { span } else { self.source.below(span.saturating_add(1)) };
        first.saturating_add(i128::try_from(offset).unwrap_or(0))
    }
}

/// Whether zero lies between bounds of which the lower one is far off, as those of `int64` are: a sample near such a
/// bound is valid, but no number that anybody would write, and many readers of JSON cannot hold it.
fn spans_zero_widely(range: &Range) -> bool {
    let is_far = |least: Decimal| least.compared(Decimal::integer(-FAR)) == Some(Ordering::Less);
    let is_above = |most: Decimal| most.compared(Decimal::integer(FAR)) == Some(Ordering::Greater);
    range.least.is_some_and(|(least, _)| is_far(least)) && range.most.is_none_or(|(most, _)| is_above(most))
}

/// What numbers are multiples of: the range's own step, one for whole numbers, else something fine enough.
fn step(range: &Range, whole: bool) -> Option<Decimal> {
    if let Some(step) = range.step {
        return if whole { step.common(Decimal::ONE) } else { Some(step) };
    }
    if whole {
        return Some(Decimal::ONE);
    }
    let width = range.most.zip(range.least).and_then(|(most, least)| most.0.minus(least.0));
    let mut step = Decimal::ONE.half()?;
    for _ in 0..20 {
        let fine = width.is_none_or(|width| {
            step.times(8)
                .and_then(|steps| steps.compared(width))
                .is_none_or(|order| order != Ordering::Greater)
        });
        if fine {
            break;
        }
        step = step.half()?;
    }
    Some(step)
}
