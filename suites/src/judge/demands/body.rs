//! The body of the response: readable as its media type says, and allowed by its schema.

use hutong_specs::judgement::{Doubt, FindingCode, Observed};
use hutong_specs::name::ClauseId;
use hutong_specs::plan::Place;
use hutong_specs::record::BodyContent;
use hutong_specs::schema::{Schema, SchemaFault};
use hutong_specs::standard::Aspect;
use hutong_specs::wire::is_json;
use serde_json::Value;

use super::Scene;
use crate::judge::evidence::short_at;
use crate::judge::ruling::{Defect, Ruling};
use crate::judge::view::{Unread, View};

/// The body is allowed by the declared schema, as far as its constraints are the clause's.
pub(super) fn declared(scene: Scene<'_>, view: &View<'_>, clause: &ClauseId) -> Ruling {
    let Some(schema) = view.declared_content().and_then(|content| content.schema.as_ref()) else {
        return Ruling::Silent;
    };
    if !view.media_type().is_some_and(|name| is_json(&name)) || never_has_body(view) {
        return Ruling::Silent;
    }
    match &view.json {
        Ok(json) => {
            let mut defects = defects(scene, view, json, clause);
            if !view.duplicates.is_empty() && owns_whole(scene, view, schema, clause) {
                defects.extend(view.duplicates.iter().map(|pointer| duplicate(pointer)));
            }
            Ruling::of(defects)
        }
        Err(Unread::Cut) => Ruling::Doubtful(Doubt::CutBody),
        Err(Unread::TooDeep) => too_deep(view),
        Err(Unread::NoResponse) => Ruling::Silent,
        Err(Unread::Empty) => unread(scene, view, schema, clause, "empty"),
        Err(Unread::NoJson(why)) => unread(scene, view, schema, clause, why),
    }
}

/// Whether HTTP lets the response have no body (RFC 9110 §6.4.1): an answer to `HEAD`, 204 and 304.
fn never_has_body(view: &View<'_>) -> bool {
    let is_head = view.exchange.sent.as_ref().is_some_and(|sent| sent.method == "HEAD");
    is_head || matches!(view.status(), Some(204 | 304))
}

/// That there is a JSON value at all is the matter of the clause that owns the whole; the others have nothing to look at.
fn unread(scene: Scene<'_>, view: &View<'_>, schema: &Schema, clause: &ClauseId, why: &str) -> Ruling {
    if owns_whole(scene, view, schema, clause) {
        broken(FindingCode::HT206, why)
    } else {
        not_readable(view, format!("not readable: {why}"))
    }
}

/// Whether the body as a whole is the matter of this clause.
fn owns_whole(scene: Scene<'_>, view: &View<'_>, schema: &Schema, clause: &ClauseId) -> bool {
    let whole = format!("{}/type", schema.resolved().pointer());
    let owner = view
        .operation
        .and_then(|operation| scene.standard.clause_of(operation, Aspect::ResponseBody, &whole));
    owner.is_none_or(|owner| owner == *clause)
}

/// A name should be unique within its object (RFC 8259 §4): readers differ in which of the members they take, so that it
/// cannot be said what the body says.
fn duplicate(pointer: &str) -> Defect {
    Defect {
        code: FindingCode::HT208,
        place: Place::Body(pointer.to_owned()),
        observed: Observed::Value("more than one member of this name".to_owned()),
    }
}

/// How deep a body may be nested is for each reader to say (RFC 8259 §9): that hutong stops is no fault of the platform.
pub(super) fn too_deep(view: &View<'_>) -> Ruling {
    not_readable(view, "nested deeper than hutong reads".to_owned())
}

fn not_readable(view: &View<'_>, observed: String) -> Ruling {
    Ruling::Doubtful(Doubt::Precondition { step: view.exchange.step.to_string(), observed })
}

/// The body is text of this charset.
pub(super) fn charset(view: &View<'_>, charset: &str) -> Ruling {
    let Some(body) = view.body() else {
        return Ruling::Silent;
    };
    if body.cut {
        return Ruling::Doubtful(Doubt::CutBody);
    }
    if !charset.eq_ignore_ascii_case("utf-8") {
        return Ruling::Silent;
    }
    match &body.content {
        BodyContent::Text(text) if text.contains('\u{fffd}') => {
            broken(FindingCode::HT206, "U+FFFD stands where characters were lost")
        }
        BodyContent::Text(_) => Ruling::Met,
        BodyContent::Base64(_) => broken(FindingCode::HT206, "not UTF-8"),
    }
}

fn defects(scene: Scene<'_>, view: &View<'_>, json: &Value, clause: &ClauseId) -> Vec<Defect> {
    let Some(operation) = view.operation else {
        return Vec::new();
    };
    let is_ours = |fault: &&SchemaFault| {
        scene
            .standard
            .clause_of(operation, Aspect::ResponseBody, &fault.constraint)
            .is_none_or(|owner| owner == *clause)
    };
    let ours: Vec<&SchemaFault> = view.faults().iter().filter(is_ours).collect();
    let own = ours.iter().filter(|fault| !follows_from_type(fault, &ours));
    own.map(|fault| defect(SchemaFault::clone(fault), json)).collect()
}

/// Whether the value is not among those listed only because it is of a wrong type, which is told.
fn follows_from_type(fault: &SchemaFault, others: &[&SchemaFault]) -> bool {
    let schema = fault.constraint.rsplit_once('/').map(|(schema, _)| schema);
    let is_same = |other: &&SchemaFault| {
        other.at == fault.at && other.constraint.rsplit_once('/').map(|(schema, _)| schema) == schema
    };
    matches!(fault.keyword.as_str(), "enum" | "const")
        && others.iter().any(|other| other.keyword == "type" && is_same(other))
}

fn defect(fault: SchemaFault, json: &Value) -> Defect {
    let value = json.pointer(&fault.at).map(|value| short_at(&fault.at, value)).unwrap_or_default();
    Defect {
        code: FindingCode::HT205,
        place: Place::Body(fault.at.clone()),
        observed: Observed::Constraint {
            at: fault.at,
            keyword: fault.keyword,
            constraint: fault.constraint,
            value,
        },
    }
}

fn broken(code: FindingCode, what: &str) -> Ruling {
    Ruling::broken(code, Place::Body(String::new()), Observed::Value(what.to_owned()))
}
