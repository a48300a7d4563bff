//! Requests that were sent at the same time, of which not all may be accepted.

use hutong_specs::binding::Outcome;
use hutong_specs::judgement::{Doubt, FindingCode, Observed};
use hutong_specs::name::StepId;
use hutong_specs::plan::Place;

use super::Scene;
use crate::judge::ruling::Ruling;
use crate::judge::view::View;

/// Of this exchange and the last of each other step so many were accepted.
pub(super) fn accepted(
    scene: Scene<'_>,
    view: &View<'_>,
    steps: &[StepId],
    (least, most): (u64, u64),
) -> Ruling {
    let mut count = u64::from(view.outcome == Some(Outcome::Accepted));
    for step in steps {
        let other = scene.views.iter().rfind(|other| other.exchange.step == *step);
        let Some(outcome) = other.and_then(|other| other.outcome.as_ref()) else {
            return Ruling::Doubtful(Doubt::NothingToCompare(step.to_string()));
        };
        count += u64::from(*outcome == Outcome::Accepted);
    }
    if (least..=most).contains(&count) {
        return Ruling::Met;
    }
    let observed = Observed::Value(format!("{count} accepted"));
    Ruling::broken(FindingCode::HT301, Place::Exchange, observed)
}
