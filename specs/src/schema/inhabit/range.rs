//! What is demanded of a number.

use std::cmp::Ordering;

use crate::schema::decimal::Decimal;

/// A bound, and whether the bound itself is left out.
pub(super) type Limit = (Decimal, bool);

/// What is demanded of a number, by all keywords that apply to it together.
#[derive(Clone, Debug, Default)]
pub(super) struct Range {
    pub(super) least: Option<Limit>,
    pub(super) most: Option<Limit>,
    /// Numbers are multiples of this.
    pub(super) step: Option<Decimal>,
    /// Numbers are multiples of none of these.
    pub(super) off: Vec<Decimal>,
    /// Whether a bound or step has more digits than are computed with.
    pub(super) beyond: bool,
}

impl Range {
    /// Both ranges together.
    pub(super) fn and(&mut self, other: Self) {
        self.least = tighter(self.least, other.least, Ordering::Greater);
        self.most = tighter(self.most, other.most, Ordering::Less);
        self.step = match (self.step, other.step) {
            (Some(one), Some(two)) => {
                let common = one.common(two);
                self.beyond |= common.is_none();
                common.or(Some(one))
            }
            (one, two) => one.or(two),
        };
        self.off.extend(other.off);
        self.beyond |= other.beyond;
    }

    /// Whether it is certain that no number lies in it.
    pub(super) fn is_empty(&self) -> bool {
        let (Some((least, open)), Some((most, closed)), false) = (self.least, self.most, self.beyond) else {
            return false;
        };
        match least.compared(most) {
            Some(Ordering::Greater) => true,
            Some(Ordering::Equal) => open || closed,
            _ => self.step.is_some_and(|step| self.steps(step).is_some_and(|(first, last)| first > last)),
        }
    }

    /// The first and last multiple of a step in the range; as far as the reach where there is no bound.
    pub(super) fn steps(&self, step: Decimal) -> Option<(i128, i128)> {
        let first = match self.least {
            Some((least, open)) => Some(first_step(least, step, open)?),
            None => None,
        };
        let last = match self.most {
            Some((most, open)) => Some(last_step(most, step, open)?),
            None => None,
        };
        Some(match (first, last) {
            (Some(first), Some(last)) => (first, last),
            (Some(first), None) => (first, first.checked_add(REACH)?),
            (None, Some(last)) => (last.checked_sub(REACH)?, last),
            (None, None) => (-REACH, REACH),
        })
    }

    /// Whether a number lies in it.
    pub(super) fn admits(&self, number: Decimal) -> bool {
        let inside = |limit: Option<Limit>, outside: Ordering| {
            limit.is_none_or(|(limit, open)| match number.compared(limit) {
                Some(Ordering::Equal) => !open,
                Some(order) => order != outside,
                None => false,
            })
        };
        inside(self.least, Ordering::Less)
            && inside(self.most, Ordering::Greater)
            && self.step.is_none_or(|step| number.is_multiple(step))
            && !self.off.iter().any(|step| number.is_multiple(*step))
    }
}

/// How many steps a side without bound reaches.
const REACH: i128 = 1000;

fn tighter(one: Option<Limit>, two: Option<Limit>, tight: Ordering) -> Option<Limit> {
    match (one, two) {
        (Some(one), Some(two)) => match two.0.compared(one.0) {
            Some(Ordering::Equal) => Some((one.0, one.1 || two.1)),
            Some(order) if order == tight => Some(two),
            _ => Some(one),
        },
        (one, two) => one.or(two),
    }
}

fn first_step(least: Decimal, step: Decimal, open: bool) -> Option<i128> {
    let below = least.steps(step)?;
    let on_step = step.times(below)?.compared(least) == Some(Ordering::Equal);
    if on_step && !open { Some(below) } else { below.checked_add(1) }
}

fn last_step(most: Decimal, step: Decimal, open: bool) -> Option<i128> {
    let below = most.steps(step)?;
    let on_step = step.times(below)?.compared(most) == Some(Ordering::Equal);
    if on_step && open { below.checked_sub(1) } else { Some(below) }
}
