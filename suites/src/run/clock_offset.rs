//! By how much the target's clock is ahead of the tester's: the median over the `Date` headers of the run.

use std::sync::{Mutex, PoisonError};

use hutong_specs::signing::TimeFormat;

/// After the first answers one in so many is looked at, and so many samples are kept at most.
const STRIDE: u64 = 16;
const SAMPLES: usize = 4096;

/// Samples of the offset.
#[derive(Debug, Default)]
pub(super) struct ClockOffset(Mutex<Samples>);

#[derive(Debug, Default)]
struct Samples {
    seen: u64,
    offsets: Vec<i64>,
}

impl ClockOffset {
    /// Takes the `Date` of an answer that was under way around `middle_ms` on the tester's clock.
    pub(super) fn observe(&self, date: &str, middle_ms: i64) {
        let mut samples = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        samples.seen += 1;
        let is_due = samples.seen <= STRIDE || samples.seen.is_multiple_of(STRIDE);
        if !is_due || samples.offsets.len() >= SAMPLES {
            return;
        }
        if let Ok(date_ms) = TimeFormat::Rfc1123.parse(date) {
            // A date is cut to its second: half a second more is right on average.
            samples.offsets.push(date_ms.saturating_add(500).saturating_sub(middle_ms));
        }
    }

    /// The median, if there was any date.
    pub(super) fn median(&self) -> Option<i64> {
        let mut offsets = self.0.lock().unwrap_or_else(PoisonError::into_inner).offsets.clone();
        offsets.sort_unstable();
        offsets.get(offsets.len() / 2).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_odd_answer_does_not_move_the_median() {
        let offset = ClockOffset::default();
        assert_eq!(offset.median(), None);
        offset.observe("Mon, 01 Jan 2024 00:00:02 GMT", 1_704_067_200_500);
        offset.observe("Mon, 01 Jan 2024 00:00:02 GMT", 1_704_067_200_400);
        offset.observe("Thu, 01 Jan 1970 00:00:00 GMT", 1_704_067_200_500);
        offset.observe("yesterday", 1_704_067_200_500);
        assert_eq!(offset.median(), Some(2000));
    }
}
