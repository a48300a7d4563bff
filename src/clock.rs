//! The clock of this machine: the only one in hutong.

use std::time::{SystemTime, UNIX_EPOCH};

/// Unix time in milliseconds.
pub fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// The clock of this machine, as the runner asks for it.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl hutong_suites::run::Clock for SystemClock {
    fn now_ms(&self) -> i64 {
        now_ms()
    }
}
