//! `oha`, a load generator, on one of the same requests.

use std::process::Command;

use crate::hutong_run::request_body;
use crate::measure::Measured;

/// Lets `oha` send the request; `None` if it is not installed.
pub fn measure(base: &str, connections: u16, exchanges: u32) -> Option<Measured> {
    let output = Command::new("oha")
        .args(["-n", &exchanges.to_string(), "-c", &connections.to_string(), "-m", "POST"])
        .args(["-T", "application/json", "-d", &request_body()])
        .args(["--no-tui", "--output-format", "json", &format!("{base}/cases")])
        .output()
        .ok()?;
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).ok()?;
    let per_second = report.pointer("/summary/requestsPerSec")?.as_f64()?;
    Some(Measured { per_second, cpu_us: 0.0 })
}
