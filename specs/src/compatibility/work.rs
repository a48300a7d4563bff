//! How much is done at most: documents are strangers' words, and a comparison ends.

/// About so many schemas are held against values, over a whole comparison.
const WORK: usize = 4_000_000;
/// So many changes are kept.
pub(super) const CHANGES: usize = 64;
/// So many changes of one schema are kept.
pub(super) const OF_SCHEMA: usize = 8;

/// What is left to be done.
#[derive(Clone, Debug)]
pub(super) struct Work {
    left: usize,
}

impl Default for Work {
    fn default() -> Self {
        Self { left: WORK }
    }
}

impl Work {
    /// Whether so much may still be done; then it counts as done.
    pub(super) fn takes(&mut self, amount: usize) -> bool {
        match self.left.checked_sub(amount) {
            Some(left) => {
                self.left = left;
                true
            }
            None => false,
        }
    }
}
