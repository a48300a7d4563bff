//! A plan with the digest of its file, computed once.

use hutong_specs::digest::Digest;
use hutong_specs::plan::Plan;

use crate::exit::ExitCode;
use crate::failure::Failure;
use crate::output::Output;
use crate::reporting::names;

/// A plan with the bytes of its file and their digest.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The plan.
    pub plan: Plan,
    /// The digest of its file.
    pub digest: Digest,
    bytes: Vec<u8>,
}

impl Planned {
    /// A plan and its digest.
    pub fn new(plan: Plan) -> Result<Self, Failure> {
        let bytes = plan.to_bytes().map_err(|error| Failure::new(ExitCode::Bug, error.to_string()))?;
        Ok(Self { plan, digest: Digest::of(&bytes), bytes })
    }

    /// A plan whose bytes are given.
    pub fn read(bytes: Vec<u8>) -> Result<Self, Failure> {
        let plan = Plan::from_bytes(&bytes).map_err(|error| Failure::document(error.to_string()))?;
        Ok(Self { plan, digest: Digest::of(&bytes), bytes })
    }

    /// Writes the file into `output`.
    pub fn write(&self, output: &Output) -> Result<(), Failure> {
        output.write_private(names::PLAN, &self.bytes).map(drop)
    }
}
