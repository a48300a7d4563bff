//! Faults of the wire, as the record names them.

use std::error::Error;
use std::io;

use hutong_specs::record::{Fault, FaultKind};

use super::tls;

/// A fault.
pub(super) fn fault(kind: FaultKind, detail: impl Into<String>) -> Fault {
    Fault { kind, detail: detail.into(), received: None }
}

/// What a failed read or write of an open connection amounts to.
pub(super) fn of_io(error: &io::Error) -> Fault {
    match tls::cause(error) {
        Some(cause) => fault(FaultKind::Tls, tls::explained(cause)),
        None => fault(FaultKind::Closed, error.to_string()),
    }
}

/// What an error of the client amounts to.
pub(super) fn of_client(error: &reqwest::Error) -> Fault {
    let detail = chain(error);
    if let Some(cause) = causes(error).find_map(|cause| cause.downcast_ref::<rustls::Error>()) {
        return fault(FaultKind::Tls, tls::explained(cause));
    }
    if let Some(cause) =
        causes(error).filter_map(|cause| cause.downcast_ref::<io::Error>()).find_map(tls::cause)
    {
        return fault(FaultKind::Tls, tls::explained(cause));
    }
    let kind = if error.is_builder() {
        FaultKind::NotBuilt
    } else if error.is_timeout() {
        FaultKind::Timeout
    } else if error.is_connect() {
        FaultKind::Connect
    } else if is_malformed(error) {
        FaultKind::Malformed
    } else {
        FaultKind::Closed
    };
    fault(kind, detail)
}

/// Whether the client could not read what came back; its parser says so in words alone.
fn is_malformed(error: &reqwest::Error) -> bool {
    causes(error).any(|cause| {
        let word = cause.to_string();
        word.starts_with("invalid ") || word.starts_with("Invalid ") || word.contains("head is too large")
    })
}

fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn Error + 'static)> {
    std::iter::successors(error.source(), below)
}

fn below<'a>(cause: &&'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    (*cause).source()
}

/// What the causes say, without the URL, which the record names already.
fn chain(error: &reqwest::Error) -> String {
    let mut words: Vec<String> = causes(error).map(ToString::to_string).collect();
    words.dedup();
    if words.is_empty() { error.to_string() } else { words.join(": ") }
}
