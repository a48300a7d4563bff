//! Requests of a plain service that were sent without the credentials which its document asks for: that they are refused
//! for that shows nothing about the platform.

use hutong_specs::judgement::Doubt;
use hutong_specs::plan::{Case, Intent};
use hutong_specs::record::Sent;
use hutong_specs::standard::{Location, Operation, Origin, SecurityKind, Standard};

use super::view::View;

/// Why nothing can be concluded from the answer, if it refuses a request for want of credentials that nobody gave.
pub(super) fn uncredentialed(standard: &Standard, case: &Case, view: &View<'_>) -> Option<Doubt> {
    let status = view.status().filter(|status| matches!(status, 401 | 403))?;
    let operation = view.operation.filter(|_| standard.origin == Origin::Document)?;
    let sent = view.exchange.sent.as_ref()?;
    let is_conforming = matches!(case.intent, Intent::Conform);
    (is_conforming && asks(operation) && !carries(operation, sent)).then_some(Doubt::NoCredentials(status))
}

/// Whether no alternative of the operation's security does without credentials.
fn asks(operation: &Operation) -> bool {
    !operation.security.is_empty() && operation.security.iter().all(|alternative| !alternative.is_empty())
}

/// Whether anything that the operation's security names was sent.
fn carries(operation: &Operation, sent: &Sent) -> bool {
    let mut schemes = operation.security.iter().flatten();
    schemes.any(|scheme| match &scheme.kind {
        SecurityKind::ApiKey { location: Location::Header, name } => has_header(sent, name),
        SecurityKind::ApiKey { location: Location::Cookie, .. } => has_header(sent, "cookie"),
        SecurityKind::ApiKey { name, .. } => sent.url.contains(&format!("{name}=")),
        SecurityKind::Basic | SecurityKind::Bearer | SecurityKind::Other(_) => {
            has_header(sent, "authorization")
        }
        // A certificate leaves no trace in the request.
        SecurityKind::MutualTls => true,
    }) || has_header(sent, "authorization")
}

fn has_header(sent: &Sent, name: &str) -> bool {
    sent.headers.iter().any(|(key, _)| key.eq_ignore_ascii_case(name))
}
