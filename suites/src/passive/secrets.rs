//! Secrets of a capture: replaced where they travel by `{{secret:NAME}}`, and the lasting ones wherever they occur.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hutong_specs::binding::Session;
use hutong_specs::signing::{MaskingError, Secret, SecretMask};
use hutong_specs::standard::Standard;
use serde_json::Value;

use super::archive::Entry;
use super::credentials::{Credentials, is_secret_member};
use super::observed::Observed;
use super::query::written;

/// How long a value must be to be looked for everywhere: shorter ones are ordinary words too.
const SHORTEST: usize = 8;
/// The same for cookies, many of which are no secrets.
const SHORTEST_COOKIE: usize = 16;
/// How many values one mask looks for.
const MASKED_AT_ONCE: usize = 64;

/// The secrets of a capture.
#[derive(Debug)]
pub(super) struct Secrets {
    credentials: Credentials,
    masks: Vec<SecretMask>,
}

impl Secrets {
    /// Gathers the lasting secrets of all entries.
    pub(super) fn gathered(
        standard: &Standard,
        entries: &[Entry],
        observed: &[Observed<'_>],
    ) -> Result<Self, MaskingError> {
        let credentials = Credentials::new(standard);
        let mut found = BTreeSet::new();
        for entry in entries {
            of_headers(&credentials, entry, &mut found);
            of_query(&credentials, entry, &mut found);
            for payload in [&entry.sent, &entry.received] {
                let json = payload.text().and_then(|text| serde_json::from_str(text).ok());
                of_members(json.as_ref().unwrap_or(&Value::Null), &mut found);
            }
        }
        if let Some(session) = &standard.binding.session {
            of_session(session, observed, &mut found);
        }
        Ok(Self { credentials, masks: masks(found)? })
    }

    /// Text with the lasting secrets replaced.
    pub(super) fn masked(&self, text: &str) -> String {
        self.masks.iter().fold(text.to_owned(), |text, mask| mask.mask(&text))
    }

    /// Bytes with the lasting secrets replaced.
    pub(super) fn masked_bytes(&self, bytes: &[u8]) -> Vec<u8> {
        self.masks.iter().fold(bytes.to_vec(), |bytes, mask| mask.mask_bytes(&bytes))
    }

    /// Headers without secrets.
    pub(super) fn headers(&self, headers: &[(String, String)]) -> Vec<(String, String)> {
        let header = |(name, value): &(String, String)| match self.credentials.header(name) {
            Some(credential) => (name.clone(), mark(&credential.name)),
            None => (name.clone(), self.masked(value)),
        };
        headers.iter().map(header).collect()
    }

    /// A query without secrets, with its question mark.
    pub(super) fn query(&self, pairs: &[(String, Option<String>)]) -> String {
        self.masked(&written(pairs, |name| {
            self.credentials.query(name).map(|credential| mark(&credential.name))
        }))
    }
}

fn mark(name: &str) -> String {
    format!("{{{{secret:{name}}}}}")
}

type Found = BTreeSet<(String, String)>;

fn take(found: &mut Found, name: &str, value: &str, shortest: usize) {
    if value.chars().count() >= shortest {
        found.insert((value.to_owned(), name.to_owned()));
    }
}

fn of_headers(credentials: &Credentials, entry: &Entry, found: &mut Found) {
    for (name, value) in entry.headers.iter().chain(&entry.response_headers) {
        match name.to_ascii_lowercase().as_str() {
            "cookie" => value.split(';').for_each(|pair| of_cookie(name, pair, found)),
            "set-cookie" => of_cookie(name, value.split(';').next().unwrap_or_default(), found),
            "authorization" | "proxy-authorization" => of_authorization(name, value, found),
            _ => {
                let credential = credentials.header(name).filter(|credential| credential.is_lasting);
                if let Some(credential) = credential {
                    take(found, &credential.name, value, SHORTEST);
                }
            }
        }
    }
}

fn of_cookie(name: &str, pair: &str, found: &mut Found) {
    if let Some((_, value)) = pair.split_once('=') {
        take(found, &name.to_ascii_lowercase(), value.trim(), SHORTEST_COOKIE);
    }
}

/// The whole value, what follows the scheme, and the password of `Basic`.
fn of_authorization(name: &str, value: &str, found: &mut Found) {
    let name = name.to_ascii_lowercase();
    take(found, &name, value, SHORTEST);
    let Some((_, token)) = value.split_once(' ') else {
        return;
    };
    take(found, &name, token.trim(), SHORTEST);
    let user = STANDARD.decode(token.trim()).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    if let Some((_, password)) = user.as_deref().and_then(|user| user.split_once(':')) {
        take(found, &name, password, SHORTEST);
    }
}

fn of_query(credentials: &Credentials, entry: &Entry, found: &mut Found) {
    let Some(address) = super::address::Address::read(&entry.url) else {
        return;
    };
    for (name, value) in &address.query {
        let name = crate::pairs::decoded(name);
        if let Some(credential) = credentials.query(&name).filter(|credential| credential.is_lasting) {
            let value = crate::pairs::decoded(value.as_deref().unwrap_or_default());
            take(found, &credential.name, &value, SHORTEST);
        }
    }
}

/// Members of bodies that are secrets by their names.
fn of_members(value: &Value, found: &mut Found) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(text) if is_secret_member(name) => take(found, name, text, SHORTEST),
                    member => of_members(member, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| of_members(item, found)),
        _ => {}
    }
}

/// What the platform yields as the secret of a session.
fn of_session(session: &Session, observed: &[Observed<'_>], found: &mut Found) {
    for observed in observed.iter().filter(|observed| observed.operation.id == session.operation) {
        let text = observed.entry.received.text();
        let json: Option<Value> = text.and_then(|text| serde_json::from_str(text).ok());
        if let Some(secret) = json.as_ref().and_then(|json| json.pointer(&session.secret_at)?.as_str()) {
            take(found, &session.yields, secret, SHORTEST);
        }
    }
}

/// Masks for some values each, since one for all could grow too large. Of equal values the first name counts.
fn masks(found: Found) -> Result<Vec<SecretMask>, MaskingError> {
    let mut values: Vec<(String, String)> = found.into_iter().collect();
    values.dedup_by(|later, first| later.0 == first.0);
    // The longest come first, so that no secret is cut in two by another that is part of it.
    values.sort_by_key(|(value, _)| std::cmp::Reverse(value.len()));
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let named: Vec<(String, Secret)> = values
        .into_iter()
        .map(|(value, name)| {
            let count = counts.entry(name.clone()).or_default();
            *count += 1;
            let name = if *count == 1 { name } else { format!("{name}-{count}") };
            (name, Secret::new(value))
        })
        .collect();
    named.chunks(MASKED_AT_ONCE).map(|some| SecretMask::new(&some.iter().cloned().collect())).collect()
}
