//! Accepted, refused, broken: the outcome as the binding reads it.

use hutong_specs::binding::Outcome;
use hutong_specs::judgement::{Doubt, FindingCode, Observed};
use hutong_specs::plan::{Breach, Case, Intent, Place};
use hutong_specs::standard::Origin;

use super::Scene;
use crate::judge::ruling::Ruling;
use crate::judge::unrelated::{named_fault, unrelated};
use crate::judge::view::View;

/// The request was to be accepted.
pub(super) fn accepted(scene: Scene<'_>, view: &View<'_>) -> Ruling {
    if let Some(doubt) = unrelated(scene.standard, scene.case, view) {
        return Ruling::Doubtful(doubt);
    }
    match &view.outcome {
        None => Ruling::Silent,
        Some(Outcome::Accepted) => Ruling::Met,
        Some(outcome @ Outcome::Refused(_)) => broken(FindingCode::HT102, Place::Exchange, outcome),
        Some(outcome @ Outcome::Fault(_)) => broken(FindingCode::HT101, Place::Exchange, outcome),
        Some(outcome @ Outcome::Undeclared(_)) => unclear(scene, view, outcome),
    }
}

/// The request was to be refused.
pub(super) fn refused(scene: Scene<'_>, view: &View<'_>) -> Ruling {
    if let Some(doubt) = named_fault(scene.standard, view) {
        return Ruling::Doubtful(doubt);
    }
    match &view.outcome {
        None => Ruling::Silent,
        Some(Outcome::Refused(_)) => Ruling::Met,
        Some(outcome @ Outcome::Accepted) => {
            let (code, place) = accepted_code(scene.case, view);
            broken(code, place, outcome)
        }
        Some(outcome @ Outcome::Fault(_)) => broken(FindingCode::HT101, Place::Exchange, outcome),
        Some(outcome @ Outcome::Undeclared(_)) => unclear(scene, view, outcome),
    }
}

/// An answer that says neither. In a plain document that is a status which the operation does not name, such as a
/// redirection, and a finding of its own (HT201) against the responses.
fn unclear(scene: Scene<'_>, view: &View<'_>, outcome: &Outcome) -> Ruling {
    match scene.standard.origin {
        Origin::Document => doubtful(view, outcome),
        Origin::Pack => broken(FindingCode::HT105, Place::Exchange, outcome),
    }
}

/// Nothing can be concluded from such an outcome.
pub(super) fn doubtful(view: &View<'_>, outcome: &Outcome) -> Ruling {
    Ruling::Doubtful(Doubt::Precondition { step: view.exchange.step.to_string(), observed: written(outcome) })
}

/// The platform was not to break, whatever it makes of the request.
pub(super) fn no_fault(scene: Scene<'_>, view: &View<'_>) -> Ruling {
    if let Some(doubt) = named_fault(scene.standard, view) {
        return Ruling::Doubtful(doubt);
    }
    match &view.outcome {
        Some(outcome @ Outcome::Fault(_)) => broken(FindingCode::HT101, Place::Exchange, outcome),
        Some(_) => Ruling::Met,
        None => Ruling::Silent,
    }
}

/// The kind of finding that an accepted violation is, and its place: what the request broke.
fn accepted_code(case: &Case, view: &View<'_>) -> (FindingCode, Place) {
    let as_another = is_of_another_party(case, view);
    let Intent::Violate(breaches) = &case.intent else {
        return (if as_another { FindingCode::HT106 } else { FindingCode::HT103 }, Place::Exchange);
    };
    let place = breaches.first().map_or(Place::Exchange, |breach| breach.place.clone());
    let credentials = breaches.iter().any(|Breach { place, .. }| matches!(place, Place::Credential(_)));
    let code = match (credentials, as_another) {
        (true, _) => FindingCode::HT104,
        (false, true) => FindingCode::HT106,
        (false, false) => FindingCode::HT103,
    };
    (code, place)
}

/// Whether the request was sent as another party than the one that the profile's own credentials name.
fn is_of_another_party(case: &Case, view: &View<'_>) -> bool {
    let mut steps = case.steps.iter().filter(|step| step.id == view.exchange.step);
    steps.any(|step| step.probe.party.is_some())
}

fn broken(code: FindingCode, place: Place, outcome: &Outcome) -> Ruling {
    Ruling::broken(code, place, Observed::Outcome(written(outcome)))
}

/// An outcome in the words of `Observed::Outcome`.
pub(in crate::judge) fn written(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Accepted => "accepted".to_owned(),
        Outcome::Refused(code) => format!("refused {code}"),
        Outcome::Fault(what) => format!("fault {what}"),
        Outcome::Undeclared(what) => format!("undeclared {what}"),
    }
}
