//! Waivers: a finding that an authority has agreed to live with is shown as waived, never hidden.

use hutong_specs::judgement::Finding;
use hutong_specs::profile::Waiver;
use hutong_specs::signing::TimeFormat;

/// Marks the findings that a waiver covers on the day on which the record begins, in China's time.
pub(super) fn waive(findings: &mut [Finding], waivers: &[Waiver], started_ms: i64) {
    let today = day(started_ms);
    for finding in findings {
        finding.waiver = waivers
            .iter()
            .find(|waiver| covers(waiver, finding) && waiver.expires.as_str() >= today.as_str())
            .map(|waiver| waiver.id.clone());
    }
}

fn covers(waiver: &Waiver, finding: &Finding) -> bool {
    waiver.clause == finding.clause
        && waiver
            .operation
            .as_ref()
            .is_none_or(|operation| finding.operations.iter().all(|own| own == operation))
}

/// `YYYY-MM-DD` in China's time.
fn day(unix_ms: i64) -> String {
    TimeFormat::DateTime.format(unix_ms).unwrap_or_default().chars().take(10).collect()
}
