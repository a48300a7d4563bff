//! The HTTP status.

use hutong_specs::judgement::{FindingCode, Observed};
use hutong_specs::plan::Place;
use hutong_specs::standard::StatusPattern;

use crate::judge::ruling::Ruling;
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

/// The status is declared for the operation.
pub(super) fn declared(view: &View<'_>) -> Ruling {
    let Some(status) = view.status() else {
        return Ruling::Silent;
    };
    if view.declared().is_some() || view.operation.is_none() {
        Ruling::Met
    } else {
        Ruling::broken(FindingCode::HT201, Place::Status, Observed::Status(status))
    }
}
