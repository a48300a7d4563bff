//! Drafts: what a rule makes of one clause and one operation, before it is put together with what others make.

use std::sync::Arc;

use hutong_specs::name::{ClauseId, OperationId, RuleId};
use hutong_specs::plan::{Breach, Demand, Exclusion, Expectation, Intent, Reason, Role, Sign, Step};
use hutong_specs::standard::{Clause, Dimension, Operation, Origin, Standard, Verify};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::base::Base;
use super::call::Call;
use super::context::Context;
use super::error::PlanError;
use super::needs::prepared;
use super::planner::check_named;
use crate::rules::Rule;

/// One clause, the rule that it names, and one operation that it governs.
#[derive(Debug)]
pub struct Task<'a, 'c> {
    /// What is known of the standard and the target.
    pub context: &'c Context<'a>,
    /// The clause.
    pub clause: &'a Clause,
    /// How the clause names the rule.
    pub verify: &'a Verify,
    /// The rule.
    pub rule: &'static Rule,
    /// The operation.
    pub operation: &'a Operation,
}

/// A case in the making.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The last part of the case's id.
    pub what: String,
    /// Whether the request keeps to the contract.
    pub intent: Intent,
    /// The steps.
    pub steps: Vec<Step>,
}

/// What a rule makes of a clause and an operation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drafts {
    /// Cases.
    pub cases: Vec<Draft>,
    /// What is not tested, and why.
    pub exclusions: Vec<Exclusion>,
}

impl Drafts {
    /// Nothing but one exclusion.
    pub fn excluded(exclusion: Exclusion) -> Self {
        Self { cases: Vec::new(), exclusions: vec![exclusion] }
    }
}

impl From<Vec<Draft>> for Drafts {
    fn from(cases: Vec<Draft>) -> Self {
        Self { cases, exclusions: Vec::new() }
    }
}

impl<'a> Task<'a, '_> {
    /// The rule's parameters as the rule reads them.
    pub fn parameters<T: DeserializeOwned>(&self) -> Result<T, PlanError> {
        serde_json::from_value(Value::Object(self.verify.with.clone())).map_err(|error| {
            PlanError::Parameters {
                clause: self.clause.id.clone(),
                rule: self.verify.rule.clone(),
                why: error.to_string(),
                allowed: self.rule.parameters,
            }
        })
    }

    /// The operation that a parameter of the rule names; `None` where it is a building block that the target does not have.
    pub fn named_operation(&self, id: &OperationId) -> Result<Option<&'a Operation>, PlanError> {
        check_named(self.context.standard, self.clause, id)?;
        Ok(self.context.standard.meant(id))
    }

    /// The base of the operation, or the exclusion that says why there is none.
    pub fn base(&self) -> Result<Arc<Base<'a>>, Exclusion> {
        self.context.base(self.operation).map_err(|detail| self.exclusion(Reason::NotGenerated, detail))
    }

    /// An exclusion that concerns clause, operation and rule.
    pub fn exclusion(&self, reason: Reason, detail: impl Into<String>) -> Exclusion {
        Exclusion {
            clause: Some(self.clause.id.clone()),
            operation: Some(self.operation.id.clone()),
            rule: Some(RuleId::from(self.rule.id)),
            reason,
            detail: detail.into(),
            count: 1,
        }
    }

    /// A demand of the clause. The dimension is the first of `dimensions` that the clause speaks of, else the first.
    pub fn expect(&self, dimensions: &[Dimension], demand: Demand) -> Expectation {
        expectation(self.clause, dimensions, demand)
    }

    /// Whether the clause is what a plain document's operation demands in this aspect.
    pub fn is_derived(&self, aspect: hutong_specs::standard::Aspect) -> bool {
        self.is_plain() && self.clause.id == Standard::derived_clause(&self.operation.id, aspect)
    }

    /// Whether the clauses come from a plain document.
    pub fn is_plain(&self) -> bool {
        self.context.standard.origin == Origin::Document
    }

    /// A case that keeps to the contract.
    pub fn conform(
        &self,
        what: impl Into<String>,
        call: &Call<'a>,
        expectations: Vec<Expectation>,
    ) -> Drafts {
        self.draft(what.into(), Intent::Conform, call, Sign::AsBound, expectations)
    }

    /// A case that breaks the contract, and what it breaks.
    pub fn violate(
        &self,
        what: impl Into<String>,
        call: &Call<'a>,
        breaches: Vec<Breach>,
        expectations: Vec<Expectation>,
    ) -> Drafts {
        self.draft(what.into(), Intent::Violate(breaches), call, Sign::AsBound, expectations)
    }

    /// A case of one probe after what the operation needs.
    pub fn draft(
        &self,
        what: String,
        intent: Intent,
        call: &Call<'a>,
        sign: Sign,
        expectations: Vec<Expectation>,
    ) -> Drafts {
        let mut probe = self.context.probe(call);
        probe.sign = sign;
        self.steps(
            what,
            intent,
            vec![Step { id: "probe".into(), role: Role::Probe, probe: probe.into(), expectations }],
        )
    }

    /// A case of these steps after what the operation needs.
    pub fn steps(&self, what: String, intent: Intent, steps: Vec<Step>) -> Drafts {
        match prepared(self.context, self.operation, steps) {
            Err(detail) => Drafts::excluded(self.exclusion(Reason::NotGenerated, detail)),
            Ok(steps) => Drafts::from(vec![Draft { what, intent, steps }]),
        }
    }
}

impl Extend<Drafts> for Drafts {
    fn extend<T: IntoIterator<Item = Drafts>>(&mut self, others: T) {
        for other in others {
            self.cases.extend(other.cases);
            self.exclusions.extend(other.exclusions);
        }
    }
}

impl FromIterator<Drafts> for Drafts {
    fn from_iter<T: IntoIterator<Item = Drafts>>(others: T) -> Self {
        let mut drafts = Self::default();
        drafts.extend(others);
        drafts
    }
}

/// A demand of a clause. The dimension is the first of `dimensions` that the clause speaks of, else the first.
pub(crate) fn expectation(clause: &Clause, dimensions: &[Dimension], demand: Demand) -> Expectation {
    let spoken = dimensions.iter().find(|dimension| clause.dimensions.contains(dimension));
    let dimension = spoken.or(dimensions.first()).copied().unwrap_or(Dimension::Request);
    Expectation { clause: ClauseId::clone(&clause.id), dimension, demand }
}
