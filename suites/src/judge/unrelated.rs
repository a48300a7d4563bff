//! Answers of a plain service that do not speak of the request itself: the caller may not, the resource is not there, its
//! state does not allow it, there were too many calls, the service is busy. A made-up request cannot know better, so that
//! they show nothing about it.

use hutong_specs::binding::Outcome;
use hutong_specs::judgement::Doubt;
use hutong_specs::plan::{Case, Intent};
use hutong_specs::record::Sent;
use hutong_specs::standard::{Location, Operation, Origin, SecurityKind, Standard};

use super::demands::written_outcome;
use super::view::View;
use crate::pairs::in_query;

/// The refusals among them.
const UNRELATED: &[&str] =
    &["401", "402", "403", "404", "407", "409", "410", "412", "423", "424", "425", "428", "429", "451"];

/// Why nothing can be concluded about the request from an answer that does not accept it, if it does not speak of it.
pub(super) fn unrelated(standard: &Standard, case: &Case, view: &View<'_>) -> Option<Doubt> {
    match view.outcome.as_ref()? {
        Outcome::Refused(code)
            if standard.origin == Origin::Document && UNRELATED.contains(&code.as_str()) =>
        {
            uncredentialed(standard, case, view).or_else(|| precondition(view))
        }
        _ => named_fault(standard, view),
    }
}

/// Why nothing can be concluded from the answer, if it refuses a request for want of credentials that the document asks
/// for and nobody gave.
pub(super) fn uncredentialed(standard: &Standard, case: &Case, view: &View<'_>) -> Option<Doubt> {
    let status = view.status().filter(|status| matches!(status, 401 | 403))?;
    let operation = view.operation.filter(|_| standard.origin == Origin::Document)?;
    let sent = view.exchange.sent.as_ref()?;
    let is_conforming = matches!(case.intent, Intent::Conform);
    (is_conforming && asks(operation) && !carries(operation, sent)).then_some(Doubt::NoCredentials(status))
}

/// Why nothing can be concluded from a server's error other than 500 that the document names for the operation, such as
/// 503: it may answer so, and neither accepts nor refuses the request with it.
pub(super) fn named_fault(standard: &Standard, view: &View<'_>) -> Option<Doubt> {
    let is_fault = matches!(view.outcome, Some(Outcome::Fault(_)));
    let is_meant = standard.origin == Origin::Document && view.status().is_some_and(|status| status > 500);
    (is_fault && is_meant && view.is_named()).then(|| precondition(view)).flatten()
}

fn precondition(view: &View<'_>) -> Option<Doubt> {
    let observed = written_outcome(view.outcome.as_ref()?);
    Some(Doubt::Precondition { step: view.exchange.step.to_string(), observed })
}

/// Whether no alternative of the operation's security does without credentials.
fn asks(operation: &Operation) -> bool {
    !operation.security.is_empty() && operation.security.iter().all(|alternative| !alternative.is_empty())
}

/// Whether anything that the operation's security names was sent.
fn carries(operation: &Operation, sent: &Sent) -> bool {
    let mut schemes = operation.security.iter().flatten();
    has_header(sent, "authorization")
        || schemes.any(|scheme| match &scheme.kind {
            SecurityKind::ApiKey { location: Location::Header, name } => has_header(sent, name),
            SecurityKind::ApiKey { location: Location::Cookie, name } => has_cookie(sent, name),
            SecurityKind::ApiKey { name, .. } => in_query(&sent.url).iter().any(|(key, _)| key == name),
            SecurityKind::Basic | SecurityKind::Bearer | SecurityKind::Other(_) => false,
            // A certificate leaves no trace in the request.
            SecurityKind::MutualTls => true,
        })
}

fn headers<'a>(sent: &'a Sent, name: &str) -> impl Iterator<Item = &'a str> {
    let named = sent.headers.iter().filter(move |(key, _)| key.eq_ignore_ascii_case(name));
    named.map(|(_, value)| value.as_str())
}

fn has_header(sent: &Sent, name: &str) -> bool {
    headers(sent, name).next().is_some()
}

fn has_cookie(sent: &Sent, name: &str) -> bool {
    let mut cookies = headers(sent, "cookie").flat_map(|line| line.split(';'));
    cookies.any(|cookie| cookie.split('=').next().is_some_and(|key| key.trim() == name))
}
