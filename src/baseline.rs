//! What an earlier judgement knew already: each root with the operations that showed it. A root that has spread to
//! another operation is news, however well its fingerprint is known.

use std::collections::{BTreeMap, BTreeSet};

use hutong_specs::judgement::{Finding, Judgement};
use hutong_specs::name::OperationId;

/// The roots that an earlier judgement found, each with the operations that showed it.
#[derive(Clone, Debug, Default)]
pub struct Baseline(BTreeMap<String, BTreeSet<OperationId>>);

/// What a finding is beside a baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// It was there before, at every operation that shows it now.
    Known,
    /// It was there before; these operations show it for the first time.
    Spread(Vec<OperationId>),
    /// It was not there before.
    New,
}

impl Baseline {
    /// What a judgement found.
    pub fn of(judgement: Judgement) -> Self {
        let findings = judgement.findings.into_iter();
        Self(
            findings.map(|finding| (finding.fingerprint, finding.operations.into_iter().collect())).collect(),
        )
    }

    /// What a finding is beside this baseline.
    pub fn news(&self, finding: &Finding) -> News {
        let Some(known) = self.0.get(&finding.fingerprint) else {
            return News::New;
        };
        let spread: Vec<_> =
            finding.operations.iter().filter(|operation| !known.contains(*operation)).cloned().collect();
        if spread.is_empty() { News::Known } else { News::Spread(spread) }
    }
}
