//! Answers that do not say, as the binding reads them, whether the request was accepted. That is a defect of the outcome
//! alone: for every other clause nothing can be concluded from such an answer.
//!
//! A plain service that breaks on a bad request neither accepts nor refuses it: that is a defect of its robustness, and
//! not one of each constraint, credential or media type on which it was seen to break.

use hutong_specs::binding::Outcome;
use hutong_specs::judgement::{Doubt, FindingCode, Observed};
use hutong_specs::name::ClauseId;
use hutong_specs::plan::{Case, Demand, Expectation, Intent, Place};
use hutong_specs::standard::{Aspect, Dimension, Origin, Standard};

use super::demands::written_outcome;
use super::ground::rests_on_outcome;
use super::ruling::Defect;
use super::unrelated::named_fault;
use super::view::View;
use crate::rules::{OUTCOME, UPKEEP, WORKFLOW};

/// What comes of an expectation that such an answer leaves open.
pub(super) struct Unsaid<'a> {
    /// The clause that the answer breaks.
    pub(super) owner: &'a ClauseId,
    /// How it breaks it.
    pub(super) defect: Defect,
    /// The dimension in which it breaks it.
    pub(super) dimension: Dimension,
    /// Why nothing can be concluded for the clause of the expectation.
    pub(super) doubt: Doubt,
}

/// What is left open, if the expectation rests on an outcome that the answer does not say and a clause of the standard
/// owns that.
pub(super) fn unsaid<'a>(
    standard: &'a Standard,
    view: &View<'_>,
    expectation: &Expectation,
) -> Option<Unsaid<'a>> {
    let outcome = view.outcome.as_ref()?;
    let (owner, code, dimension) = match outcome {
        Outcome::Undeclared(_) => (outcome_clause(standard)?, FindingCode::HT105, Dimension::Response),
        Outcome::Fault(_)
            if expectation.demand == Demand::Refused && named_fault(standard, view).is_none() =>
        {
            let clause = robustness_clause(standard, view)?;
            (clause, FindingCode::HT101, Dimension::Error)
        }
        _ => return None,
    };
    let observed = written_outcome(outcome);
    (*owner != expectation.clause && rests_on_outcome(&expectation.demand)).then(|| Unsaid {
        owner,
        defect: Defect { code, place: Place::Exchange, observed: Observed::Outcome(observed.clone()) },
        dimension,
        doubt: Doubt::Precondition { step: view.exchange.step.to_string(), observed },
    })
}

/// The clause of a plain document that demands of the operation not to break.
fn robustness_clause<'a>(standard: &'a Standard, view: &View<'_>) -> Option<&'a ClauseId> {
    let operation = view.operation.filter(|_| standard.origin == Origin::Document)?;
    let id = Standard::derived_clause(&operation.id, Aspect::Robustness);
    standard.clause(&id).map(|clause| &clause.id)
}

/// Why nothing can be concluded about what a refusal holds, if the answer accepts what it should have refused: that is a
/// finding of the clause that was broken on purpose.
pub(super) fn no_refusal(case: &Case, view: &View<'_>, expectation: &Expectation) -> Option<Doubt> {
    let is_of_refusals = expectation.dimension == Dimension::Error
        && matches!(case.intent, Intent::Violate(_))
        && matches!(expectation.demand, Demand::At { .. })
        && rests_on_outcome(&expectation.demand);
    (is_of_refusals && view.outcome == Some(Outcome::Accepted)).then(|| Doubt::Precondition {
        step: view.exchange.step.to_string(),
        observed: written_outcome(&Outcome::Accepted),
    })
}

/// Why nothing can be concluded about what the answer to an accepted request carries of that request, if it was refused:
/// that is a finding of the clause that demands acceptance.
pub(super) fn no_acceptance(view: &View<'_>, expectation: &Expectation) -> Option<Doubt> {
    let is_of_itself = match &expectation.demand {
        Demand::Same { reference, .. } | Demand::Fresh { reference, .. } => {
            reference.step == view.exchange.step
        }
        _ => false,
    };
    let refused = view.outcome.as_ref().filter(|outcome| matches!(outcome, Outcome::Refused(_)))?;
    is_of_itself.then(|| Doubt::Precondition {
        step: view.exchange.step.to_string(),
        observed: written_outcome(refused),
    })
}

/// Why nothing can be concluded about what an answer of a sequence holds, if it is no answer but a refusal: that is a
/// finding of the clause that demands acceptance, if any does.
pub(super) fn no_answer(case: &Case, view: &View<'_>, expectation: &Expectation) -> Option<Doubt> {
    let is_about_answer = match &expectation.demand {
        Demand::Accepted | Demand::Refused | Demand::AcceptedAmong { .. } => false,
        demand => rests_on_outcome(demand),
    };
    let is_meant =
        [WORKFLOW, UPKEEP].contains(&case.rule.as_str()) && case.intent == Intent::Conform && is_about_answer;
    let outcome = view.outcome.as_ref().filter(|outcome| is_meant && **outcome != Outcome::Accepted)?;
    Some(Doubt::Precondition { step: view.exchange.step.to_string(), observed: written_outcome(outcome) })
}

/// The clause on outcomes; a plain document has none that is apart from the others.
fn outcome_clause(standard: &Standard) -> Option<&ClauseId> {
    let mut clauses = standard.clauses.iter().filter(|_| standard.origin == Origin::Pack);
    let owner = clauses.find(|clause| clause.verify.iter().any(|verify| verify.rule.as_str() == OUTCOME))?;
    Some(&owner.id)
}
