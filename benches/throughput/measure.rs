//! What is measured: exchanges per second, and processor time of this process.

use std::time::Instant;

/// One measurement.
pub struct Measured {
    /// Exchanges per second.
    pub per_second: f64,
    /// Processor time of this process for each exchange, in microseconds; 0 if it was another process's.
    pub cpu_us: f64,
}

/// Measures `work`, which makes `exchanges` exchanges.
pub fn measured(exchanges: u32, work: impl FnOnce()) -> Measured {
    let (cpu, started) = (cpu_us(), Instant::now());
    work();
    let seconds = started.elapsed().as_secs_f64();
    Measured { per_second: f64::from(exchanges) / seconds, cpu_us: (cpu_us() - cpu) / f64::from(exchanges) }
}

/// Processor time of this process so far, in microseconds, good to ten milliseconds.
fn cpu_us() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    let fields: Vec<f64> = after.split_whitespace().filter_map(|field| field.parse().ok()).collect();
    // After the name come the state, which is no number, and ten fields before user and system time.
    let ticks = fields.get(10).unwrap_or(&0.0) + fields.get(11).unwrap_or(&0.0);
    ticks * 10_000.0
}
