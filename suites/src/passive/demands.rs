//! What is demanded of a captured answer: what holds of every answer, or of every refusal, whatever the state of the
//! platform was. The rules say it; nothing is demanded here that a clause does not name.

use std::collections::BTreeMap;
use std::rc::Rc;

use hutong_specs::binding::Outcome;
use hutong_specs::name::OperationId;
use hutong_specs::plan::{Demand, Expectation};
use hutong_specs::record::Body;
use hutong_specs::standard::{Aspect, Clause, Dimension, Operation, Verify};
use hutong_specs::wire::essence;

use super::broken::Broken;
use super::exchange::json;
use super::observed::Observed;
use serde_json::Value;

use crate::judge::best_match;
use crate::plan::{Context, PlanError, Task, clauses_of, expectation, governs};
use crate::rules::{
    ACCEPTANCE, OUTCOME, REFUSAL, RULES, Rule, answer_in_charset, bodies, declared_answer, keys_of_answer,
    readable_answer, refusal_with_content, refusal_without_leak,
};

/// What is demanded of captured answers.
#[derive(Debug)]
pub(super) struct Demands<'a, 'c> {
    context: &'c Context<'a>,
    governing: BTreeMap<OperationId, Rc<Vec<Governing<'a>>>>,
}

/// A clause that governs an operation, by a rule that speaks of answers.
#[derive(Debug)]
struct Governing<'a> {
    clause: &'a Clause,
    verify: &'a Verify,
    rule: &'static Rule,
    speaks: Speaks,
}

/// What a rule demands of an answer.
type Speaks = fn(&Task<'_, '_>, &Seen) -> Result<Vec<Expectation>, PlanError>;

/// What is seen of an answer before it is judged.
#[derive(Debug)]
struct Seen {
    is_refused: bool,
    is_error: bool,
    is_charset_known: bool,
}

/// The rules that speak of answers to any request.
const ANSWERS: &[(&str, Speaks)] = &[
    (ACCEPTANCE, |task, _| Ok(declared_answer(task))),
    (OUTCOME, |task, _| Ok(readable_answer(task))),
    ("keys", |task, _| keys_of_answer(task)),
    ("refusal", |task, seen| if seen.is_refused { refusal_with_content(task) } else { Ok(Vec::new()) }),
    ("no-leak", |task, seen| Ok(if seen.is_error { refusal_without_leak(task) } else { Vec::new() })),
    ("charset", |task, seen| Ok(if seen.is_charset_known { answer_in_charset(task) } else { Vec::new() })),
];

impl<'a, 'c> Demands<'a, 'c> {
    /// Nothing was looked up yet.
    pub(super) fn new(context: &'c Context<'a>) -> Self {
        Self { context, governing: BTreeMap::new() }
    }

    /// What is demanded of the answer to a request that breaks `broken`; `body` is the answer's as the record keeps it.
    pub(super) fn of(
        &mut self,
        observed: &Observed<'a>,
        broken: &[Broken],
        body: &Body,
    ) -> Result<Vec<Expectation>, PlanError> {
        let mut expectations = self.refused(broken);
        expectations.extend(self.no_fault(observed.operation, !broken.is_empty()));
        let seen = self.seen(observed, broken, body);
        for governing in self.governing(observed.operation).iter() {
            let Governing { clause, verify, rule, speaks } = governing;
            let task = Task { context: self.context, clause, verify, rule, operation: observed.operation };
            expectations.extend(speaks(&task, &seen)?);
        }
        expectations.extend(self.body(observed, body));
        let mut kept: Vec<Expectation> = Vec::new();
        for expectation in expectations {
            if is_decidable(observed, &expectation.demand) && !kept.contains(&expectation) {
                kept.push(expectation);
            }
        }
        Ok(kept)
    }

    /// Each clause whose constraint is broken demands that the request be refused.
    fn refused(&self, broken: &[Broken]) -> Vec<Expectation> {
        let ids = broken.iter().flat_map(|broken| &broken.clauses);
        let clauses = ids.filter_map(|id| self.context.standard.clause(id));
        let planned = clauses.filter(|clause| self.context.is_planned(clause));
        planned.map(|clause| expectation(clause, REFUSAL, Demand::Refused)).collect()
    }

    /// The platform must not break. Only a request that breaks something shows how errors are handled.
    fn no_fault(&self, operation: &Operation, is_violating: bool) -> Option<Expectation> {
        let standard = self.context.standard;
        let clause = standard.clause(&standard.clause_of(operation, Aspect::Robustness, "")?)?;
        let dimensions: &[Dimension] =
            if is_violating { &[Dimension::Error, Dimension::Request] } else { &[Dimension::Request] };
        let is_planned = self.context.is_planned(clause);
        is_planned.then(|| expectation(clause, dimensions, Demand::NoFault))
    }

    /// The declared body, for the clauses with constraints in the response that is declared for the status. Where only
    /// the masking of a secret makes the body break its schema, nothing is demanded.
    fn body(&self, observed: &Observed<'a>, body: &Body) -> Vec<Expectation> {
        let Some(response) = observed.declared() else {
            return Vec::new();
        };
        let name = observed.response_media_type().map(|name| essence(&name)).unwrap_or_default();
        let schema = best_match(&response.content, &name).and_then(|content| content.schema.as_ref());
        let raw: Option<Value> =
            observed.entry.received.text().and_then(|text| serde_json::from_str(text).ok());
        if let (Some(schema), Some(raw)) = (schema, raw)
            && !body.cut
            && json(body).is_none_or(|masked| masked != raw && schema.faults(&raw) != schema.faults(&masked))
        {
            return Vec::new();
        }
        let ids = clauses_of(self.context.standard, observed.operation, std::iter::once(response));
        bodies(self.context, &ids)
    }

    fn seen(&self, observed: &Observed<'_>, broken: &[Broken], body: &Body) -> Seen {
        let outcome = self.context.binding().outcome.read(observed.status, json(body).as_ref());
        Seen {
            is_refused: matches!(outcome, Outcome::Refused(_)),
            is_error: outcome != Outcome::Accepted || !broken.is_empty(),
            is_charset_known: is_charset_known(observed),
        }
    }

    fn governing(&mut self, operation: &'a Operation) -> Rc<Vec<Governing<'a>>> {
        let context = self.context;
        let governing = self.governing.entry(operation.id.clone());
        Rc::clone(governing.or_insert_with(|| Rc::new(governing_of(context, operation))))
    }
}

fn governing_of<'a>(context: &Context<'a>, operation: &Operation) -> Vec<Governing<'a>> {
    let mut governing = Vec::new();
    for clause in context.standard.clauses.iter().filter(|clause| context.is_planned(clause)) {
        for verify in clause.verify.iter().filter(|verify| governs(&verify.scope, operation)) {
            let speaks = ANSWERS.iter().find(|(id, _)| *id == verify.rule.as_str());
            let rule = RULES.iter().find(|rule| rule.id == verify.rule.as_str());
            if let (Some((_, speaks)), Some(rule)) = (speaks, rule) {
                governing.push(Governing { clause, verify, rule, speaks: *speaks });
            }
        }
    }
    governing
}

/// Whether a capture shows enough: some leave out the headers.
fn is_decidable(observed: &Observed<'_>, demand: &Demand) -> bool {
    match demand {
        Demand::DeclaredHeaders => !observed.entry.response_headers.is_empty(),
        Demand::DeclaredMediaType => {
            observed.response_media_type().is_some() || !observed.entry.response_headers.is_empty()
        }
        _ => true,
    }
}

/// Text of a capture was decoded by the client: it tells of UTF-8 only if the client took it for UTF-8.
fn is_charset_known(observed: &Observed<'_>) -> bool {
    let name = observed.response_media_type().unwrap_or_default().to_ascii_lowercase();
    let is_other = name
        .split_once("charset=")
        .is_some_and(|(_, charset)| !charset.trim_matches(['"', ' ', ';']).starts_with("utf-8"));
    observed.entry.received.is_raw || !is_other
}
