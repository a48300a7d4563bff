//! One sending of a step: which one it is, and what was seen of it.

use std::time::Duration;

use hutong_specs::plan::Probe;
use hutong_specs::record::Observation;
use serde_json::Value;

use super::slots::Captured;

/// How often a request is sent again because the platform asked to slow down.
pub(super) const PATIENCE: u32 = 3;

/// What one sending came to.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Whether there was anything to send.
    pub(super) is_built: bool,
    /// For how long the platform asked to wait.
    pub(super) slow_down: Option<Duration>,
    /// Captures that were not found.
    pub(super) missing: Vec<String>,
}

/// Which sending of a step this is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    /// From 1.
    pub(super) attempt: u32,
    /// How often the platform asked to slow down before.
    pub(super) throttled: u32,
    /// How often there was more to fetch before.
    pub(super) repeated: u16,
}

/// Whether there is more to fetch.
pub(super) fn has_more(probe: &Probe, count: Count, seen: &Seen, captured: &Captured) -> bool {
    probe.repeat.as_ref().is_some_and(|repeat| {
        let value = captured.get(&repeat.capture);
        count.repeated < repeat.max
            && !seen.missing.contains(&repeat.capture)
            && value.is_some_and(|value| *value != Value::String(String::new()))
    })
}

/// The capture for whose sake the probe is sent again.
pub(super) fn repeats_for(probe: &Probe) -> Option<&String> {
    probe.repeat.as_ref().map(|repeat| &repeat.capture)
}

/// What the record says of a sending beside its bytes.
pub(super) fn observations(probe: &Probe, count: Count, is_renewed: bool, seen: &Seen) -> Vec<Observation> {
    let mut observations = Vec::new();
    if is_renewed {
        observations.push(Observation::Renewed);
    }
    if let Some(wait) = seen.slow_down {
        let wait = if count.throttled < PATIENCE { wait } else { Duration::ZERO };
        observations.push(Observation::Throttled(u64::try_from(wait.as_millis()).unwrap_or(u64::MAX)));
    }
    let missing = seen.missing.iter().filter(|name| repeats_for(probe) != Some(name));
    observations.extend(missing.cloned().map(Observation::CaptureMissing));
    observations
}

/// A duration as the record writes it.
pub(super) fn microseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}
