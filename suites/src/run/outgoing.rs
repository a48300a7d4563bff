//! From a filled template to the request that goes out: base path, credentials, the profile's headers, the run's
//! marker, and what carries it.

use std::collections::BTreeMap;

use hutong_specs::name::{OperationId, PartyId};
use hutong_specs::plan::{Carrier, Sign, Tamper};
use hutong_specs::privacy;

use super::assignment::Assignment;
use super::base::Base;
use super::carriage::carriage;
use super::fill::Filled;
use super::keyring::Keyring;
use super::not_built::NotBuilt;
use super::raw_request::{add, frame};
use super::sign::{Credentials, Signer, Unsigned};
use super::wire::Request;

/// How the outside of a request is made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outgoing<'a> {
    /// The binding, identities and headers.
    pub(super) assignment: &'a Assignment,
    /// Where it goes.
    pub(super) base: &'a Base,
    /// The secrets.
    pub(super) keyring: &'a Keyring,
    /// The value of `User-Agent`.
    pub(super) marker: &'a str,
    /// The operation that the request is meant for.
    pub(super) operation: &'a OperationId,
    /// Its name in signatures.
    pub(super) service: &'a str,
    /// The party as whom it is sent.
    pub(super) party: Option<&'a PartyId>,
    /// How it is signed.
    pub(super) sign: &'a Sign,
    /// What carries it.
    pub(super) carrier: &'a Carrier,
    /// The time of sending.
    pub(super) now_ms: i64,
    /// What its nonce is made from.
    pub(super) nonce: &'a str,
}

impl Outgoing<'_> {
    /// Makes the request.
    pub(super) fn request(&self, filled: Filled) -> Result<Request, NotBuilt> {
        let Filled { method, target, headers, body } = filled;
        let mut target = format!("{}{target}", self.base.path);
        let credentials = self.credentials(&method, &target, body.as_deref().unwrap_or_default())?;
        let mut own = headers;
        if let Some(credentials) = credentials {
            target = credentials.target;
            own.retain(|(name, _)| !self.is_signed(name));
            own.extend(credentials.headers);
        }
        self.add_profile(&mut own)?;
        let carriage = carriage(self.base, self.carrier, &method, &target, &own);
        let headers = self.complete(own, &method, body.as_deref());
        let mut request = Request { method, target, headers, body, carriage };
        frame(&mut request);
        Ok(request)
    }

    /// What the signature adds; `None` if the request is not signed.
    fn credentials(&self, method: &str, target: &str, body: &[u8]) -> Result<Option<Credentials>, NotBuilt> {
        let tamper: Option<&Tamper> = match self.sign {
            Sign::Not => return Ok(None),
            Sign::AsBound => None,
            Sign::Tampered(tamper) => Some(tamper),
        };
        let binding = &self.assignment.binding;
        let Some(signature) = &binding.signature else {
            return if tamper.is_some() { Err(NotBuilt::Unsigned) } else { Ok(None) };
        };
        let session = binding.session.as_ref().filter(|session| session.operation == *self.operation);
        let key = session.map(|session| session.key.as_str()).or(signature.key.as_deref());
        let keyed_by = match tamper {
            Some(Tamper::OtherParty(other)) => Some(other),
            _ => self.party,
        };
        let nothing = BTreeMap::new();
        let secrets = self.keyring.secrets(keyed_by).unwrap_or(&nothing);
        let identities = self.assignment.identities(self.party).ok_or_else(|| self.unknown())?;
        let signer = Signer { signature, key, identities, secrets };
        let Self { service, now_ms, nonce, .. } = *self;
        signer.sign(&Unsigned { method, target, body, service, now_ms, nonce }, tamper).map(Some)
    }

    /// Whether a header is one in which a part of the signature travels: the template's own gives way.
    fn is_signed(&self, name: &str) -> bool {
        let parts = self.assignment.binding.signature.iter().flat_map(|signature| &signature.parts);
        parts.filter_map(|part| part.placement.as_ref()).any(|placement| {
            matches!(placement, hutong_specs::binding::Placement::Header(header) if header.eq_ignore_ascii_case(name))
        })
    }

    /// The headers of the party. Those of the profile that hold no credential are sent whoever is sent as; another
    /// party never sends the others.
    fn of_party(&self) -> Result<Vec<(&str, &str)>, NotBuilt> {
        let reaches = &self.assignment.reaches;
        let Some(party) = self.party else {
            return Ok(reaches.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect());
        };
        let access = reaches.parties.get(party).ok_or_else(|| self.unknown())?;
        let is_own = |name: &str| access.headers.keys().any(|own| own.eq_ignore_ascii_case(name));
        let is_open =
            |name: &str, value: &str| !value.contains(SECRET) && privacy::mask_header(name, value) == value;
        let shared = reaches.headers.iter().filter(|(name, value)| !is_own(name) && is_open(name, value));
        Ok(shared.chain(&access.headers).map(|(name, value)| (name.as_str(), value.as_str())).collect())
    }

    fn unknown(&self) -> NotBuilt {
        NotBuilt::Party(self.party.map(ToString::to_string).unwrap_or_default())
    }

    /// Adds the profile's headers; credentials, such as what holds a secret, are left out where none are sent.
    fn add_profile(&self, headers: &mut Vec<(String, String)>) -> Result<(), NotBuilt> {
        // Whoever listens on the way is given nothing, whatever a header is called.
        if *self.carrier == Carrier::Unencrypted {
            return Ok(());
        }
        for (name, value) in self.of_party()? {
            let is_credential = value.contains(SECRET) || privacy::mask_header(name, value) != value;
            if !is_credential {
                add(headers, name, value);
            } else if *self.sign != Sign::Not && !self.is_to_come(value) {
                add(headers, name, &self.with_secrets(value)?);
            }
        }
        Ok(())
    }

    /// Whether a header waits for the secret that the session is about to yield.
    fn is_to_come(&self, value: &str) -> bool {
        let session = self.assignment.binding.session.as_ref();
        session.filter(|session| session.operation == *self.operation).is_some_and(|session| {
            value.contains(&format!("{SECRET}{}}}", session.yields))
                && self.keyring.secret(self.party, &session.yields).is_none()
        })
    }

    fn with_secrets(&self, value: &str) -> Result<String, NotBuilt> {
        let mut pieces = value.split(SECRET);
        let mut filled = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (name, rest) = piece.split_once('}').unwrap_or((piece, ""));
            let secret =
                self.keyring.secret(self.party, name).ok_or_else(|| NotBuilt::Secret(name.to_owned()))?;
            filled.push_str(secret.expose());
            filled.push_str(rest);
        }
        Ok(filled)
    }

    /// All headers in their order: host first, then the request's own, then what every request has.
    fn complete(
        &self,
        own: Vec<(String, String)>,
        method: &str,
        body: Option<&[u8]>,
    ) -> Vec<(String, String)> {
        let mut headers = Vec::with_capacity(own.len() + 4);
        if !own.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
            headers.push(("Host".to_owned(), self.base.authority.clone()));
        }
        headers.extend(own);
        add(&mut headers, "User-Agent", self.marker);
        add(&mut headers, "Accept", "*/*");
        let is_chunked = headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("transfer-encoding"));
        let has_length = body.is_some() || matches!(method, "POST" | "PUT" | "PATCH");
        if has_length && !is_chunked {
            add(&mut headers, "Content-Length", &body.map_or(0, <[u8]>::len).to_string());
        }
        headers
    }
}

/// How a secret is written in a header of the profile.
const SECRET: &str = "{secret:";
