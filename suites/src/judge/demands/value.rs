//! One value of the response's body.

use hutong_specs::binding::Outcome;
use hutong_specs::judgement::{Doubt, FindingCode, Observed};
use hutong_specs::plan::{Place, Predicate};
use serde_json::Value;

use super::body::too_deep;
use super::outcome::doubtful;
use crate::judge::evidence::short_at;
use crate::judge::predicate;
use crate::judge::ruling::Ruling;
use crate::judge::view::{Unread, View};

/// The value at a pointer meets a predicate. A body that is no JSON is another demand's business.
pub(super) fn at(view: &View<'_>, pointer: &str, demanded: &Predicate) -> Ruling {
    match &view.json {
        Ok(json) => {
            let value = json.pointer(pointer);
            if predicate::meets(demanded, value) {
                return Ruling::Met;
            }
            let observed = value.map(|value| short_at(pointer, value)).unwrap_or_default();
            Ruling::broken(FindingCode::HT207, Place::Body(pointer.to_owned()), Observed::Value(observed))
        }
        Err(Unread::Cut) => Ruling::Doubtful(Doubt::CutBody),
        Err(Unread::NoResponse) => Ruling::Silent,
        Err(Unread::TooDeep) => too_deep(view),
        // Keys are looked at where there are any; that there is no JSON is another clause's finding.
        Err(Unread::Empty | Unread::NoJson(_)) if matches!(demanded, Predicate::Keys(_)) => {
            Ruling::Doubtful(Doubt::Precondition {
                step: view.exchange.step.to_string(),
                observed: "not readable as JSON".to_owned(),
            })
        }
        Err(Unread::Empty) => unreadable("empty"),
        Err(Unread::NoJson(why)) => unreadable(why),
    }
}

/// An accepted request did not decide what the platform keeps to itself.
pub(super) fn not_taken(view: &View<'_>, pointer: &str, sent: &Value) -> Ruling {
    match &view.outcome {
        None => return Ruling::Silent,
        Some(Outcome::Refused(_)) => return Ruling::Met,
        Some(Outcome::Accepted) => {}
        Some(outcome) => return doubtful(view, outcome),
    }
    match &view.json {
        Ok(json) if json.pointer(pointer) == Some(sent) => {
            let observed = Observed::Value(short_at(pointer, sent));
            Ruling::broken(FindingCode::HT207, Place::Body(pointer.to_owned()), observed)
        }
        Err(Unread::Cut) => Ruling::Doubtful(Doubt::CutBody),
        _ => Ruling::Met,
    }
}

fn unreadable(why: &str) -> Ruling {
    Ruling::broken(FindingCode::HT206, Place::Body(String::new()), Observed::Value(why.to_owned()))
}
