//! References within the body.

use hutong_specs::binding::Outcome;
use hutong_specs::judgement::{Doubt, FindingCode, Observed};
use hutong_specs::load::holds_values;
use hutong_specs::plan::Place;
use hutong_specs::text::pointer::below;
use serde_json::Value;

use super::body::too_deep;
use super::outcome::doubtful;
use super::selected::document;
use crate::judge::ruling::{Defect, Ruling};
use crate::judge::view::{Unread, View};

/// Each reference into the body itself leads somewhere. Those to other documents are left aside, and so is what cannot be
/// read: that is another demand's business.
pub(super) fn resolved(view: &View<'_>) -> Ruling {
    match &view.outcome {
        Some(Outcome::Accepted) => {}
        Some(outcome) => return doubtful(view, outcome),
        None => return Ruling::Silent,
    }
    match document(view) {
        Ok(document) => {
            let mut defects = Vec::new();
            walk(&document, &document, ("", ""), &mut defects);
            Ruling::of(defects)
        }
        Err(Unread::Cut) => Ruling::Doubtful(Doubt::CutBody),
        Err(Unread::TooDeep) => too_deep(view),
        Err(Unread::NoResponse | Unread::Empty | Unread::NoJson(_)) => Ruling::Silent,
    }
}

fn walk(document: &Value, value: &Value, (at, within): (&str, &str), defects: &mut Vec<Defect>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(target) if name == "$ref" => {
                        defects
                            .extend(is_dangling(document, target).then(|| defect(&below(at, name), target)));
                    }
                    member if !holds_values(within, name) => {
                        walk(document, member, (&below(at, name), name), defects);
                    }
                    _ => {}
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(document, item, (&format!("{at}/{index}"), ""), defects);
            }
        }
        _ => {}
    }
}

fn is_dangling(document: &Value, target: &str) -> bool {
    let Some(pointer) = target.strip_prefix('#') else { return false };
    let pointer = percent_encoding::percent_decode_str(pointer).decode_utf8_lossy();
    // What does not begin with a slash names an anchor, which is not looked up.
    (pointer.is_empty() || pointer.starts_with('/')) && document.pointer(&pointer).is_none()
}

fn defect(at: &str, target: &str) -> Defect {
    Defect {
        code: FindingCode::HT207,
        place: Place::Body(at.to_owned()),
        observed: Observed::Value(target.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::walk;

    #[test]
    fn only_references_into_the_document_that_lead_nowhere_are_told() {
        let document = json!({"a": {"$ref": "#/b"}, "b": [{"$ref": "#/none"}], "c": {"$ref": "other.json"},
            "d": {"$ref": "#anchor"}, "example": {"$ref": "#/none"}, "responses": {"default": {"$ref": "#/none"}}});
        let mut defects = Vec::new();
        walk(&document, &document, ("", ""), &mut defects);
        let places: Vec<_> = defects.iter().map(|defect| defect.place.to_string()).collect();
        assert_eq!(places, ["body /b/0/$ref", "body /responses/default/$ref"]);
    }
}
