//! What a case of a pack reported is withdrawn at its end: by a request of the same operation that says so, for each row
//! that the platform took.
//!
//! A row is named by the identifier that this tool gave it, never by the one that the platform answered: a platform that
//! answers another's identifier must not make the tester withdraw another's row.

use std::sync::Arc;

use hutong_specs::plan::{
    Capture, CaptureFrom, Content, Demand, Fill, Intent, Probe, RequestTemplate, Role, Slot, Step,
};
use hutong_specs::standard::{Operation, Withdrawal};
use serde_json::Value;

use super::context::Context;
use super::draft::Draft;
use crate::rules::put;

/// Whether reports of the operation can be withdrawn.
pub(super) fn is_withdrawable(context: &Context<'_>, operation: &Operation) -> bool {
    withdrawal(context, operation).is_some()
}

fn withdrawal<'a>(context: &Context<'a>, operation: &Operation) -> Option<&'a Withdrawal> {
    let mut withdrawals = context.standard.withdrawals.iter();
    withdrawals.find(|withdrawal| withdrawal.operations.contains(&operation.id))
}

/// The steps that withdraw what the steps of the draft report, in the order of the first that is to be taken, and none
/// twice; the steps are told to keep that something was taken.
pub(super) fn withdrawers(context: &Context<'_>, draft: &mut Draft) -> Vec<Step> {
    let is_conforming = draft.intent == Intent::Conform;
    let mut sound: Vec<Step> = Vec::new();
    let mut doubtful: Vec<Step> = Vec::new();
    if context.standard.withdrawals.is_empty() {
        return sound;
    }
    for step in draft.steps.iter_mut().filter(|step| step.role != Role::Cleanup) {
        let Some(row) = Row::of(context, step) else { continue };
        let is_sound = (is_conforming || step.role == Role::Setup) && !is_to_be_refused(step);
        let withdrawers = if is_sound { &mut sound } else { &mut doubtful };
        let withdrawer = row.withdrawer(step, is_sound);
        // What a row holds last is what its withdrawal repeats: an older version of it may be refused.
        match withdrawers.iter_mut().find(|other| other.probe.given == withdrawer.probe.given) {
            Some(known) => *known = withdrawer,
            None => withdrawers.push(withdrawer),
        }
        let from = CaptureFrom::Body(row.withdrawal.receipt.clone());
        let capture = Capture { name: row.name, from, optional: true };
        Arc::make_mut(&mut step.probe).captures.push(capture);
    }
    doubtful.retain(|step| !sound.iter().any(|other| other.probe.given == step.probe.given));
    sound.append(&mut doubtful);
    sound
}

fn is_to_be_refused(step: &Step) -> bool {
    step.expectations.iter().any(|expectation| expectation.demand == Demand::Refused)
}

/// A row that a step reports.
struct Row<'a> {
    /// What tells it from the other rows of the case.
    name: String,
    withdrawal: &'a Withdrawal,
    /// Where its identifier is filled in, and the sample that stands there.
    identifier: (Fill, Value),
    /// The request that is known to be taken.
    base: Probe,
}

impl<'a> Row<'a> {
    /// `None` if the step reports none, or one that was there before.
    fn of(context: &Context<'a>, step: &Step) -> Option<Self> {
        let operation = context.standard.operation(&step.probe.operation)?;
        let withdrawal = withdrawal(context, operation)?;
        let request = step.probe.request.as_ref().filter(|request| request.method == operation.method)?;
        let base = context.probe(&context.base(operation).ok()?.call);
        let of_base = identifier(withdrawal, base.request.as_ref()?)?;
        let identifier = match &request.body.as_ref()?.content {
            Content::Json { value, .. } if withdrawal.is_meant(value) => return None,
            Content::Json { .. } => identifier(withdrawal, request)?,
            _ => Some(of_base).filter(|(fill, _)| request.slots().any(|slot| *slot == fill.slot))?,
        };
        let Slot::Fresh(fresh) = &identifier.0.slot else { return None };
        let party = step.probe.party.as_ref().map(ToString::to_string).unwrap_or_default();
        let name = format!("{}@{}@{party}", fresh.name, operation.id);
        Some(Self { name, withdrawal, identifier, base })
    }

    /// The step that withdraws the row: it repeats the report if that keeps to the contract, else the request that is
    /// known to be taken.
    fn withdrawer(&self, step: &Step, is_sound: bool) -> Step {
        let mut probe = self.base.clone();
        if is_sound && step.probe.request.as_ref().is_some_and(is_json) {
            probe.request.clone_from(&step.probe.request);
        }
        if let Some(request) = &mut probe.request {
            self.name_row(request);
        }
        probe.party.clone_from(&step.probe.party);
        probe.always = true;
        probe.given = Some(self.name.clone());
        let id = format!("cleanup-{}", step.id);
        Step { id: id.as_str().into(), role: Role::Cleanup, probe: probe.into(), expectations: Vec::new() }
    }

    fn name_row(&self, request: &mut RequestTemplate) {
        let Some(Content::Json { value, fills }) = request.body.as_mut().map(|body| &mut body.content) else {
            return;
        };
        let (fill, sample) = &self.identifier;
        fills.retain(|other| other.at != fill.at && !self.withdrawal.set.contains_key(&other.at));
        fills.push(fill.clone());
        put(value, &fill.at, sample.clone());
        for (at, wanted) in &self.withdrawal.set {
            put(value, at, wanted.clone());
        }
    }
}

fn is_json(request: &RequestTemplate) -> bool {
    request.body.as_ref().is_some_and(|body| matches!(body.content, Content::Json { .. }))
}

fn identifier(withdrawal: &Withdrawal, request: &RequestTemplate) -> Option<(Fill, Value)> {
    let Content::Json { value, fills } = &request.body.as_ref()?.content else { return None };
    let fill = fills.iter().find(|fill| fill.at == withdrawal.identifier)?;
    Some((fill.clone(), value.pointer(&fill.at)?.clone()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use hutong_specs::load::{Options, embedded, load};
    use hutong_specs::plan::{Case, Content, Fresh, Role, Slot, Step};
    use hutong_specs::profile::Declares;
    use hutong_specs::standard::{Effect, Standard};
    use serde_json::Value;

    use crate::plan::{PlanOptions, plan};

    fn cases() -> (Standard, Vec<Case>) {
        let standard =
            load(&*embedded("zwfw-data-exchange").unwrap(), &Options::default()).expect("the pack loads");
        let declares = Declares { effects: Effect::Destructive, ..Declares::default() };
        let planned = plan(&standard, &declares, &PlanOptions::default()).unwrap();
        (standard, planned.cases)
    }

    /// The value and the name of the row that a step's body holds.
    fn row<'s>(standard: &Standard, step: &'s Step) -> Option<(&'s Value, &'s Fresh)> {
        let withdrawals = &standard.withdrawals;
        let withdrawal = withdrawals.iter().find(|one| one.operations.contains(&step.probe.operation))?;
        let Content::Json { value, fills } = &step.probe.request.as_ref()?.body.as_ref()?.content else {
            return None;
        };
        let fill = fills.iter().find(|fill| fill.at == withdrawal.identifier)?;
        let Slot::Fresh(fresh) = &fill.slot else { return None };
        Some((value, fresh))
    }

    #[test]
    fn every_row_that_a_case_reports_is_withdrawn_once_under_its_own_name() {
        let (standard, cases) = cases();
        let mut rows = 0;
        for case in &cases {
            let (cleaning, before): (Vec<&Step>, Vec<&Step>) =
                case.steps.iter().partition(|step| step.role == Role::Cleanup);
            let mut reported: BTreeSet<String> = BTreeSet::new();
            for step in &before {
                let names = step.probe.captures.iter().map(|capture| &capture.name);
                reported.extend(names.filter(|name| name.contains('@')).cloned());
            }
            let given = cleaning.iter().filter_map(|step| step.probe.given.clone());
            let given: BTreeSet<String> = given.collect();
            assert_eq!(given, reported, "{}", case.id);
            assert_eq!(given.len(), cleaning.len(), "{}", case.id);
            for step in &cleaning {
                let (value, fresh) = row(&standard, step).unwrap();
                assert_eq!(value["cd_operation"], "D", "{} {}", case.id, step.id);
                assert!(step.probe.given.as_ref().unwrap().starts_with(&format!("{}@", fresh.name)));
                assert!(step.probe.always && step.expectations.is_empty());
            }
            rows += cleaning.len();
        }
        assert!(rows > 1_000, "{rows}");
    }

    #[test]
    fn what_a_withdrawal_repeats_is_what_the_row_held_last() {
        let (standard, cases) = cases();
        let renewed = cases
            .iter()
            .find(|case| case.id.as_str() == "reportItemDetail/transitions/item.active.renew")
            .unwrap();
        let version = |id: &str| {
            let step = renewed.steps.iter().find(|step| step.id.as_str() == id).unwrap();
            row(&standard, step).unwrap().0.pointer("/basic/task_version").cloned().unwrap()
        };
        assert_ne!(version("renew"), version("detail"));
        assert_eq!(version("cleanup-renew"), version("renew"));
    }

    #[test]
    fn a_request_that_is_to_be_refused_is_withdrawn_by_one_that_is_known_to_be_taken() {
        let (standard, cases) = cases();
        let broken = cases
            .iter()
            .find(|case| {
                case.id.as_str().starts_with("reportOrganisation/required/")
                    && case.steps.iter().any(|step| step.role == Role::Cleanup)
            })
            .expect("a case with a member left out");
        let step = |role| broken.steps.iter().find(|step| step.role == role).unwrap();
        let members = |step: &Step| row(&standard, step).map(|(value, _)| value.as_object().unwrap().len());
        let (probe, cleanup) = (members(step(Role::Probe)), members(step(Role::Cleanup)));
        assert!(probe.is_none() || probe < cleanup, "{probe:?} {cleanup:?}");
    }
}
