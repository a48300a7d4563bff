//! What a run has done so far, for a progress bar. It decides nothing.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counts of a run under way.
#[derive(Debug, Default)]
pub struct Progress {
    cases: AtomicU64,
    exchanges: AtomicU64,
    faults: AtomicU64,
}

impl Progress {
    /// How many cases are done.
    pub fn cases(&self) -> u64 {
        self.cases.load(Ordering::Relaxed)
    }

    /// How many exchanges are recorded.
    pub fn exchanges(&self) -> u64 {
        self.exchanges.load(Ordering::Relaxed)
    }

    /// How many of them are faults.
    pub fn faults(&self) -> u64 {
        self.faults.load(Ordering::Relaxed)
    }

    pub(super) fn case_done(&self) {
        self.cases.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn exchange_done(&self, is_fault: bool) {
        self.exchanges.fetch_add(1, Ordering::Relaxed);
        self.faults.fetch_add(u64::from(is_fault), Ordering::Relaxed);
    }
}
