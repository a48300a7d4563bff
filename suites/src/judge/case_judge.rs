//! Judging one case: its steps in order, then every expectation.

use hutong_specs::binding::{Binding, Outcome};
use hutong_specs::judgement::{Doubt, Verdict};
use hutong_specs::name::{ClauseId, OperationId};
use hutong_specs::plan::{Case, Expectation, Role, Step};
use hutong_specs::record::{Exchange, FaultKind, Observation};
use hutong_specs::standard::{Operation, Standard};

use super::demands::{Scene, rule, written_outcome};
use super::ground::is_of_form;
use super::ruling::{Defect, Ruling};
use super::still_violates::still_violates;
use super::tally::{Breakage, Tally, worst};
use super::unrelated::uncredentialed;
use super::unsaid::{no_acceptance, no_answer, no_refusal, unsaid};
use super::view::View;
use crate::rules::UPKEEP;

/// A defect with the expectation and the exchange that show it.
#[derive(Debug)]
pub(super) struct Shown<'a> {
    /// What was wrong.
    pub(super) defect: Defect,
    /// The expectation that was not met.
    pub(super) expectation: &'a Expectation,
    /// The clause that is broken: the expectation's, or the one that owns what made it undecidable.
    pub(super) clause: ClauseId,
    /// The exchange, by its place among the views.
    pub(super) view: usize,
}

/// What came of a case.
#[derive(Debug)]
pub(super) struct Judged<'a> {
    /// What is kept.
    pub(super) tally: Tally,
    /// What was wrong.
    pub(super) shown: Vec<Shown<'a>>,
    /// The exchanges as the judge read them.
    pub(super) views: Vec<View<'a>>,
}

/// Judges a case by its exchanges, which stand in the order in which they were recorded.
pub(super) fn judge_case<'a>(
    standard: &'a Standard,
    binding: &Binding,
    case: &'a Case,
    exchanges: &'a [(u64, Exchange)],
) -> Judged<'a> {
    let views: Vec<_> = exchanges
        .iter()
        .map(|(line, exchange)| {
            View::new(*line, exchange, meant_operation(standard, case, exchange), binding)
        })
        .collect();
    let duration_us = exchanges.iter().map(|(_, exchange)| exchange.duration_us).sum();
    let tally = Tally { duration_us, ..Tally::default() };
    if let Some(doubt) = precondition(case, &views) {
        let observed = seen(&doubt);
        let doubts = vec![doubt];
        let tally = Tally { verdict: worst(&doubts), doubts, observed, ..tally };
        return Judged { tally, shown: Vec::new(), views };
    }
    let (tally, shown) = rule_all(case, Scene { standard, case, views: &views }, tally);
    Judged { tally, shown, views }
}

/// What was seen of a case in which nothing could be concluded, for those that rest on it.
fn seen(doubt: &Doubt) -> Option<String> {
    match doubt {
        Doubt::NotRun => None,
        Doubt::Precondition { step: _, observed } => Some(observed.clone()),
        Doubt::NoCredentials(status) => Some(format!("refused {status}")),
        Doubt::Throttled => Some("asked to slow down".to_owned()),
        Doubt::Transport(what) | Doubt::Tool(what) | Doubt::NothingToCompare(what) => Some(what.clone()),
        Doubt::CutBody | Doubt::NoViolation | Doubt::NotCompared(_) => Some("not decided".to_owned()),
    }
}

fn meant_operation<'a>(standard: &'a Standard, case: &Case, exchange: &Exchange) -> Option<&'a Operation> {
    let id: &OperationId = case
        .steps
        .iter()
        .find(|step| step.id == exchange.step)
        .map_or(&case.operation, |step| &step.probe.operation);
    standard.operation(id)
}

/// Why nothing can be concluded from the case at all, if so.
fn precondition(case: &Case, views: &[View<'_>]) -> Option<Doubt> {
    if views.is_empty() {
        return Some(Doubt::NotRun);
    }
    let mut setups = case.steps.iter().filter(|step| matches!(step.role, Role::Setup | Role::Refusal));
    setups.find_map(|step| setup_doubt(step, views))
}

fn setup_doubt(step: &Step, views: &[View<'_>]) -> Option<Doubt> {
    let Some(view) = views.iter().rfind(|view| view.exchange.step == step.id) else {
        return Some(Doubt::NotRun);
    };
    if is_throttled(view) {
        return Some(Doubt::Throttled);
    }
    if view.fault().is_some_and(|fault| fault.kind == FaultKind::Interrupted) {
        return Some(Doubt::NotRun);
    }
    let observed = match (&view.outcome, view.fault()) {
        (Some(Outcome::Refused(_)), _) if step.role == Role::Refusal => return None,
        (Some(outcome @ Outcome::Accepted), _) if step.role == Role::Refusal => written_outcome(outcome),
        (Some(Outcome::Accepted), _) if view.captures_all(step) => return None,
        (Some(Outcome::Accepted), _) => "accepted, but what later steps need is not in the answer".to_owned(),
        (Some(outcome), _) => written_outcome(outcome),
        (None, fault) => fault.map(|fault| fault.detail.clone()).unwrap_or_default(),
    };
    Some(Doubt::Precondition { step: step.id.to_string(), observed })
}

/// What came of an exchange, in words; `None` if it was not brought to its end.
fn observed(view: &View<'_>) -> Option<String> {
    match (&view.outcome, view.fault()) {
        (Some(outcome), _) => Some(written_outcome(outcome)),
        (None, Some(fault)) if fault.kind == FaultKind::Interrupted => None,
        (None, Some(fault)) => Some(fault.detail.clone()),
        (None, None) => Some("not readable".to_owned()),
    }
}

fn is_throttled(view: &View<'_>) -> bool {
    view.exchange.observations.iter().any(|seen| matches!(seen, Observation::Throttled(_)))
}

/// Rules on every expectation of every step.
fn rule_all<'a>(case: &'a Case, scene: Scene<'_>, mut tally: Tally) -> (Tally, Vec<Shown<'a>>) {
    let mut shown = Vec::new();
    for step in &case.steps {
        if step.role == Role::Cleanup {
            continue;
        }
        let sent: Vec<_> = (0..scene.views.len())
            .filter(|index| scene.views.get(*index).is_some_and(|view| view.exchange.step == step.id))
            .collect();
        if step.expectations.is_empty() {
            // Others may rest on what no clause speaks of.
            let view = sent.last().and_then(|index| scene.views.get(*index));
            view.filter(|_| step.role == Role::Probe).into_iter().for_each(|view| note(view, &mut tally));
            continue;
        }
        let counted = counted(step, &sent);
        let before = (tally.doubts.len(), shown.len());
        if counted.is_empty() {
            tally.doubts.push(Doubt::NotRun);
        }
        for index in counted {
            rule_step(scene, step, index, &mut tally, &mut shown);
        }
        if step.role == Role::Ground && (tally.doubts.len(), shown.len()) != before {
            // The platform is no longer where the sequence takes it to be.
            break;
        }
    }
    tally.doubts.sort();
    tally.doubts.dedup();
    let decided = if tally.decided.is_empty() { Verdict::NotApplicable } else { Verdict::Pass };
    let failed = if shown.is_empty() { Verdict::NotApplicable } else { Verdict::Fail };
    tally.verdict = decided.join(worst(&tally.doubts)).join(failed);
    (tally, shown)
}

/// The exchanges of a step that count: each of a repeated one, the last of one that was tried again.
fn counted(step: &Step, sent: &[usize]) -> Vec<usize> {
    if step.probe.repeat.is_some() { sent.to_vec() } else { sent.last().copied().into_iter().collect() }
}

/// Why an expectation is left open, if the answer is not one of those that it speaks of.
fn left_open(scene: Scene<'_>, view: &View<'_>, expectation: &Expectation) -> Option<Doubt> {
    let uncredentialed = || {
        let doubt = uncredentialed(scene.standard, scene.case, view);
        doubt.filter(|_| !is_of_form(&expectation.demand))
    };
    uncredentialed()
        .or_else(|| no_refusal(scene.case, view, expectation))
        .or_else(|| no_acceptance(view, expectation))
        .or_else(|| no_answer(scene.case, view, expectation))
}

fn breakage(clause: &ClauseId, defect: &Defect) -> Breakage {
    Breakage::new(clause, defect.code, &defect.observed)
}

/// What came of a request, for the cases that rest on this one.
fn note(view: &View<'_>, tally: &mut Tally) {
    tally.accepted |= view.outcome == Some(Outcome::Accepted);
    tally.observed = observed(view).or(tally.observed.take());
}

fn rule_step<'a>(
    scene: Scene<'_>,
    step: &'a Step,
    index: usize,
    tally: &mut Tally,
    shown: &mut Vec<Shown<'a>>,
) {
    let Some(view) = scene.views.get(index) else {
        return;
    };
    note(view, tally);
    if is_throttled(view) {
        tally.doubts.push(Doubt::Throttled);
        return;
    }
    if !still_violates(scene.standard, scene.case, view.exchange) {
        tally.doubts.push(Doubt::NoViolation);
        return;
    }
    for expectation in &step.expectations {
        if let Some(unsaid) = unsaid(scene.standard, view, expectation) {
            tally.doubts.push(unsaid.doubt);
            tally.decided.insert((unsaid.owner.clone(), unsaid.dimension));
            tally.broken.insert(breakage(unsaid.owner, &unsaid.defect));
            shown.push(Shown {
                defect: unsaid.defect,
                expectation,
                clause: unsaid.owner.clone(),
                view: index,
            });
            continue;
        }
        if let Some(doubt) = left_open(scene, view, expectation) {
            tally.doubts.push(doubt);
            continue;
        }
        match rule(scene, view, expectation) {
            Ruling::Silent => continue,
            // What a platform never answers cannot change between two answers.
            Ruling::Doubtful(Doubt::NothingToCompare(_)) if scene.case.rule.as_str() == UPKEEP => continue,
            Ruling::Doubtful(doubt) => {
                tally.doubts.push(doubt);
                continue;
            }
            Ruling::Met => {}
            Ruling::Broken(defects) => {
                tally.broken.extend(defects.iter().map(|defect| breakage(&expectation.clause, defect)));
                shown.extend(defects.into_iter().map(|defect| Shown {
                    defect,
                    expectation,
                    clause: expectation.clause.clone(),
                    view: index,
                }));
            }
        }
        tally.decided.insert((expectation.clause.clone(), expectation.dimension));
    }
}
