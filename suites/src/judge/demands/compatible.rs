//! The definition that is served against that of the release before.

use std::cmp::Ordering;

use hutong_specs::binding::Outcome;
use hutong_specs::compatibility::{Change, Comparison, Release, compare};
use hutong_specs::judgement::{Doubt, FindingCode, NotCompared, Observed};
use hutong_specs::load::release;
use hutong_specs::plan::Place;
use hutong_specs::text::pointer::parent;
use semver::Version;
use serde_json::Value;

use super::Scene;
use super::body::too_deep;
use super::outcome::doubtful;
use super::selected::document;
use crate::judge::evidence::short;
use crate::judge::ruling::{Defect, Ruling};
use crate::judge::view::{Unread, View};

/// A definition of more bytes is not compared.
const MOST_BYTES: usize = 16 << 20;

/// What the release before promised is kept, where both are of one major version. Nothing is demanded of what is no
/// definition and of versions that are none: that is another demand's business.
pub(super) fn compatible(scene: Scene<'_>, view: &View<'_>) -> Ruling {
    match &view.outcome {
        Some(Outcome::Accepted) => {}
        Some(outcome) => return doubtful(view, outcome),
        None => return Ruling::Silent,
    }
    let Some(before) = scene.standard.previous.as_deref() else { return Ruling::Silent };
    match document(view) {
        Ok(document) => compared(before, &document),
        Err(Unread::Cut) => Ruling::Doubtful(Doubt::CutBody),
        Err(Unread::TooDeep) => too_deep(view),
        Err(Unread::NoResponse | Unread::Empty | Unread::NoJson(_)) => Ruling::Silent,
    }
}

fn compared(before: &Release, document: &Value) -> Ruling {
    let text = document.to_string();
    if text.len() > MOST_BYTES {
        return not_compared(NotCompared::TooLong(MOST_BYTES as u64));
    }
    let Ok(after) = release("body.json", text.as_bytes()) else { return Ruling::Silent };
    match bound(before.version.as_deref(), after.version.as_deref()) {
        Bound::Same => ruling(compare(before, &after), document),
        Bound::Free => Ruling::Silent,
        Bound::Backwards { served, before } => not_compared(NotCompared::Older { served, before }),
    }
}

/// Where nothing was compared nothing is said, and where something was left aside it cannot be said that nothing changed.
fn ruling(comparison: Comparison, document: &Value) -> Ruling {
    let Comparison { changes, compared, aside, aside_count } = comparison;
    if !changes.is_empty() {
        return Ruling::Broken(changes.into_iter().map(|change| defect(change, document)).collect());
    }
    match (compared, aside_count) {
        (0, _) => Ruling::Silent,
        (_, 0) => Ruling::Met,
        _ => not_compared(NotCompared::LeftAside { parts: aside, count: aside_count as u64 }),
    }
}

fn not_compared(why: NotCompared) -> Ruling {
    Ruling::Doubtful(Doubt::NotCompared(why))
}

/// What two versions demand of each other.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Bound {
    /// The later one keeps what the earlier one promised.
    Same,
    /// Nothing.
    Free,
    /// Nothing can be told: the one that should be the later is the earlier one.
    Backwards {
        /// The version that is served.
        served: String,
        /// The version that was given as the release before.
        before: String,
    },
}

/// Before 1.0.0 anything may change (§4), and a version with a mark behind its numbers promises nothing yet (§9).
fn bound(before: Option<&str>, after: Option<&str>) -> Bound {
    let read = |text: Option<&str>| Version::parse(text?.trim()).ok();
    let (Some(before), Some(after)) = (read(before), read(after)) else { return Bound::Free };
    if after.cmp_precedence(&before) == Ordering::Less {
        return Bound::Backwards { served: shown(&after), before: shown(&before) };
    }
    let is_stable = |version: &Version| version.major > 0 && version.pre.is_empty();
    if before.major == after.major && is_stable(&before) && is_stable(&after) {
        Bound::Same
    } else {
        Bound::Free
    }
}

/// A version as far as one has to know it: its marks may be as long as anything.
fn shown(version: &Version) -> String {
    version.to_string().chars().take(64).collect()
}

fn defect(change: Change, document: &Value) -> Defect {
    let Change { kind, operation, at, pointer, witness } = change;
    Defect {
        code: FindingCode::HT302,
        place: Place::Body(there(document, &pointer).to_owned()),
        observed: Observed::Change {
            kind,
            operation,
            at,
            witness: witness.as_ref().map(short).unwrap_or_default(),
        },
    }
}

/// The nearest place at or above a pointer that the body has: what is read in it may stand where it is not written.
fn there<'p>(document: &Value, pointer: &'p str) -> &'p str {
    let mut pointer = pointer;
    while document.pointer(pointer).is_none() {
        let Some(above) = parent(pointer) else { return "" };
        pointer = above;
    }
    pointer
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Bound, bound, there};

    #[test]
    fn versions_of_one_major_bind_each_other_from_the_first_on() {
        let between = |before, after| bound(Some(before), Some(after));
        for (before, after) in [("1.2.3", "1.3.0"), ("1.2.3", "1.2.3"), ("1.2.3+a", "1.2.3+b")] {
            assert_eq!(between(before, after), Bound::Same, "{before} {after}");
        }
        for (before, after) in [
            ("1.9.9", "2.0.0"),
            ("0.1.0", "0.2.0"),
            ("1.2.3-rc.1", "1.2.3"),
            ("1.2.3", "1.3.0-rc.1"),
            ("1.2", "1.3"),
        ] {
            assert_eq!(between(before, after), Bound::Free, "{before} {after}");
        }
        let backwards = Bound::Backwards { served: "1.2.9".to_owned(), before: "1.3.0".to_owned() };
        assert_eq!(between("1.3.0", "1.2.9"), backwards);
        assert_eq!(bound(None, Some("1.0.0")), Bound::Free);
    }

    #[test]
    fn the_place_is_one_that_the_body_has() {
        let body = json!({"a": {"b/c": [1]}});
        assert_eq!(there(&body, "/a/b~1c/0"), "/a/b~1c/0");
        assert_eq!(there(&body, "/a/b~1c/1/x"), "/a/b~1c");
        assert_eq!(there(&body, "/x"), "");
    }
}
