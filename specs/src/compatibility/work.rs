//! How much is done at most: documents are strangers' words, and a comparison ends.

/// About so many schemas are held against values, over a whole comparison.
const WORK: usize = 4_000_000;
/// So many changes are kept.
pub(super) const CHANGES: usize = 64;
/// So many changes of one schema are kept.
pub(super) const OF_SCHEMA: usize = 8;
/// So many parts that were left aside are named; all are counted.
pub(super) const ASIDE: usize = 8;

/// What is left to be done.
#[derive(Clone, Debug)]
pub(super) struct Work {
    left: usize,
    is_used_up: bool,
}

impl Default for Work {
    fn default() -> Self {
        Self { left: WORK, is_used_up: false }
    }
}

impl Work {
    /// Whether so much may still be done; then it counts as done.
    pub(super) fn takes(&mut self, amount: usize) -> bool {
        match self.left.checked_sub(amount) {
            Some(left) => self.left = left,
            None => self.is_used_up = true,
        }
        !self.is_used_up
    }

    /// Whether something was to be done and was not: from then on nothing is.
    pub(super) fn is_used_up(&self) -> bool {
        self.is_used_up
    }

    /// Nearly nothing left, for tests.
    #[cfg(test)]
    pub(super) fn of(left: usize) -> Self {
        Self { left, is_used_up: false }
    }
}
