//! What a run is given: the profile's references resolved, the clock of this machine, a new mark.

use std::sync::Arc;

use hutong_specs::profile::{Limits, Reaches};
use hutong_specs::record::Target;
use hutong_specs::standard::Standard;
use hutong_specs::tool::Tool;
use hutong_suites::run::{Assignment, BatchMark, Certificates, Progress, SessionEntry};
use tokio::sync::watch;

use crate::batch::new_mark;
use crate::clock::SystemClock;
use crate::exit::ExitCode;
use crate::failure::Failure;
use crate::planned::Planned;
use crate::target::TargetProfile;

/// The assignment to run `planned` against `target` within `limits`, until `stop` becomes true.
pub fn assignment(
    standard: &Standard,
    planned: &Planned,
    target: &TargetProfile,
    limits: Limits,
    stop: watch::Receiver<bool>,
) -> Result<Assignment, Failure> {
    let material = target.material()?;
    let profile = &target.profile;
    let binding = planned.plan.header.binding.clone();
    let entry = binding
        .session
        .as_ref()
        .and_then(|session| standard.operation(&session.operation));
    let batch = new_mark()
        .parse::<BatchMark>()
        .map_err(|error| Failure::new(ExitCode::Bug, error.to_string()))?;
    Ok(Assignment {
        tool: Tool::current(),
        plan: planned.digest,
        standard: planned.plan.header.standard.digest,
        target: Target {
            name: profile.name.clone(),
            base: profile.reaches.base.clone(),
            version: profile.declares.version.clone(),
        },
        entry: entry.map(SessionEntry::of),
        binding,
        reaches: Reaches {
            limits,
            ..profile.reaches.clone()
        },
        secrets: material.secrets,
        certificates: Certificates {
            authorities: material.authorities,
            certificate: material.certificate,
            key: material.key,
        },
        clock: Arc::new(SystemClock),
        batch,
        stop,
        progress: Arc::new(Progress::default()),
    })
}
