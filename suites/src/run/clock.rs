//! The time of day, as it is told to the runner.

/// Tells the time of day. Durations are measured by the runner itself, with a clock that never jumps.
pub trait Clock: Send + Sync {
    /// Unix time in milliseconds.
    fn now_ms(&self) -> i64;
}
