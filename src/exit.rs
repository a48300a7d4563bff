//! Exit codes: one documented enum.

use hutong_specs::judgement::{ClauseVerdict, Finding, Judgement};
use hutong_specs::record::Ended;
use hutong_specs::standard::Severity;

use crate::baseline::{Baseline, News};

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
    /// What was there before and does not count.
    pub baseline: Option<Baseline>,
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

    /// The findings that count and were not there before, or not at every operation; none without a baseline.
    pub fn news<'a>(&'a self, judgement: &'a Judgement) -> impl Iterator<Item = (&'a Finding, News)> {
        let baseline = self.baseline.iter();
        baseline
            .flat_map(|baseline| judgement.findings.iter().map(|finding| (finding, baseline.news(finding))))
            .filter(|(finding, news)| self.is_in_scope(finding) && *news != News::Known)
    }

    fn counts(&self, finding: &Finding) -> bool {
        let is_known = self.baseline.as_ref().is_some_and(|baseline| baseline.news(finding) == News::Known);
        self.is_in_scope(finding) && !is_known
    }

    fn is_in_scope(&self, finding: &Finding) -> bool {
        finding.waiver.is_none() && self.fail_on.is_none_or(|level| finding.severity >= level)
    }
}

impl From<ExitCode> for std::process::ExitCode {
    fn from(code: ExitCode) -> Self {
        Self::from(code as u8)
    }
}
