//! A request that keeps to the contract is accepted, and its answer is as declared: status, media type, headers, body
//! (`OpenAPI` 3.1 §4.8.16 and §4.8.17). Each demand is made for the clause that it belongs to.
//!
//! In a plain document acceptance is demanded only where document or profile vouch for every value that is sent;
//! elsewhere no more than that the platform does not break.

use hutong_specs::name::ClauseId;
use hutong_specs::plan::{Demand, Expectation, Intent, Reason, Role, Step};
use hutong_specs::standard::{Aspect, Clause, Dimension, Operation, Origin, Standard};

use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Context, Draft, Drafts, PlanError, Task, expectation, prepared};

/// The rule's name.
pub(crate) const ACCEPTANCE: &str = "acceptance";

/// What the case is called that sends an operation's valid request as it is.
pub(crate) const VALID: &str = "valid";

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: ACCEPTANCE,
    title: "the valid request is accepted and answered as declared",
    parameters: NONE,
    plan,
};

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let expectations = expectations(task.context, task.clause, task.operation);
    if expectations.is_empty() {
        return Ok(Drafts::default());
    }
    let mut drafts = task.conform(VALID, &base.call, expectations);
    if task.is_derived(Aspect::Acceptance) && !base.is_grounded {
        let detail = "no example or test data vouches for the request";
        drafts.exclusions.push(task.exclusion(Reason::MissingTestData, detail));
    }
    Ok(drafts)
}

/// The base as a case without demands, for cases to rest on.
pub(crate) fn base_draft<'a>(context: &Context<'a>, operation: &'a Operation) -> Result<Draft, String> {
    let base = context.base(operation)?;
    let probe = Step {
        id: "probe".into(),
        role: Role::Probe,
        probe: context.probe(&base.call).into(),
        expectations: Vec::new(),
    };
    let steps = prepared(context, operation, vec![probe])?;
    Ok(Draft { what: VALID.to_owned(), intent: Intent::Conform, steps })
}

/// What the clause demands of the answer to the operation's valid request.
pub(crate) fn expectations<'a>(
    context: &Context<'a>,
    clause: &Clause,
    operation: &'a Operation,
) -> Vec<Expectation> {
    match context.standard.origin {
        Origin::Document => documented(context, clause, operation),
        Origin::Pack => written(context, clause, operation),
    }
}

/// A plain document's clauses are its aspects.
fn documented<'a>(context: &Context<'a>, clause: &Clause, operation: &'a Operation) -> Vec<Expectation> {
    let is_aspect = |aspect| clause.id == Standard::derived_clause(&operation.id, aspect);
    if is_aspect(Aspect::Acceptance) {
        let is_grounded = context.base(operation).is_ok_and(|base| base.is_grounded);
        return if is_grounded { vec![accepted(clause)] } else { vec![unbroken(clause)] };
    }
    if is_aspect(Aspect::Responses) {
        return declared(clause);
    }
    if [Aspect::ResponseBody, Aspect::ResponseFormat, Aspect::WriteOnly].into_iter().any(is_aspect) {
        return bodies(context, std::slice::from_ref(&clause.id));
    }
    vec![unbroken(clause)]
}

/// A pack's clause demands acceptance if it speaks of requests, and declared answers if it speaks of responses.
fn written<'a>(context: &Context<'a>, clause: &Clause, operation: &'a Operation) -> Vec<Expectation> {
    let speaks_of = |dimension| clause.dimensions.contains(&dimension);
    let mut expectations = Vec::new();
    if speaks_of(Dimension::Request) || !speaks_of(Dimension::Response) {
        // What the target alone describes may need things that only its owner knows of.
        let is_strange = operation.extensions.get("x-block").is_some_and(serde_json::Value::is_null);
        let is_grounded = !is_strange || context.base(operation).is_ok_and(|base| base.is_grounded);
        expectations.push(if is_grounded { accepted(clause) } else { unbroken(clause) });
    }
    let of_body = context.response_clauses(operation);
    if is_declaring(context, clause, operation) {
        expectations.extend(declared(clause));
    }
    expectations.extend(bodies(context, &of_body));
    expectations
}

/// Whether a pack's clause is the one that demands declared statuses, media types and headers.
fn is_declaring(context: &Context<'_>, clause: &Clause, operation: &Operation) -> bool {
    let speaks_of_responses = clause.dimensions.contains(&Dimension::Response);
    speaks_of_responses && !context.is_of_body(clause) || is_operations(clause, operation)
}

/// What is demanded of every answer, whatever was sent: declared status, media type and headers.
pub(crate) fn of_answer(task: &Task<'_, '_>) -> Vec<Expectation> {
    let is_declaring = if task.is_plain() {
        task.is_derived(Aspect::Responses)
    } else {
        is_declaring(task.context, task.clause, task.operation)
    };
    if is_declaring { declared(task.clause) } else { Vec::new() }
}

fn is_operations(clause: &Clause, operation: &Operation) -> bool {
    operation.extensions.get("x-clause").and_then(serde_json::Value::as_str) == Some(clause.id.as_str())
}

fn accepted(clause: &Clause) -> Expectation {
    expectation(clause, &[Dimension::Request], Demand::Accepted)
}

/// What can be demanded whatever the values are: that the platform does not break on them.
fn unbroken(clause: &Clause) -> Expectation {
    expectation(clause, &[Dimension::Request], Demand::NoFault)
}

fn declared(clause: &Clause) -> Vec<Expectation> {
    [Demand::DeclaredStatus, Demand::DeclaredMediaType, Demand::DeclaredHeaders]
        .map(|demand| expectation(clause, &[Dimension::Response], demand))
        .into()
}

/// The declared body, for each of the clauses that constraints of it belong to.
pub(crate) fn bodies(context: &Context<'_>, ids: &[ClauseId]) -> Vec<Expectation> {
    let clauses = ids.iter().filter_map(|id: &ClauseId| context.standard.clause(id));
    clauses
        .filter(|clause| context.is_planned(clause))
        .map(|clause| expectation(clause, &[Dimension::Response], Demand::DeclaredBody))
        .collect()
}
