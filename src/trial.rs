//! A trial: a plan run against a target and judged, with nothing kept but the judgement.

use std::path::Path;

use hutong_specs::judgement::Judgement;
use hutong_specs::standard::Standard;
use hutong_suites::judge::Judge;
use tokio::sync::watch;

use crate::equip;
use crate::exit::ExitCode;
use crate::failure::Failure;
use crate::pipeline::{self, Keeping};
use crate::planned::Planned;
use crate::target::TargetProfile;

/// Runs a plan and judges it; the record goes into `record`.
pub fn trial(
    standard: &Standard,
    planned: &Planned,
    target: &TargetProfile,
    record: Box<dyn std::io::Write + Send>,
) -> Result<Judgement, Failure> {
    let judge = Judge::new(standard, &planned.plan, planned.digest)
        .map_err(|error| Failure::document(error.to_string()))?;
    let (stop, stopped) = watch::channel(false);
    let limits = target.profile.reaches.limits.clone();
    let assignment = equip::assignment(standard, planned, target, limits, stopped)?;
    let keeping = Keeping { record, path: Path::new("record"), progress: &|_| {}, stop };
    let kept = pipeline::execute(standard, &planned.plan, assignment, keeping, Some(judge))?;
    kept.judgement.ok_or_else(|| Failure::new(ExitCode::Bug, "judge the record: there is no judgement"))
}
