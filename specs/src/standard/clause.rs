//! The clause: the unit of the report, and data that the planner executes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::effect::Effect;
use crate::bilingual::Bilingual;
use crate::name::{Capability, ClassId, ClauseId, OperationId, RuleId, SourceId};

/// One demand of a standard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Clause {
    /// The clause's name within its standard.
    pub id: ClauseId,
    /// How binding the clause is.
    pub obligation: Obligation,
    /// What is demanded, in the project's own words.
    pub text: Bilingual,
    /// The conformance class that the clause belongs to.
    pub class: ClassId,
    /// Where the demand comes from, and how sure we are of it.
    pub provenance: Provenance,
    /// How bad a breach is, unless the finding says otherwise.
    pub severity: Severity,
    /// How the clause can be verified.
    #[serde(default)]
    pub verification: Verification,
    /// Why the clause is not verified automatically; required unless `verification` is `automatic`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Bilingual>,
    /// Why the source's own text is in doubt: it contradicts itself, another clause, or what it rests on. Findings are laid to the
    /// standard then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disputed: Option<Bilingual>,
    /// The capability that a target must declare for the clause to apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Capability>,
    /// The dimensions that the clause speaks of; one that no case tested is reported as untested.
    pub dimensions: Vec<Dimension>,
    /// How the clause is executed: rules of the planner with parameters and scope.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verify: Vec<Verify>,
    /// Clauses that are bound to be broken as well when this one is (law 2).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub implies: Vec<ClauseId>,
}

/// How binding a clause is (GB/T 1.1: 应, 宜, 可).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Obligation {
    /// 应: a requirement.
    Shall,
    /// 宜: a recommendation; when it is not met the clause is `advisory`.
    Should,
    /// 可: a permission.
    May,
}

/// How bad a breach is, from least to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// 轻微.
    Minor,
    /// 一般.
    General,
    /// 严重.
    Serious,
    /// 致命.
    Fatal,
}

/// Where a clause comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Provenance {
    /// How sure we are that the demand stands.
    pub kind: ProvenanceKind,
    /// One of the standard's sources.
    pub source: SourceId,
    /// The place within the source, such as `A.8`; in both languages where it is not a mere name.
    #[serde(deserialize_with = "super::locator::read")]
    #[schemars(schema_with = "super::locator::schema")]
    pub locator: Bilingual,
}

/// How sure we are of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ProvenanceKind {
    /// Read in the text of the standard.
    Normative,
    /// Read in published interfaces or code; not a national text.
    Practice,
    /// Several samples agree; no normative text was seen.
    Inferred,
    /// Demanded by the interface document itself.
    Document,
    /// Decided by this project.
    Profile,
}

/// How a clause can be verified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verification {
    /// By cases that the planner makes.
    #[default]
    Automatic,
    /// By reading documents of the target.
    Documentary,
    /// By a person.
    Manual,
}

/// A side of the interface that a clause may speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// The interface document.
    Document,
    /// How requests are handled.
    Request,
    /// What successful answers hold.
    Response,
    /// How errors are answered.
    Error,
    /// What is remembered between calls.
    State,
    /// Time windows and durations.
    Timing,
}

/// One way of executing a clause: a rule, its parameters and its scope.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Verify {
    /// A rule of the planner's table.
    pub rule: RuleId,
    /// The rule's parameters.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub with: Map<String, Value>,
    /// Where the rule is applied; every operation if nothing is said.
    #[serde(default, skip_serializing_if = "Scope::is_everything")]
    pub scope: Scope,
    /// Only where the target declares this class, whatever class the clause itself is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<ClassId>,
}

/// The operations that a rule is applied to: those that meet every list that is not empty, but for those under `except`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Scope {
    /// These operations only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub operations: Vec<OperationId>,
    /// Operations with one of these tags only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Operations with one of these effects only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub effects: Vec<Effect>,
    /// Not these operations, whatever the other lists say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<OperationId>,
}

impl Scope {
    /// Whether nothing is left out.
    pub fn is_everything(&self) -> bool {
        self.operations.is_empty()
            && self.tags.is_empty()
            && self.effects.is_empty()
            && self.except.is_empty()
    }

    /// Every operation that the scope names.
    pub fn named(&self) -> impl Iterator<Item = &OperationId> {
        self.operations.iter().chain(&self.except)
    }
}
