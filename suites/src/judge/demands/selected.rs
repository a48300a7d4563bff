//! Values selected in the body: each allowed by a schema, and enough of them.

use std::borrow::Cow;

use hutong_specs::binding::Outcome;
use hutong_specs::judgement::{Doubt, FindingCode, Observed};
use hutong_specs::plan::{Looked, Place, Selected};
use hutong_specs::schema::{Schema, SchemaFault};
use hutong_specs::text::Document;
use hutong_specs::wire::essence;
use serde_json::Value;

use super::body::too_deep;
use super::outcome::doubtful;
use crate::judge::evidence::short_at;
use crate::judge::ruling::{Defect, Ruling};
use crate::judge::view::{Unread, View};
use crate::selection;

/// What the queries select is allowed by the schema, and there is enough of it. What was not accepted holds nothing to
/// look at: that it was not is another demand's business.
pub(super) fn allowed(view: &View<'_>, demanded: &Selected) -> Ruling {
    match &view.outcome {
        Some(Outcome::Accepted) => {}
        Some(outcome) => return doubtful(view, outcome),
        None => return Ruling::Silent,
    }
    match document(view) {
        Ok(document) => ruled(&document, demanded),
        Err(Unread::Cut) => Ruling::Doubtful(Doubt::CutBody),
        Err(Unread::TooDeep) => too_deep(view),
        Err(Unread::Empty) if view.status() != Some(204) => unreadable(view, "empty".to_owned()),
        Err(Unread::NoResponse | Unread::Empty) => Ruling::Silent,
        Err(Unread::NoJson(why)) => unreadable(view, why),
    }
}

/// What is said to be JSON or YAML, or nothing, must be some; of a page, a table or a picture nothing can be selected.
fn unreadable(view: &View<'_>, why: String) -> Ruling {
    let named = view.header("content-type").map(essence).unwrap_or_default();
    if !named.is_empty() && !["json", "yaml"].iter().any(|kind| named.contains(kind)) {
        return Ruling::Silent;
    }
    Ruling::broken(FindingCode::HT206, Place::Body(String::new()), Observed::Value(why))
}

/// The body as a value: JSON, or YAML where media type or address say so.
pub(super) fn document<'v>(view: &'v View<'_>) -> Result<Cow<'v, Value>, Unread> {
    match &view.json {
        Ok(json) => Ok(Cow::Borrowed(json)),
        Err(Unread::NoJson(_)) if is_yaml(view) => yaml(view).map(Cow::Owned),
        Err(unread) => Err(unread.clone()),
    }
}

fn is_yaml(view: &View<'_>) -> bool {
    let named = view.header("content-type").map(essence).unwrap_or_default();
    let address = view.exchange.sent.as_ref().map(|sent| sent.url.as_str()).unwrap_or_default();
    let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    // The registered names are `application/yaml` and `+yaml` (RFC 9512); others were usual before.
    named.contains("yaml") || named.contains("vnd.oai.openapi") || matches!(extension, Some("yaml" | "yml"))
}

fn yaml(view: &View<'_>) -> Result<Value, Unread> {
    let text = view.body().and_then(|body| match &body.content {
        hutong_specs::record::BodyContent::Text(text) => Some(text.as_str()),
        hutong_specs::record::BodyContent::Base64(_) => None,
    });
    let read = Document::parse("body.yaml", text.unwrap_or_default().as_bytes());
    read.map(|document| document.value).map_err(|diagnostics| {
        Unread::NoJson(diagnostics.first().map(ToString::to_string).unwrap_or_default())
    })
}

fn ruled(document: &Value, demanded: &Selected) -> Ruling {
    let found = selection::select(document, &demanded.select);
    let found = selection::named(found, demanded.named.as_deref());
    if found.is_empty() && demanded.least == 0 {
        // Where nothing was looked at nothing is shown.
        return Ruling::Silent;
    }
    let schema = selection::schema(&demanded.schema);
    let mut defects: Vec<Defect> = found.iter().flat_map(|one| defects(one, demanded.of, &schema)).collect();
    if (found.len() as u64) < demanded.least {
        defects.push(Defect {
            code: FindingCode::HT207,
            place: Place::Body(nearest(document, demanded)),
            observed: Observed::Value(format!("{} of {}", found.len(), demanded.least)),
        });
    }
    Ruling::of(defects)
}

fn defects(one: &selection::Selected<'_>, of: Looked, schema: &Schema) -> Vec<Defect> {
    let name = Value::from(one.name.as_str());
    let looked_at = match of {
        Looked::Value => one.value,
        Looked::Name => &name,
    };
    let told = |fault: SchemaFault| {
        let at = format!("{}{}", one.pointer, fault.at);
        let value = looked_at.pointer(&fault.at).map(|value| short_at(&at, value)).unwrap_or_default();
        Defect {
            code: FindingCode::HT205,
            place: Place::Body(at.clone()),
            observed: Observed::Constraint {
                at,
                keyword: fault.keyword,
                constraint: fault.constraint,
                value,
            },
        }
    };
    schema.faults(looked_at).into_iter().map(told).collect()
}

/// Where what is missing should have been: the deepest place on the way of plain names that exists.
fn nearest(document: &Value, demanded: &Selected) -> String {
    let query = demanded.select.first().map(String::as_str).unwrap_or_default();
    let names = query.trim_start_matches('$').trim_start_matches('.').split('.');
    let mut pointer = String::new();
    for name in names {
        let next = format!("{pointer}/{name}");
        if document.pointer(&next).is_none() {
            break;
        }
        pointer = next;
    }
    pointer
}
