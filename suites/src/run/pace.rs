//! The pace: how many requests a second, and nobody while the platform asks to slow down.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// Gives every request its turn.
#[derive(Debug)]
pub(super) struct Pace {
    interval: Option<Duration>,
    is_limited: AtomicBool,
    next: Mutex<Instant>,
}

impl Pace {
    /// A pace of so many requests a second; as fast as can be if `None`.
    pub(super) fn new(rate: Option<u32>) -> Self {
        let interval = rate.map(|rate| Duration::from_secs(1) / rate.max(1));
        Self { interval, is_limited: AtomicBool::new(interval.is_some()), next: Mutex::new(Instant::now()) }
    }

    /// Waits for the turn of one request, and says for how long.
    pub(super) async fn turn(&self) -> Duration {
        if !self.is_limited.load(Ordering::Relaxed) {
            return Duration::ZERO;
        }
        let now = Instant::now();
        let turn = self.take(now);
        if turn > now {
            sleep_until(turn).await;
        }
        now.elapsed()
    }

    /// Nobody's turn comes before this time has passed.
    pub(super) fn hold(&self, wait: Duration) {
        self.is_limited.store(true, Ordering::Relaxed);
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        *next = (*next).max(Instant::now() + wait);
    }

    fn take(&self, now: Instant) -> Instant {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let turn = (*next).max(now);
        *next = turn + self.interval.unwrap_or_default();
        turn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn requests_come_one_interval_apart() {
        let pace = Pace::new(Some(4));
        let started = Instant::now();
        for _ in 0..5 {
            pace.turn().await;
        }
        assert_eq!(started.elapsed().as_millis(), 1000);
    }

    #[tokio::test(start_paused = true)]
    async fn nobody_goes_while_the_pace_is_held() {
        let pace = Pace::new(None);
        assert_eq!(pace.turn().await, Duration::ZERO);
        pace.hold(Duration::from_secs(3));
        assert_eq!(pace.turn().await.as_secs(), 3);
        assert_eq!(pace.turn().await, Duration::ZERO);
    }
}
