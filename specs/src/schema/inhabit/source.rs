//! Where generated values come from: a stream of choices that a seed determines, and a proptest runner for strategies.

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::identifiers::Draw;

/// A stream of values that a seed and a name determine.
pub(in crate::schema) struct Source {
    draw: Draw,
    /// Made when a strategy is first asked, because most values need none.
    runner: Option<TestRunner>,
}

impl Source {
    /// The stream of a seed; streams of other names are independent of it.
    pub(in crate::schema) fn seeded(seed: u64, name: &str, attempt: u64) -> Self {
        let mixed = seed ^ digest(name) ^ attempt.wrapping_mul(0xA076_1D64_78BD_642F);
        Self { draw: Draw::seeded(mixed), runner: None }
    }

    /// Draws one value of a strategy; none where the strategy refuses to give one.
    pub(in crate::schema) fn draw<S: Strategy>(&mut self, strategy: &S) -> Option<S::Value> {
        let runner = self.runner.get_or_insert_with(|| {
            let mut key = [0_u8; 32];
            for chunk in key.chunks_mut(8) {
                chunk.copy_from_slice(&self.draw.next_bits().to_le_bytes());
            }
            let config = Config { failure_persistence: None, ..Config::with_cases(1) };
            TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &key))
        });
        strategy.new_tree(runner).ok().map(|tree| tree.current())
    }

    /// A number below `bound`; 0 for a bound of 0.
    pub(in crate::schema) fn below(&mut self, bound: usize) -> usize {
        if bound < 2 { 0 } else { usize::try_from(self.draw.below(bound as u64)).unwrap_or(0) }
    }

    /// A number from `first` to `last`, both included.
    pub(in crate::schema) fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last.saturating_sub(first).saturating_add(1))
    }

    /// True one time in `times`.
    pub(in crate::schema) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// A small stream of choices, for what makes identifiers.
    pub(in crate::schema) fn choices(&mut self) -> Draw {
        Draw::seeded(self.draw.next_bits())
    }
}

/// The FNV-1a digest: equal on every machine and in every version.
fn digest(name: &str) -> u64 {
    name.bytes()
        .fold(0xCBF2_9CE4_8422_2325, |digest, byte| (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}
