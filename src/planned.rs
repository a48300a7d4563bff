//! A plan with the digest of its file, computed once.

use hutong_specs::digest::Digest;
use hutong_specs::plan::Plan;

use crate::exit::ExitCode;
use crate::failure::Failure;
use crate::output::Output;
use crate::reporting::names;

/// A plan with the digest of its file.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The plan.
    pub plan: Plan,
    /// Its digest.
    pub digest: Digest,
}

impl Planned {
    /// A plan and its digest.
    pub fn new(plan: Plan) -> Result<Self, Failure> {
        let digest = plan.digest().map_err(|error| Failure::new(ExitCode::Bug, error.to_string()))?;
        Ok(Self { plan, digest })
    }

    /// A plan whose bytes are given.
    pub fn read(bytes: &[u8]) -> Result<Self, Failure> {
        let plan = Plan::from_bytes(bytes).map_err(|error| Failure::document(error.to_string()))?;
        Ok(Self { plan, digest: Digest::of(bytes) })
    }

    /// A new plan, written into `output`.
    pub fn write(plan: Plan, output: &Output) -> Result<Self, Failure> {
        let bytes = plan.to_bytes().map_err(|error| Failure::new(ExitCode::Bug, error.to_string()))?;
        output.write_private(names::PLAN, &bytes)?;
        Ok(Self { plan, digest: Digest::of(&bytes) })
    }
}
