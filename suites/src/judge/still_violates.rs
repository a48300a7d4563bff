//! Wire truth on the recorded side: whether a request that was to break its contract still does, after its slots were
//! filled in. Where it cannot be told, it is taken to: the planner has looked before.

use hutong_specs::plan::{Breach, Case, Intent, Place};
use hutong_specs::record::{BodyContent, Exchange, Sent};
use hutong_specs::standard::{Location, Operation, Standard};
use hutong_specs::text::json;
use hutong_specs::wire::{Written, essence, is_json, path_texts, read_body};

use super::view::best_match;
use crate::parameter;

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
        Place::Path(name) => is_refused(operation, Location::Path, name, in_path(operation, sent, name)),
        Place::Query(name) => is_refused(operation, Location::Query, name, Some(in_query(sent))),
        Place::Header(name) => is_refused(operation, Location::Header, name, in_header(sent, name)),
        Place::Cookie(name) => is_refused(operation, Location::Cookie, name, in_cookies(sent)),
        _ => true,
    }
}

fn is_body_refused(operation: &Operation, sent: &Sent) -> bool {
    let text = match sent.body.as_ref().map(|body| &body.content) {
        Some(BodyContent::Text(text)) => text.as_str(),
        Some(BodyContent::Base64(_)) => return true,
        None => "",
    };
    let content_type = header(sent, "content-type").unwrap_or_default();
    let content = operation.request_body.as_ref().map(|body| body.content.as_slice()).unwrap_or_default();
    let declared = best_match(content, &essence(&content_type));
    let Some((declared, schema)) = declared.and_then(|declared| Some((declared, declared.schema.as_ref()?)))
    else {
        return true;
    };
    if content_type.is_empty() || is_json(&content_type) {
        return json::read(text.as_bytes()).map_or(true, |reading| !schema.admits(&reading.value));
    }
    read_body(declared, &content_type, text).is_none_or(|reading| reading.is_refused(schema))
}

/// Whether a parameter is refused however it is read; one that the document does not have breaks what it is said to.
fn is_refused(operation: &Operation, location: Location, name: &str, written: Option<Written>) -> bool {
    let parameter = operation
        .parameters
        .iter()
        .find(|parameter| parameter.location == location && parameter.name.eq_ignore_ascii_case(name));
    match (parameter, written) {
        (Some(parameter), Some(written)) => parameter::is_refused(operation, parameter, &written),
        _ => true,
    }
}

fn in_path(operation: &Operation, sent: &Sent, name: &str) -> Option<Written> {
    let address = sent.url.split_once("://").map_or(sent.url.as_str(), |(_, address)| address);
    let path = address.split_once('/').map_or("", |(_, path)| path);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path_texts(&operation.path, path)?.remove(name).map(Written::Path)
}

fn in_query(sent: &Sent) -> Written {
    let address = sent.url.split_once('#').map_or(sent.url.as_str(), |(address, _)| address);
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(named);
    Written::Pairs(pairs.collect())
}

fn in_cookies(sent: &Sent) -> Option<Written> {
    let cookies = header(sent, "cookie")?;
    Some(Written::Pairs(cookies.split(';').map(|pair| named(pair.trim())).collect()))
}

fn named(pair: &str) -> (String, String) {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    (name.to_owned(), value.to_owned())
}

fn in_header(sent: &Sent, name: &str) -> Option<Written> {
    header(sent, name).map(Written::Header)
}

/// The lines of a header, put together.
fn header(sent: &Sent, name: &str) -> Option<String> {
    let lines = sent.headers.iter().filter(|(key, _)| key.eq_ignore_ascii_case(name));
    let lines: Vec<&str> = lines.map(|(_, value)| value.as_str()).collect();
    (!lines.is_empty()).then(|| lines.join(","))
}
