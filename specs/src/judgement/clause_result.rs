//! The result of a clause and of a conformance class.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::verdict::Counts;
use crate::bilingual::Bilingual;
use crate::name::{ClassId, ClauseId};
use crate::plan::Reason;
use crate::standard::{Dimension, Obligation, ProvenanceKind, Severity};

/// What came of a clause. It quotes the clause, so that a report needs nothing else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ClauseResult {
    /// The clause.
    pub clause: ClauseId,
    /// Its class.
    pub class: ClassId,
    /// Its obligation.
    pub obligation: Obligation,
    /// Its text.
    pub text: Bilingual,
    /// How sure we are that the demand stands.
    pub provenance: ProvenanceKind,
    /// The source's title and the place in it.
    pub source: Bilingual,
    /// Its default severity.
    pub severity: Severity,
    /// What came of it.
    pub verdict: ClauseVerdict,
    /// Why it was not tested, where it was not or not wholly.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// Why the clause is not verified automatically, in the standard's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Bilingual>,
    /// The dimensions in which a case was decided.
    pub tested: Vec<Dimension>,
    /// The dimensions that the clause speaks of and no case decided.
    pub untested: Vec<Dimension>,
    /// Its cases.
    pub cases: Counts,
    /// The waivers that apply, by their names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<String>,
}

/// What came of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ClauseVerdict {
    /// Every case passed, in every dimension.
    Conformant,
    /// Only 一般 or 轻微 findings, or something that it governs untested: a dimension, or what was left out for a reason
    /// that leaves a gap, such as a bound for which no value could be generated. What cannot be violated on the wire
    /// leaves none.
    PartlyConformant,
    /// A 致命 or 严重 finding.
    NonConformant,
    /// A 宜 that is not met.
    Advisory,
    /// Some case could not be decided, and none failed.
    Inconclusive,
    /// The target does not declare what the clause depends on, and nothing was found against it. That is the target's
    /// word: it satisfies a class only with evidence, which is a case that was sent and found nothing to apply to.
    NotApplicable,
    /// No case decided anything about it.
    NotTested,
    /// Every finding is waived.
    Waived,
}

/// What came of a conformance class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ClassResult {
    /// The class.
    pub class: ClassId,
    /// What people call it.
    pub title: Bilingual,
    /// What came of it.
    pub verdict: ClassVerdict,
    /// How many 应 clauses it has.
    pub shall: u64,
    /// How many of the 应 clauses are conformant, waived or not applicable with evidence.
    pub satisfied: u64,
}

/// What came of a conformance class: conformant only if each of its 应 clauses is, or is not applicable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ClassVerdict {
    /// Each 应 clause is conformant or not applicable with evidence.
    Conformant,
    /// The same, but for waivers.
    ConformantWithWaivers,
    /// Some 应 clause is non-conformant or partly conformant with findings.
    NonConformant,
    /// No 应 clause fails, but some are not, or not wholly, decided.
    NotEstablished,
}
