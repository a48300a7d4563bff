//! Wire truth on the recorded side: whether a request that was to break its contract still does, after its slots were
//! filled in. Where it cannot be told, it is taken to: the planner has looked before.

use hutong_specs::plan::{Breach, Case, Intent, Place};
use hutong_specs::record::{BodyContent, Exchange, Sent};
use hutong_specs::schema::{is_form_refused, violates_on_the_wire};
use hutong_specs::standard::{Location, Operation, Standard};
use hutong_specs::text::json;

use super::view::{covers, essence};
use crate::pairs::{self, pairs};

const FORM: &str = "application/x-www-form-urlencoded";

/// Whether the request as recorded still breaks one of the constraints that it was to break.
pub(super) fn still_violates(standard: &Standard, case: &Case, exchange: &Exchange) -> bool {
    let Intent::Violate(breaches) = &case.intent else {
        return true;
    };
    let (Some(operation), Some(sent)) = (standard.operation(&case.operation), &exchange.sent) else {
        return true;
    };
    breaches.is_empty() || breaches.iter().any(|breach| is_broken(operation, sent, breach))
}

fn is_broken(operation: &Operation, sent: &Sent, breach: &Breach) -> bool {
    if breach.constraint.is_none() {
        return true;
    }
    match &breach.place {
        Place::Body(_) => is_body_refused(operation, sent),
        Place::Query(name) => is_text_refused(operation, Location::Query, name, &in_query(&sent.url, name)),
        Place::Header(name) => is_text_refused(operation, Location::Header, name, &in_headers(sent, name)),
        _ => true,
    }
}

fn is_body_refused(operation: &Operation, sent: &Sent) -> bool {
    let text = match sent.body.as_ref().map(|body| &body.content) {
        Some(BodyContent::Text(text)) => Some(text.as_str()),
        Some(_) => None,
        None => Some(""),
    };
    let media_type = sent.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    let media_type = media_type.map(|(_, value)| essence(value)).unwrap_or_default();
    let declared = operation
        .request_body
        .as_ref()
        .and_then(|body| body.content.iter().find(|content| covers(&content.name, &media_type)));
    match (text, declared.and_then(|content| content.schema.as_ref())) {
        (Some(text), Some(schema)) if media_type == FORM => is_form_refused(schema, &pairs(text)),
        (Some(text), Some(schema)) => {
            json::read(text.as_bytes()).map_or(true, |reading| !schema.admits(&reading.value))
        }
        _ => true,
    }
}

/// Whether the one text of a parameter is refused under every reading; several texts are an array's business.
fn is_text_refused(operation: &Operation, location: Location, name: &str, texts: &[String]) -> bool {
    let parameter = operation
        .parameters
        .iter()
        .find(|parameter| parameter.location == location && parameter.name.eq_ignore_ascii_case(name));
    match (parameter, texts) {
        (Some(parameter), [text]) if parameter.media_type.is_none() => {
            violates_on_the_wire(&parameter.schema, text)
        }
        _ => true,
    }
}

fn in_query(url: &str, name: &str) -> Vec<String> {
    let named = pairs::in_query(url).into_iter().filter(|(key, _)| key == name);
    named.map(|(_, value)| value).collect()
}

fn in_headers(sent: &Sent, name: &str) -> Vec<String> {
    let named = sent.headers.iter().filter(|(key, _)| key.eq_ignore_ascii_case(name));
    named.map(|(_, value)| value.clone()).collect()
}
