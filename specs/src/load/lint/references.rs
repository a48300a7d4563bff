//! `x-clause` that names a clause or keyword that is not there.

use serde_json::Value;

use super::subject::Subject;
use crate::load::normalise::is_keyword;
use crate::load::places::{child, item};
use crate::load::values::holds_values;
use crate::text::Diagnostic;

/// Every `x-clause` of the interface document that names no clause of the pack.
pub(super) fn unknown_clauses(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    walk(subject, subject.standard.schemas.document(), ("", ""), &mut found);
    found
}

fn walk(subject: &Subject<'_>, value: &Value, (pointer, within): (&str, &str), found: &mut Vec<Diagnostic>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object.iter().filter(|(key, _)| !holds_values(within, key)) {
                let pointer = child(pointer, key);
                if key == "x-clause" {
                    check(subject, value, &pointer, found);
                } else {
                    walk(subject, value, (&pointer, key), found);
                }
            }
        }
        Value::Array(values) => {
            values
                .iter()
                .enumerate()
                .for_each(|(index, value)| walk(subject, value, (&item(pointer, index), ""), found));
        }
        _ => {}
    }
}

fn check(subject: &Subject<'_>, named: &Value, pointer: &str, found: &mut Vec<Diagnostic>) {
    match named {
        Value::String(id) => found.extend(unknown(subject, id, pointer)),
        Value::Object(map) => {
            for (keyword, id) in map {
                let pointer = child(pointer, keyword);
                if !is_keyword(keyword) {
                    let help = "write a keyword of JSON Schema, or `*` for all others";
                    let message = format!("`{keyword}` is no keyword");
                    found.push(subject.places.error("lint.x-clause", &pointer, message, help));
                }
                found.extend(
                    id.as_str().map_or_else(
                        || Some(no_text(subject, &pointer)),
                        |id| unknown(subject, id, &pointer),
                    ),
                );
            }
        }
        _ => found.push(no_text(subject, pointer)),
    }
}

fn unknown(subject: &Subject<'_>, id: &str, pointer: &str) -> Option<Diagnostic> {
    let help = "name a clause of this pack";
    (!subject.has_clause(id))
        .then(|| subject.places.error("lint.x-clause", pointer, format!("there is no clause `{id}`"), help))
}

fn no_text(subject: &Subject<'_>, pointer: &str) -> Diagnostic {
    let help = "write a clause's id, or a map from keywords to ids";
    subject.places.error("lint.x-clause", pointer, "this names no clause", help)
}
