//! Bodies of captured requests against what is declared.

use hutong_specs::plan::{Breach, Place};
use hutong_specs::schema::{Schema, SchemaFault};
use hutong_specs::standard::{Aspect, MediaType, RequestBody};
use hutong_specs::wire::{Settled, essence, is_json, read_body};
use serde_json::Value;

use super::broken::Broken;
use super::observed::Observed;
use crate::judge::best_match;
use crate::plan::{Context, fault_place, governs};

/// Everything that the body breaks.
pub(super) fn broken<'a>(context: &Context<'a>, observed: &Observed<'a>) -> Vec<Broken> {
    let Some(declared) = &observed.operation.request_body else {
        return Vec::new();
    };
    if observed.entry.sent.is_empty() {
        return absent(context, observed, declared).into_iter().collect();
    }
    let Some(name) = observed.entry.header("content-type").map(essence) else {
        return Vec::new();
    };
    match best_match(&declared.content, &name) {
        None => undeclared(context, observed, declared).into_iter().collect(),
        Some(declared) => of_content(context, observed, declared, &name),
    }
}

/// No body where one must be sent: only if the capture says that it was empty.
fn absent(context: &Context<'_>, observed: &Observed<'_>, declared: &RequestBody) -> Option<Broken> {
    let is_known = observed.entry.header("content-length").is_none_or(|length| length.trim() == "0")
        && observed.entry.header("transfer-encoding").is_none()
        && !observed.entry.headers.is_empty();
    let place = Place::Body(String::new());
    (declared.required && is_known)
        .then(|| Broken::missing(context, observed, Aspect::RequestBody, place, &declared.pointer))
}

/// A media type that is not declared breaks what the clauses on media types of requests demand.
fn undeclared<'a>(context: &Context<'a>, observed: &Observed<'a>, declared: &RequestBody) -> Option<Broken> {
    let is_meant = |rule: &str| rule == "media-type";
    let clauses = context.standard.clauses.iter().filter(|clause| {
        let mut verifies = clause.verify.iter();
        verifies.any(|verify| is_meant(verify.rule.as_str()) && governs(&verify.scope, observed.operation))
    });
    let place = Place::Header("content-type".to_owned());
    (!declared.content.is_empty()).then(|| Broken {
        breach: Breach { place, keyword: "media-type".to_owned(), constraint: None },
        clauses: clauses.map(|clause| clause.id.clone()).collect(),
    })
}

fn of_content(
    context: &Context<'_>,
    observed: &Observed<'_>,
    declared: &MediaType,
    name: &str,
) -> Vec<Broken> {
    let (Some(schema), Some(text)) = (&declared.schema, observed.entry.sent.text()) else {
        return Vec::new();
    };
    let faults = if is_json(name) {
        match serde_json::from_str::<Value>(text) {
            Ok(value) => schema.faults(&value),
            Err(_) => return vec![unreadable(context, observed, schema)],
        }
    } else {
        let content_type = observed.entry.header("content-type").unwrap_or(name);
        of_text(declared, schema, content_type, text)
    };
    faults
        .into_iter()
        .map(|fault| {
            let place = fault_place(&fault);
            Broken::constraint(context, observed, Aspect::RequestBody, place, fault)
        })
        .collect()
}

fn unreadable(context: &Context<'_>, observed: &Observed<'_>, schema: &Schema) -> Broken {
    let standard = context.standard;
    let clause = standard.clause_of(observed.operation, Aspect::RequestBody, schema.pointer());
    Broken {
        breach: Breach { place: Place::Body(String::new()), keyword: "json".to_owned(), constraint: None },
        clauses: clause.into_iter().collect(),
    }
}

/// What a body that is text breaks: something only if it does however it is read.
fn of_text(declared: &MediaType, schema: &Schema, content_type: &str, text: &str) -> Vec<SchemaFault> {
    let faults = |value: Option<&Value>| value.map(|value| schema.faults(value)).unwrap_or_default();
    match read_body(declared, content_type, text).map(|reading| reading.settled(&faults)) {
        Some(Settled::Refused { faults, .. }) => faults,
        _ => Vec::new(),
    }
}
