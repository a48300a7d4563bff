//! The circuit breaker: too many faults of the wire, one after another, end the run.

use std::sync::atomic::{AtomicU32, Ordering};

/// Counts consecutive faults.
#[derive(Debug)]
pub(super) struct Breaker {
    limit: u32,
    consecutive: AtomicU32,
}

impl Breaker {
    /// A breaker that trips at so many faults.
    pub(super) fn new(limit: u32) -> Self {
        Self { limit: limit.max(1), consecutive: AtomicU32::new(0) }
    }

    /// An answer came back.
    pub(super) fn answered(&self) {
        // Written only if need be: every task looks at it after every exchange.
        if self.consecutive.load(Ordering::Relaxed) != 0 {
            self.consecutive.store(0, Ordering::Relaxed);
        }
    }

    /// None came back; the count of faults if that was one too many.
    pub(super) fn failed(&self) -> Option<u32> {
        let count = self.consecutive.fetch_add(1, Ordering::Relaxed) + 1;
        (count >= self.limit).then_some(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_consecutive_faults_count() {
        let breaker = Breaker::new(2);
        assert_eq!(breaker.failed(), None);
        breaker.answered();
        assert_eq!(breaker.failed(), None);
        assert_eq!(breaker.failed(), Some(2));
    }
}
