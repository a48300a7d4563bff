//! Which entries of a capture are calls of the standard's operations, and which are left out and why.

use hutong_specs::standard::StatusPattern;

use super::address::Address;
use super::archive::Entry;
use super::base::Base;
use super::observed::Observed;
use super::route::{Fit, Routes};

/// The entries of a capture, sifted.
#[derive(Debug)]
pub(super) struct Sifted<'a> {
    /// Where the platform is; `None` if no entry is a call of it.
    pub(super) base: Option<Base>,
    /// Calls of operations, in the order of the capture.
    pub(super) observed: Vec<Observed<'a>>,
    /// Method and path of every other entry, with the reason where it is another than that nothing matches.
    pub(super) left_out: Vec<String>,
}

/// Names of files that pages are made of.
const STATIC: &[&str] = &[
    "js", "mjs", "css", "map", "png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "woff", "woff2", "ttf",
    "eot", "html", "htm", "mp4", "wasm",
];

/// Sifts the entries of a capture.
pub(super) fn sift<'a>(routes: &Routes<'a>, entries: &'a [Entry]) -> Sifted<'a> {
    let addresses: Vec<_> = entries.iter().map(|entry| Address::read(&entry.url)).collect();
    let calls = entries.iter().zip(&addresses);
    let calls = calls.filter_map(|(entry, address)| Some((entry.method.as_str(), address.as_ref()?)));
    let base = Base::found(routes, calls);
    let mut sifted = Sifted { base, observed: Vec::new(), left_out: Vec::new() };
    for (entry, address) in entries.iter().zip(addresses) {
        sifted.take(routes, entry, address);
    }
    sifted
}

impl<'a> Sifted<'a> {
    fn take(&mut self, routes: &Routes<'a>, entry: &'a Entry, address: Option<Address>) {
        let Some(address) = address else {
            let scheme = entry.url.split(':').next().unwrap_or_default();
            let scheme: String = scheme.chars().take(20).collect();
            self.left_out.push(format!("{} {scheme}:", entry.method));
            return;
        };
        match meant(self.base.as_ref(), routes, entry, &address) {
            Ok((fit, status)) => self.observed.push(Observed {
                operation: fit.operation,
                entry,
                arguments: fit.arguments,
                status,
                address,
            }),
            Err(why) => {
                self.left_out.push(format!("{} {}{why}", entry.method, address.path()));
            }
        }
    }
}

/// The template that a call fits and the status of its answer, or why it is left out.
fn meant<'a>(
    base: Option<&Base>,
    routes: &Routes<'a>,
    entry: &Entry,
    address: &Address,
) -> Result<(Fit<'a>, u16), &'static str> {
    if entry.method == "OPTIONS" && entry.header("access-control-request-method").is_some() {
        return Err(" (preflight)");
    }
    let base = base.ok_or("")?;
    if base.origin != address.origin {
        return Err(" (another host)");
    }
    let rest = base.rest(address).ok_or("")?;
    let fit = routes.best(&entry.method, rest).ok_or("")?;
    if is_static(&fit, entry, rest) {
        return Err(" (static)");
    }
    let status = entry.status.ok_or(" (no response)")?;
    let is_interim = status < 200 || status == 304;
    if is_interim && !fit.operation.responses.contains_key(&StatusPattern::Code(status)) {
        return Err(" (answered from a cache)");
    }
    Ok((fit, status))
}

/// Whether the call fetched a file of a page, and fits an operation only because a parameter takes any text.
fn is_static(fit: &Fit<'_>, entry: &Entry, path: &[String]) -> bool {
    let name = path.last().and_then(|name| name.rsplit_once('.'));
    let is_file = name.is_some_and(|(_, kind)| STATIC.contains(&kind.to_ascii_lowercase().as_str()));
    let is_json = entry.media_type.as_deref().is_some_and(|name| name.contains("json"));
    entry.method == "GET" && is_file && fit.ends_in_parameter && !is_json
}
