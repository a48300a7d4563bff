//! Signs a request as the binding says, and spoils the signature where the probe asks for it.
//!
//! Deterministic: time and nonce come from the caller.

use std::collections::BTreeMap;

use hutong_specs::binding::{PartValue, Placement, Signature};
use hutong_specs::digest::Digest;
use hutong_specs::plan::Tamper;
use hutong_specs::signing::{CanonicalTemplate, Secret};

use super::fill::percent_encoded;
use super::not_built::NotBuilt;
use super::spoilt::{altered, altered_signature, wrong_secret};

/// What is signed, and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unsigned<'a> {
    /// The method.
    pub(super) method: &'a str,
    /// Path and query as sent, before parts of the signature are added to the query.
    pub(super) target: &'a str,
    /// The body; empty if there is none.
    pub(super) body: &'a [u8],
    /// The operation's name in signatures.
    pub(super) service: &'a str,
    /// The time of sending.
    pub(super) now_ms: i64,
    /// What the nonce is made from.
    pub(super) nonce: &'a str,
}

/// Who signs, and with what.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signer<'a> {
    /// How.
    pub(super) signature: &'a Signature,
    /// The name of the secret that keys the algorithm.
    pub(super) key: Option<&'a str>,
    /// Identities of the profile.
    pub(super) identities: &'a BTreeMap<String, String>,
    /// Secrets of the profile and of the session.
    pub(super) secrets: &'a BTreeMap<String, Secret>,
}

/// What is added to a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Credentials {
    /// Headers, in the order of the parts.
    pub(super) headers: Vec<(String, String)>,
    /// The target, with parts of the signature in its query.
    pub(super) target: String,
}

/// The values of the parts, by name.
type Parts<'a> = BTreeMap<&'a str, String>;

impl<'a> Signer<'a> {
    /// Signs.
    pub(super) fn sign(
        &self,
        unsigned: &Unsigned<'_>,
        tamper: Option<&Tamper>,
    ) -> Result<Credentials, NotBuilt> {
        self.check(tamper)?;
        let mut parts = self.parts(unsigned, tamper)?;
        self.add_query(unsigned.target, &mut parts);
        let signed = self.signed(&parts, tamper)?;
        if let Some(part) = self.signature.signature_part() {
            parts.entry(&part.name).or_insert(signed);
        }
        self.spoil(&mut parts, tamper);
        Ok(self.placed(unsigned.target, &parts))
    }

    fn check(&self, tamper: Option<&Tamper>) -> Result<(), NotBuilt> {
        match tamper {
            Some(
                Tamper::Omit(part) | Tamper::Empty(part) | Tamper::Alter(part) | Tamper::Replace { part, .. },
            ) if self.signature.part(part).is_none() => Err(NotBuilt::Part(part.clone())),
            _ => Ok(()),
        }
    }

    /// Every part but the signature and the query, which rest on others.
    fn parts(&self, unsigned: &Unsigned<'_>, tamper: Option<&Tamper>) -> Result<Parts<'a>, NotBuilt> {
        let mut parts = Parts::new();
        for part in &self.signature.parts {
            if let Some(Tamper::Replace { part: name, by }) = tamper
                && *name == part.name
            {
                parts.insert(&part.name, by.clone());
            } else if let Some(value) = self.value(&part.value, unsigned, tamper)? {
                parts.insert(&part.name, value);
            }
        }
        Ok(parts)
    }

    fn value(
        &self,
        value: &PartValue,
        unsigned: &Unsigned<'_>,
        tamper: Option<&Tamper>,
    ) -> Result<Option<String>, NotBuilt> {
        Ok(Some(match value {
            PartValue::Identity(name) => {
                let identity = self.identities.get(name).ok_or_else(|| NotBuilt::Identity(name.clone()))?;
                identity.replace("{operation}", unsigned.service)
            }
            PartValue::Secret(name) => self.secret(name, tamper)?,
            PartValue::Now(format) => {
                let moved =
                    if let Some(Tamper::Shift(seconds)) = tamper { seconds.saturating_mul(1000) } else { 0 };
                format.format(unsigned.now_ms.saturating_add(moved))?
            }
            PartValue::Nonce(length) => nonce(unsigned.nonce, usize::from(*length)),
            PartValue::Method => unsigned.method.to_uppercase(),
            PartValue::Path => split(unsigned.target).0.to_owned(),
            PartValue::Body => String::from_utf8_lossy(unsigned.body).into_owned(),
            PartValue::SortedQuery | PartValue::Signature => return Ok(None),
        }))
    }

    /// The secret of this name, or a wrong one where that is asked for.
    fn secret(&self, name: &str, tamper: Option<&Tamper>) -> Result<String, NotBuilt> {
        let secret = self.secrets.get(name).ok_or_else(|| NotBuilt::Secret(name.to_owned()))?.expose();
        if tamper == Some(&Tamper::WrongSecret) {
            Ok(wrong_secret(self.signature.algorithm, secret))
        } else {
            Ok(secret.to_owned())
        }
    }

    /// The query as it is sent, parts of the signature included, the signature itself left out.
    fn add_query(&self, target: &str, parts: &mut Parts<'a>) {
        let placed = self.placed(target, parts).target;
        let mut pairs: Vec<&str> = split(&placed).1.split('&').filter(|pair| !pair.is_empty()).collect();
        pairs.sort_by_key(|pair| pair.split_once('=').map_or(*pair, |(name, _)| name));
        let query = pairs.join("&");
        for part in self.signature.parts.iter().filter(|part| part.value == PartValue::SortedQuery) {
            parts.entry(&part.name).or_insert_with(|| query.clone());
        }
    }

    fn signed(&self, parts: &Parts<'_>, tamper: Option<&Tamper>) -> Result<String, NotBuilt> {
        let canonical = match tamper {
            Some(Tamper::Canonical(canonical)) => canonical,
            _ => &self.signature.canonical,
        };
        let message = canonical.parse::<CanonicalTemplate>()?.render(parts)?;
        let key = match tamper {
            Some(Tamper::OtherSecret(name)) => self.key.map(|_| name.as_str()),
            _ => self.key,
        };
        let key = key.map(|name| self.secret(name, tamper)).transpose()?;
        let bytes = self.signature.algorithm.sign(key.as_deref().map(str::as_bytes), message.as_bytes())?;
        Ok(self.signature.encoding.encode(&bytes))
    }

    /// What is spoilt after signing.
    fn spoil(&self, parts: &mut Parts<'a>, tamper: Option<&Tamper>) {
        match tamper {
            Some(Tamper::Omit(name)) => drop(parts.remove(name.as_str())),
            Some(Tamper::Empty(name)) => {
                if let Some(value) = parts.get_mut(name.as_str()) {
                    value.clear();
                }
            }
            Some(Tamper::Alter(name)) => {
                let is_signature = self.signature.signature_part().is_some_and(|part| part.name == *name);
                let spoil = if is_signature { altered_signature } else { altered };
                if let Some(value) = parts.get_mut(name.as_str()) {
                    *value = spoil(value);
                }
            }
            _ => {}
        }
    }

    /// Puts the parts where they travel.
    fn placed(&self, target: &str, parts: &Parts<'_>) -> Credentials {
        let mut credentials = Credentials { headers: Vec::new(), target: target.to_owned() };
        for part in &self.signature.parts {
            let (Some(placement), Some(value)) = (&part.placement, parts.get(part.name.as_str())) else {
                continue;
            };
            match placement {
                Placement::Header(name) => credentials.headers.push((name.clone(), value.clone())),
                Placement::Query(name) => {
                    credentials.target.push(if credentials.target.contains('?') { '&' } else { '?' });
                    for piece in [name, "=", &percent_encoded(value)] {
                        credentials.target.push_str(piece);
                    }
                }
            }
        }
        credentials
    }
}

/// Path and query of a target; the query is empty if there is none.
fn split(target: &str) -> (&str, &str) {
    target.split_once('?').unwrap_or((target, ""))
}

/// Lower-case letters and digits that are as random as their seed is unique.
fn nonce(seed: &str, length: usize) -> String {
    let alphabet = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let bytes =
        [0_u8, 1].into_iter().flat_map(|half| *Digest::of(format!("{half}/{seed}").as_bytes()).as_bytes());
    bytes
        .take(length)
        .filter_map(|byte| alphabet.get(usize::from(byte) % alphabet.len()))
        .map(|byte| char::from(*byte))
        .collect()
}
