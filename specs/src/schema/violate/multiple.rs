//! Numbers that stand between two steps.

use super::table::Broken;
use crate::schema::decimal::Decimal;
use crate::schema::spot::Spot;

/// Half a step off; one off where the number must be whole.
pub(super) fn broken(spot: &Spot<'_>) -> Broken {
    let Some(number) = Decimal::of(spot.value) else {
        return Ok(Vec::new());
    };
    let half = spot
        .number("multipleOf")
        .and_then(Decimal::half)
        .ok_or("its step has more digits than are computed with")?;
    let near = [number.plus(Decimal::ONE), number.minus(Decimal::ONE), number.plus(half), number.minus(half)];
    let values = near.into_iter().flatten().filter_map(Decimal::value);
    Ok(values.map(|value| ("off-step".to_owned(), value)).collect())
}
