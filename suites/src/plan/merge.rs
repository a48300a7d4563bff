//! Putting together what rules make: drafts of the same request become one case with the demands of all clauses.
//!
//! Two different requests never share an id: the later one gets a suffix that depends on its own content alone.

use std::collections::BTreeMap;

use hutong_specs::name::{CaseId, ClauseId, OperationId, RuleId};
use hutong_specs::plan::{Case, Role, Step};
use hutong_specs::standard::{Effect, Operation, Standard};

use super::cleanup::tidied;
use super::context::Context;
use super::draft::Draft;
use super::seed::derived;
use crate::rules::{ACCEPTANCE, VALID};

/// Cases in the order in which they were first made.
#[derive(Debug, Default)]
pub(crate) struct Cases {
    cases: Vec<Case>,
    by_id: BTreeMap<CaseId, usize>,
}

/// What a draft was made for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Origin<'o> {
    /// The rule.
    pub(crate) rule: &'o str,
    /// The operation.
    pub(crate) operation: &'o Operation,
    /// The clause; `None` for requests that other cases rest on and no clause demands.
    pub(crate) clause: Option<&'o ClauseId>,
}

impl Cases {
    /// Takes a draft in and gives the id of its case.
    pub(crate) fn take(&mut self, context: &Context<'_>, origin: Origin<'_>, draft: Draft) -> CaseId {
        let draft = tidied(context, draft);
        let plain = CaseId::from(format!("{}/{}/{}", origin.operation.id, origin.rule, draft.what));
        let id = match self.get(&plain) {
            Some(case) if !is_same_request(case, &draft) => suffixed(&plain, origin.clause, &draft),
            _ => plain,
        };
        match self.by_id.get(&id).and_then(|index| self.cases.get_mut(*index)) {
            Some(case) => merge(case, origin.clause, draft),
            None => self.push(made(context, origin, id.clone(), draft)),
        }
        id
    }

    /// The case of this id.
    pub(crate) fn get(&self, id: &CaseId) -> Option<&Case> {
        self.by_id.get(id).and_then(|index| self.cases.get(*index))
    }

    /// The cases.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Case> {
        self.cases.iter()
    }

    /// The cases, by themselves.
    pub(crate) fn into_vec(self) -> Vec<Case> {
        self.cases
    }

    fn push(&mut self, case: Case) {
        self.by_id.insert(case.id.clone(), self.cases.len());
        self.cases.push(case);
    }
}

fn is_same_request(case: &Case, draft: &Draft) -> bool {
    let is_same_step = |(left, right): (&Step, &Step)| {
        left.id == right.id && left.role == right.role && left.probe == right.probe
    };
    case.intent == draft.intent
        && case.steps.len() == draft.steps.len()
        && case.steps.iter().zip(&draft.steps).all(is_same_step)
}

fn suffixed(plain: &CaseId, clause: Option<&ClauseId>, draft: &Draft) -> CaseId {
    let clause = clause.map_or("none", ClauseId::as_str);
    let content = serde_json::to_string(&draft.intent).unwrap_or_default();
    let probes: Vec<_> = draft.steps.iter().map(|step| &step.probe).collect();
    let probes = serde_json::to_string(&probes).unwrap_or_default();
    CaseId::from(format!("{plain}~{:08x}", derived(0, &[clause, &content, &probes]) >> 32))
}

fn merge(case: &mut Case, clause: Option<&ClauseId>, draft: Draft) {
    if let Some(clause) = clause
        && let Err(index) = case.clauses.binary_search(clause)
    {
        case.clauses.insert(index, clause.clone());
    }
    for (step, more) in case.steps.iter_mut().zip(draft.steps) {
        for expectation in more.expectations {
            if let Err(index) = case.clauses.binary_search(&expectation.clause) {
                case.clauses.insert(index, expectation.clause.clone());
            }
            if !step.expectations.contains(&expectation) {
                step.expectations.push(expectation);
            }
        }
    }
}

fn made(context: &Context<'_>, origin: Origin<'_>, id: CaseId, draft: Draft) -> Case {
    let mut clauses: Vec<ClauseId> = draft
        .steps
        .iter()
        .flat_map(|step| step.expectations.iter().map(|expectation| expectation.clause.clone()))
        .chain(origin.clause.cloned())
        .collect();
    clauses.sort();
    clauses.dedup();
    Case {
        id,
        rule: RuleId::from(origin.rule),
        operation: origin.operation.id.clone(),
        clauses,
        isolation: context.isolation(&draft.steps),
        effect: effect(context.standard, origin.operation, &draft.steps),
        intent: draft.intent,
        rests_on: None,
        steps: draft.steps,
    }
}

/// What the worst step does: by its operation, or by its method where that is another one. Cleaning up touches nothing but
/// what the case itself brought about.
fn effect(standard: &Standard, operation: &Operation, steps: &[Step]) -> Effect {
    let own = steps.iter().filter(|step| step.role != Role::Cleanup);
    own.map(|step| step_effect(standard, step)).max().unwrap_or(operation.effect)
}

fn step_effect(standard: &Standard, step: &Step) -> Effect {
    let Some(operation) = standard.operation(&step.probe.operation) else {
        return Effect::Writing;
    };
    match step.probe.request.as_ref().map(|request| request.method.as_str()) {
        Some(method) if method != operation.method => method_effect(method),
        _ => operation.effect,
    }
}

fn method_effect(method: &str) -> Effect {
    match method {
        "GET" | "HEAD" | "OPTIONS" | "TRACE" => Effect::ReadOnly,
        "DELETE" => Effect::Destructive,
        _ => Effect::Writing,
    }
}

/// The case of a draft that stands by itself.
pub(crate) fn alone(context: &Context<'_>, rule: &str, operation: &Operation, draft: Draft) -> Case {
    let id = CaseId::from(format!("{}/{rule}/{}", operation.id, draft.what));
    made(context, Origin { rule, operation, clause: None }, id, tidied(context, draft))
}

/// The operation's baseline: the id of the case that sends the base unchanged.
pub(crate) fn baseline(operation: &OperationId) -> CaseId {
    CaseId::from(format!("{operation}/{ACCEPTANCE}/{VALID}"))
}

impl Cases {
    /// Makes every case that breaks something rest on its operation's baseline.
    pub(crate) fn rest(&mut self) {
        for index in 0..self.cases.len() {
            let Some(case) = self.cases.get(index) else {
                continue;
            };
            let baseline = baseline(&case.operation);
            let is_violating = matches!(case.intent, hutong_specs::plan::Intent::Violate(_));
            if is_violating
                && self.by_id.contains_key(&baseline)
                && let Some(case) = self.cases.get_mut(index)
            {
                case.rests_on = Some(baseline);
            }
        }
    }
}
