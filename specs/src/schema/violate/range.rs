//! Numbers just outside their bounds.

use super::table::Broken;
use crate::schema::decimal::Decimal;
use crate::schema::spot::Spot;

/// One step below the minimum.
pub(super) fn below_minimum(spot: &Spot<'_>) -> Broken {
    outside(spot, "minimum", "below-minimum", -1)
}

/// One step above the maximum.
pub(super) fn above_maximum(spot: &Spot<'_>) -> Broken {
    outside(spot, "maximum", "above-maximum", 1)
}

/// The excluded minimum itself.
pub(super) fn at_exclusive_minimum(spot: &Spot<'_>) -> Broken {
    outside(spot, "exclusiveMinimum", "at-exclusive-minimum", -1)
}

/// The excluded maximum itself.
pub(super) fn at_exclusive_maximum(spot: &Spot<'_>) -> Broken {
    outside(spot, "exclusiveMaximum", "at-exclusive-maximum", 1)
}

fn outside(spot: &Spot<'_>, keyword: &str, what: &str, outward: i128) -> Broken {
    if !spot.value.is_number() {
        return Ok(Vec::new());
    }
    let numbers =
        candidates(spot, keyword, outward).ok_or("its bound has more digits than are computed with")?;
    Ok(numbers.into_iter().filter_map(Decimal::value).map(|value| (what.to_owned(), value)).collect())
}

/// The bound itself, the numbers one step further out, and the nearest numbers on a step.
fn candidates(spot: &Spot<'_>, keyword: &str, outward: i128) -> Option<Vec<Decimal>> {
    let limit = spot.number(keyword)?;
    let step = spot.step().unwrap_or(Decimal::ONE);
    let below = limit.steps(step)?;
    let on_step =
        [0, outward, 2 * outward].into_iter().filter_map(|offset| step.times(below.checked_add(offset)?));
    let mut numbers = if keyword.starts_with("exclusive") { vec![limit] } else { Vec::new() };
    numbers.extend(limit.plus(step.times(outward)?));
    numbers.extend(on_step);
    numbers.extend(limit.plus(Decimal::integer(outward)));
    Some(numbers)
}
