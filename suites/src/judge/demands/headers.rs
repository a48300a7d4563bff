//! Headers of the response.

use hutong_specs::judgement::{FindingCode, Observed};
use hutong_specs::plan::{Place, Predicate};
use hutong_specs::schema::Schema;
use hutong_specs::standard::ResponseHeader;
use hutong_specs::text::json;
use serde_json::Value;

use crate::judge::evidence::short_header;
use crate::judge::predicate;
use crate::judge::ruling::{Defect, Ruling};
use crate::judge::view::View;

/// Declared headers are there and allowed.
pub(super) fn declared(view: &View<'_>) -> Ruling {
    let Some(response) = view.declared() else {
        return Ruling::Silent;
    };
    if response.headers.is_empty() {
        return Ruling::Silent;
    }
    Ruling::of(response.headers.iter().filter_map(|header| defect(view, header)).collect())
}

/// A header meets a predicate.
pub(super) fn meets(view: &View<'_>, name: &str, demanded: &Predicate) -> Ruling {
    let value = view.header(name).map(|text| Value::String(text.to_owned()));
    if predicate::meets(demanded, value.as_ref()) {
        Ruling::Met
    } else {
        Ruling::Broken(vec![defect_of(name, view.header(name))])
    }
}

fn defect(view: &View<'_>, declared: &ResponseHeader) -> Option<Defect> {
    match (view.header(&declared.name), &declared.schema) {
        (None, _) if declared.required => Some(defect_of(&declared.name, None)),
        (Some(text), Some(schema)) if !is_allowed(schema, text) => {
            Some(defect_of(&declared.name, Some(text)))
        }
        _ => None,
    }
}

/// Whether some reading of the text is allowed: as text, or as the JSON value that it spells.
fn is_allowed(schema: &Schema, text: &str) -> bool {
    if schema.admits(&Value::String(text.to_owned())) {
        return true;
    }
    json::read(text.as_bytes()).is_ok_and(|reading| schema.admits(&reading.value))
        || schema.resolved().value().get("type").and_then(Value::as_str) == Some("array")
}

fn defect_of(name: &str, observed: Option<&str>) -> Defect {
    Defect {
        code: FindingCode::HT204,
        place: Place::Header(name.to_ascii_lowercase()),
        observed: Observed::Value(observed.map(|value| short_header(name, value)).unwrap_or_default()),
    }
}
