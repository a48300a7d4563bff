//! Headers of the response.

use hutong_specs::judgement::{FindingCode, Observed};
use hutong_specs::plan::{HeaderList, Place, Predicate, Reference};
use hutong_specs::schema::Schema;
use hutong_specs::standard::ResponseHeader;
use hutong_specs::text::json;
use serde_json::Value;

use super::Scene;
use super::compare::{nothing, referred};
use crate::judge::evidence::{short_at, short_header};
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

/// The header has the value of another exchange. Where there is none to compare with, nothing is known.
pub(super) fn equals(scene: Scene<'_>, view: &View<'_>, name: &str, reference: &Reference) -> Ruling {
    let Some(other) = referred(scene, reference) else {
        return nothing(reference);
    };
    let written = other.as_str().map_or_else(|| other.to_string(), str::to_owned);
    let seen = view.header(name);
    if seen == Some(written.as_str()) {
        return Ruling::Met;
    }
    let seen = seen.map(|value| short_header(name, value)).unwrap_or_default();
    let observed = Observed::Pair(seen, short_at(&reference.pointer, &other));
    Ruling::broken(FindingCode::HT301, Place::Header(name.to_ascii_lowercase()), observed)
}

/// The header lists what it must and nothing else.
pub(super) fn lists(view: &View<'_>, list: &HeaderList) -> Ruling {
    let Some(text) = view.header(&list.name) else {
        return if list.optional {
            Ruling::Silent
        } else {
            Ruling::Broken(vec![defect_of(&list.name, None)])
        };
    };
    let members: Vec<&str> = text.split(',').map(str::trim).filter(|member| !member.is_empty()).collect();
    let has = |name: &String| members.contains(&name.as_str());
    let is_known = |member: &&str| list.all.iter().chain(&list.also).any(|name| name == member);
    if list.all.iter().all(has) && members.iter().all(is_known) {
        Ruling::Met
    } else {
        Ruling::Broken(vec![defect_of(&list.name, Some(text))])
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
