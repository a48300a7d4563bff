//! Exact decimal arithmetic for the bounds of numbers, so that 0.1 steps stay 0.1 steps.
//!
//! Numbers beyond 38 digits are not handled; whoever needs one gives up and says so.

use std::cmp::Ordering;

use serde_json::{Number, Value};

/// A decimal number: `digits` divided by ten to the power of `scale`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decimal {
    digits: i128,
    scale: u32,
}

/// More places after the point than this are not handled.
const SCALE: u32 = 30;

impl Decimal {
    /// One, the step of whole numbers.
    pub(super) const ONE: Self = Self { digits: 1, scale: 0 };

    /// Reads a JSON number.
    pub(super) fn of(value: &Value) -> Option<Self> {
        Self::parse(&value.as_number()?.to_string())
    }

    fn parse(text: &str) -> Option<Self> {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
        let places = i64::try_from(fraction.len()).ok()?.checked_sub(exponent.parse::<i64>().ok()?)?;
        if let Ok(scale) = u32::try_from(places) {
            return (scale <= SCALE).then_some(Self { digits, scale });
        }
        let power = u32::try_from(places.checked_neg()?).ok()?;
        Some(Self::integer(digits.checked_mul(10_i128.checked_pow(power)?)?))
    }

    /// The number of an integer.
    pub(super) const fn integer(digits: i128) -> Self {
        Self { digits, scale: 0 }
    }

    /// The same number with at least `scale` places.
    fn rescaled(self, scale: u32) -> Option<i128> {
        self.digits.checked_mul(10_i128.checked_pow(scale.checked_sub(self.scale)?)?)
    }

    fn aligned(self, other: Self) -> Option<(i128, i128, u32)> {
        let scale = self.scale.max(other.scale);
        Some((self.rescaled(scale)?, other.rescaled(scale)?, scale))
    }

    /// The sum.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let (left, right, scale) = self.aligned(other)?;
        Some(Self { digits: left.checked_add(right)?, scale })
    }

    /// The difference.
    pub(super) fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { digits: other.digits.checked_neg()?, scale: other.scale })
    }

    /// The product with an integer.
    pub(super) fn times(self, factor: i128) -> Option<Self> {
        Some(Self { digits: self.digits.checked_mul(factor)?, scale: self.scale })
    }

    /// A half of the number.
    pub(super) fn half(self) -> Option<Self> {
        Some(Self { digits: self.digits.checked_mul(5)?, scale: self.scale + 1 })
    }

    /// How many whole steps lie below the number, rounded down.
    pub(super) fn steps(self, step: Self) -> Option<i128> {
        let (number, step, _) = self.aligned(step)?;
        number.checked_div_euclid(step)
    }

    /// The least number that is a multiple of both; none where one is zero.
    pub(super) fn common(self, other: Self) -> Option<Self> {
        let (left, right, scale) = self.aligned(other)?;
        let (mut divisor, mut rest) = (left.checked_abs()?, right.checked_abs()?);
        while rest != 0 {
            (divisor, rest) = (rest, divisor % rest);
        }
        let digits = left.checked_div(divisor)?.checked_mul(right)?.checked_abs()?;
        (digits != 0).then_some(Self { digits, scale })
    }

    /// Whether the number is a whole multiple of a step.
    pub(super) fn is_multiple(self, step: Self) -> bool {
        self.aligned(step).is_some_and(|(number, step, _)| number.checked_rem(step) == Some(0))
    }

    /// The number of an exact size or, where it has more digits than are computed with, one nearby.
    pub(super) fn near(value: &Value) -> Option<Self> {
        Self::of(value).or_else(|| {
            let text = value.as_number()?.to_string();
            let whole = text.split_once('.').map_or(text.as_str(), |(whole, _)| whole);
            if text.contains(['e', 'E']) { None } else { Self::parse(whole) }
        })
    }

    /// Compares two numbers by their size.
    pub(super) fn compared(self, other: Self) -> Option<Ordering> {
        self.aligned(other).map(|(left, right, _)| left.cmp(&right))
    }

    /// The number as JSON, an integer without a point.
    pub(super) fn value(self) -> Option<Value> {
        self.to_string().parse::<Number>().ok().map(Value::Number)
    }
}

/// Whether a JSON number is whole, however it is written.
pub(super) fn is_whole(value: &Value) -> bool {
    match Decimal::of(value) {
        Some(number) => number.is_multiple(Decimal::ONE),
        None => value.as_number().is_some_and(|number| !number.to_string().contains(['.', '-'])),
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let places = usize::try_from(self.scale).unwrap_or(0);
        let digits = format!("{:0>width$}", self.digits.unsigned_abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        match fraction.trim_end_matches('0') {
            "" => write!(formatter, "{sign}{whole}"),
            fraction => write!(formatter, "{sign}{whole}.{fraction}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn decimal(value: &Value) -> Decimal {
        Decimal::of(value).unwrap()
    }

    #[test]
    fn decimals_are_exact() {
        let sum = decimal(&json!(0.1)).plus(decimal(&json!(0.2))).unwrap();
        assert_eq!(sum.value(), Some(json!(0.3)));
        assert_eq!(decimal(&json!(-1.5)).minus(Decimal::ONE).unwrap().to_string(), "-2.5");
        assert_eq!(Decimal::ONE.half().unwrap().to_string(), "0.5");
        assert_eq!(decimal(&json!(1e3)).to_string(), "1000");
        assert_eq!(decimal(&json!(-7)).steps(Decimal::integer(2)), Some(-4));
        assert_eq!(Decimal::ONE.steps(Decimal::integer(0)), None);
        assert_eq!(decimal(&json!(1.5)).common(Decimal::integer(2)).unwrap().to_string(), "6");
        assert!(Decimal::ONE.common(Decimal::integer(0)).is_none());
    }

    #[test]
    fn what_is_too_large_is_given_up() {
        assert!(Decimal::of(&"1e400".parse::<Number>().map(Value::Number).unwrap()).is_none());
        assert!(Decimal::of(&json!("1")).is_none());
    }
}
