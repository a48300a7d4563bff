//! The HTTP status.

use hutong_specs::binding::Outcome;
use hutong_specs::judgement::{FindingCode, Observed};
use hutong_specs::plan::Place;
use hutong_specs::standard::{Origin, StatusPattern};

use super::{Scene, outcome};
use crate::judge::ruling::Ruling;
use crate::judge::unrelated::named_fault;
use crate::judge::view::View;

/// The status is one of these.
pub(super) fn one_of(view: &View<'_>, allowed: &[StatusPattern]) -> Ruling {
    let Some(status) = view.status() else {
        return Ruling::Silent;
    };
    if allowed.iter().any(|pattern| pattern.matches(status)) {
        Ruling::Met
    } else {
        Ruling::broken(FindingCode::HT202, Place::Status, Observed::Status(status))
    }
}

/// The status is declared for the operation. That a plain service broke is a finding of its own (HT101); that no
/// document declares it adds nothing.
pub(super) fn declared(scene: Scene<'_>, view: &View<'_>) -> Ruling {
    let Some(status) = view.status() else {
        return Ruling::Silent;
    };
    if let (Origin::Document, Some(outcome @ Outcome::Fault(_))) = (scene.standard.origin, &view.outcome)
        && named_fault(scene.standard, view).is_none()
    {
        return outcome::doubtful(view, outcome);
    }
    if view.declared().is_some() || view.operation.is_none() {
        Ruling::Met
    } else {
        Ruling::broken(FindingCode::HT201, Place::Status, Observed::Status(status))
    }
}
