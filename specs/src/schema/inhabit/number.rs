//! Numbers within bounds and on steps.

use serde_json::{Map, Value};

use super::generator::Generator;
use super::parts::Parts;
use crate::schema::decimal::Decimal;

/// What is demanded of a number, by all schemas that apply to its place together.
#[derive(Clone, Copy, Debug, Default)]
struct Range {
    least: Option<Decimal>,
    most: Option<Decimal>,
    step: Option<Decimal>,
}

/// How far a bound that is not given lies from the other one.
const REACH: i128 = 1000;

impl<'a> Generator<'a> {
    /// A number that all parts admit.
    pub(super) fn number(
        &mut self,
        places: &[String],
        parts: &Parts<'a>,
        whole: bool,
    ) -> Result<Value, String> {
        let range = Range::gather(parts.iter().map(|(_, schema)| *schema), whole);
        for _ in 0..24 {
            let value = range.drawn(self).and_then(Decimal::value);
            if let Some(value) = value.filter(|value| self.all_admit(places, value)) {
                return Ok(value);
            }
        }
        Err("no drawn number is admitted".to_owned())
    }
}

impl Range {
    fn gather<'a>(parts: impl Iterator<Item = &'a Map<String, Value>>, whole: bool) -> Self {
        let mut range = Self { step: whole.then_some(Decimal::ONE), ..Self::default() };
        for part in parts {
            let number = |keyword| part.get(keyword).and_then(Decimal::of);
            for bound in [number("minimum"), number("exclusiveMinimum")].into_iter().flatten() {
                range.least = Some(
                    range
                        .least
                        .filter(|least| least.compared(bound) == Some(std::cmp::Ordering::Greater))
                        .unwrap_or(bound),
                );
            }
            for bound in [number("maximum"), number("exclusiveMaximum")].into_iter().flatten() {
                range.most = Some(
                    range
                        .most
                        .filter(|most| most.compared(bound) == Some(std::cmp::Ordering::Less))
                        .unwrap_or(bound),
                );
            }
            if let Some(step) = number("multipleOf") {
                range.step = range.step.map_or(Some(step), |other| step.common(other));
            }
        }
        range
    }

    /// Whether zero lies between bounds of which the lower one is far off, as those of `int64` are: a sample near such
    /// a bound is valid, but no number that anybody would write, and many readers of JSON cannot hold it.
    fn spans_zero_widely(self) -> bool {
        let is_far =
            |least: Decimal| least.compared(Decimal::integer(-REACH)) == Some(std::cmp::Ordering::Less);
        let is_above_zero =
            |most: Decimal| most.compared(Decimal::integer(REACH)) == Some(std::cmp::Ordering::Greater);
        self.least.is_some_and(is_far) && self.most.is_none_or(is_above_zero)
    }

    /// A number between the bounds, on a step; the bounds themselves are common.
    fn drawn(self, generator: &mut Generator<'_>) -> Option<Decimal> {
        let width = self.most.zip(self.least).and_then(|(most, least)| most.minus(least));
        let narrow = width
            .is_some_and(|width| width.compared(Decimal::integer(2)) != Some(std::cmp::Ordering::Greater));
        let fine = if narrow {
            Decimal::of(&serde_json::json!(0.001))
        } else {
            Decimal::of(&serde_json::json!(0.5))
        };
        let step = self.step.or(fine)?;
        let reach = step.times(REACH)?;
        let start = match (self.least, self.most) {
            _ if generator.readable && self.spans_zero_widely() => Decimal::integer(0),
            (Some(least), _) => least,
            (None, Some(most)) => most.minus(reach)?,
            (None, None) if generator.readable => Decimal::integer(0),
            (None, None) => reach.times(-1)?,
        };
        let end = self.most.or_else(|| start.plus(reach)?.plus(reach))?;
        let (first, last) = (start.steps(step)?, end.steps(step)?);
        let span = usize::try_from(last.checked_sub(first)?).ok()?;
        let offset =
            if generator.source.once_in(8) { span } else { generator.source.below(span.saturating_add(1)) };
        let offset = if generator.readable && generator.attempt == 0 {
            offset.min(1 + generator.source.below(3))
        } else {
            offset
        };
        step.times(first.checked_add(i128::try_from(offset).ok()?)?)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use crate::schema::{Schema, SchemaSet};

    #[test]
    fn a_sample_between_far_bounds_is_a_number_that_people_write() {
        let schema = json!({"type": "integer", "minimum": i64::MIN, "maximum": i64::MAX});
        let schema = Schema::new(Arc::new(SchemaSet::new(schema)), "");
        let sample = schema.sample().unwrap().as_i64().unwrap();
        assert!((0..=3).contains(&sample), "{sample}");
    }
}
