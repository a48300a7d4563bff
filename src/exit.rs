//! Exit codes: one documented enum.

use hutong_specs::judgement::{ClauseVerdict, Judgement};
use hutong_specs::record::Ended;
use hutong_specs::standard::Severity;

/// What the process ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum ExitCode {
    /// No clause in scope failed or stayed inconclusive.
    Conformant = 0,
    /// There are findings.
    Findings = 1,
    /// Something could not be decided.
    Inconclusive = 2,
    /// The run was broken: target, network, files, an interrupt.
    Broken = 3,
    /// The command line is wrong, or names what is not there.
    Usage = 64,
    /// The standard, the profile or another document is wrong.
    Document = 65,
    /// A bug of hutong.
    Bug = 70,
}

/// What makes a gate fail.
#[derive(Clone, Debug, Default)]
pub struct Gate {
    /// Findings less severe than this do not count.
    pub fail_on: Option<Severity>,
    /// Findings with these fingerprints were there before and do not count.
    pub known: Vec<String>,
}

impl Gate {
    /// The exit code of a judgement.
    pub fn exit_code(&self, judgement: &Judgement) -> ExitCode {
        if judgement.run.ended != Some(Ended::Completed) {
            return ExitCode::Broken;
        }
        if judgement.findings.iter().any(|finding| self.counts(finding)) {
            return ExitCode::Findings;
        }
        if judgement.coverage.cases.total() == 0 {
            return ExitCode::Inconclusive;
        }
        let undecided = judgement.clauses.iter().any(|clause| {
            clause.verdict == ClauseVerdict::Inconclusive
                || clause.cases.inconclusive + clause.cases.error > 0
        });
        if undecided { ExitCode::Inconclusive } else { ExitCode::Conformant }
    }

    fn counts(&self, finding: &hutong_specs::judgement::Finding) -> bool {
        finding.waiver.is_none()
            && self.fail_on.is_none_or(|level| finding.severity >= level)
            && !self.known.contains(&finding.fingerprint)
    }
}

impl From<ExitCode> for std::process::ExitCode {
    fn from(code: ExitCode) -> Self {
        Self::from(code as u8)
    }
}
