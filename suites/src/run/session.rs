//! The binding's session: opened at the start, renewed in time, and taken over whenever the platform yields a secret.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use hutong_specs::binding::{Outcome, Session, SessionCipher as CipherName};
use hutong_specs::name::{CaseId, PartyId, StepId};
use hutong_specs::plan::{BodyTemplate, Content, Errand, Isolation, Probe, RequestTemplate, Template};
use hutong_specs::record::{Ended, Fault};
use hutong_specs::signing::{MaskingError, Secret, SessionCipher};
use hutong_specs::standard::Effect;
use hutong_specs::text::json;
use serde_json::Value;
use tokio::time::Instant;

use super::assignment::{Assignment, SessionEntry};
use super::case_run::run_apart;
use super::courier::Courier;
use super::error::RunError;
use super::keyring::Keyring;
use super::slots::written;
use super::wire::Response;

/// The case under which the record keeps what opened the session.
pub(super) const OPEN: &str = "session/open";

/// The session of a party in a run.
#[derive(Debug)]
pub(super) struct SessionDesk {
    session: Session,
    /// Whose session it is; `None` is the party that the profile's own credentials name.
    party: Option<PartyId>,
    /// Whether the profile gives what the session would yield: then none is opened.
    is_given: bool,
    errand: Errand,
    state: Mutex<State>,
    turn: tokio::sync::Mutex<u64>,
}

#[derive(Debug, Default)]
struct State {
    renew_at: Option<Instant>,
    refusal: String,
    is_wrong_base: bool,
}

impl SessionDesk {
    /// The session of a party, not yet open; `None` if the binding has none.
    pub(super) fn new(assignment: &Assignment, party: Option<&PartyId>) -> Result<Option<Self>, RunError> {
        let Some(session) = &assignment.binding.session else {
            return Ok(None);
        };
        let entry = assignment.entry.as_ref();
        let entry = entry.ok_or_else(|| RunError::NoSessionEntry(session.operation.to_string()))?;
        let errand = errand(session, entry, assignment, party);
        let given = party.and_then(|party| assignment.parties.get(party));
        let is_given = given.is_some_and(|secrets| secrets.contains_key(&session.yields));
        let (state, turn) = (Mutex::default(), tokio::sync::Mutex::default());
        Ok(Some(Self { session: session.clone(), party: party.cloned(), is_given, errand, state, turn }))
    }

    /// Sees to it that the session is open; true if it was opened or renewed for that. Where the profile's own cannot be,
    /// the run ends; that of another party is not asked for again.
    pub(super) async fn ready(&self, courier: &Courier) -> Result<bool, RunError> {
        if self.is_open() || self.is_given {
            return Ok(false);
        }
        let mut count = self.turn.lock().await;
        // Whoever came first has renewed it for all.
        let is_hopeless = self.party.is_some() && *count > 0 && !self.state().refusal.is_empty();
        if self.is_open() || is_hopeless || courier.ending.is_over() {
            return Ok(false);
        }
        run_apart(courier, &self.errand, *count).await?;
        *count += 1;
        if !self.is_open() && self.party.is_none() {
            let state = self.state();
            let ended = if state.is_wrong_base { Ended::WrongBase } else { Ended::NoSession };
            courier.ending.end(ended, state.refusal.clone());
        }
        Ok(true)
    }

    /// Whether an answer to this operation may yield a secret.
    pub(super) fn is_meant(&self, probe: &Probe) -> bool {
        probe.operation == self.session.operation
    }

    /// Why requests that need the session cannot be made, if so.
    pub(super) fn refusal(&self) -> Option<String> {
        (!self.is_given && !self.is_open()).then(|| self.state().refusal.clone())
    }

    /// Takes the secret out of an answer, whoever asked for it: from then on the platform expects it.
    pub(super) fn take(&self, courier: &Courier, answer: &Result<Response, Fault>) {
        let keyring = courier.keyring();
        match answer {
            Err(fault) => self.refuse(courier, &fault.detail, false),
            Ok(response) => match self.yielded(courier, &keyring, response) {
                Ok((secret, lifetime)) => match self.kept(courier, secret) {
                    Ok(()) => {
                        let renew_at = Some(Instant::now() + self.good_for(lifetime));
                        *self.state() = State { renew_at, ..State::default() };
                    }
                    Err(error) => self.refuse(courier, &error.to_string(), false),
                },
                Err(why) => self.refuse(courier, &why, response.status == 404),
            },
        }
    }

    /// Keeps a secret; where the profile gave another one, it is hidden and not used.
    fn kept(&self, courier: &Courier, secret: Secret) -> Result<(), MaskingError> {
        let (party, name) = (self.party.as_ref(), &self.session.yields);
        courier.change_keyring(|keyring| {
            if self.is_given {
                keyring.hiding(party, name, secret)
            } else {
                keyring.with(party, name, secret)
            }
        })
    }

    fn yielded(
        &self,
        courier: &Courier,
        keyring: &Keyring,
        response: &Response,
    ) -> Result<(Secret, u64), String> {
        let body = json::read(&response.body).map_err(|_| self.unread(courier, response))?.value;
        let secret = body.pointer(&self.session.secret_at).filter(|secret| !secret.is_null());
        let secret = written(secret.cloned().ok_or_else(|| self.unread(courier, response))?);
        let secret = match &self.session.cipher {
            None => Secret::new(secret),
            Some(name) => self.cipher(name, keyring)?.decrypt(&secret).map_err(|error| error.to_string())?,
        };
        let lifetime = self.session.lifetime_at.as_ref().and_then(|pointer| body.pointer(pointer)).cloned();
        let lifetime = lifetime.and_then(|lifetime| written(lifetime).parse().ok());
        Ok((secret, lifetime.unwrap_or(self.session.lifetime_seconds.into())))
    }

    fn cipher(&self, name: &CipherName, keyring: &Keyring) -> Result<SessionCipher, String> {
        let secret = |name: &String| {
            let secret = keyring.secret(self.party.as_ref(), name).cloned();
            secret.ok_or_else(|| format!("there is no secret {name:?} to decipher it with"))
        };
        Ok(match name {
            CipherName::AesSha1prng(name) => SessionCipher::JavaAes(secret(name)?),
            CipherName::Sm4Ecb(name) => SessionCipher::Sm4(secret(name)?),
        })
    }

    /// Says nothing of what the answer holds: a secret may stand where nobody looked for it.
    fn unread(&self, courier: &Courier, response: &Response) -> String {
        let place = &self.session.secret_at;
        let status = response.status;
        let body = json::read(&response.body).ok().map(|reading| reading.value);
        match courier.assignment.binding.outcome.read(status, body.as_ref()) {
            Outcome::Refused(code) => format!("HTTP {status}, refused with {code}"),
            _ => format!("HTTP {status}, and no secret at {place}; the record holds the answer"),
        }
    }

    /// A secret that lives shorter than it is renewed ahead of its end is renewed at half its life.
    fn good_for(&self, lifetime: u64) -> Duration {
        let ahead = u64::from(self.session.renew_before_seconds);
        let lifetime = lifetime.min(u64::from(u32::MAX));
        if lifetime > ahead {
            Duration::from_secs(lifetime - ahead)
        } else {
            Duration::from_secs(lifetime) / 2
        }
    }

    fn refuse(&self, courier: &Courier, why: &str, is_wrong_base: bool) {
        let operation = &self.session.operation;
        let advice = if is_wrong_base {
            "is the base URL the platform's?"
        } else {
            "check identities, secrets and the clock of this machine"
        };
        let mut state = self.state();
        state.refusal = courier.keyring().mask(format!("no session by {operation}: {why}; {advice}"));
        state.is_wrong_base = is_wrong_base;
    }

    fn is_open(&self) -> bool {
        self.state().renew_at.is_some_and(|renew_at| Instant::now() < renew_at)
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn errand(
    session: &Session,
    entry: &SessionEntry,
    assignment: &Assignment,
    party: Option<&PartyId>,
) -> Errand {
    let identities = assignment.identities(party);
    let body = (!session.body.is_null()).then(|| BodyTemplate {
        media_type: Some("application/json".to_owned()),
        content: Content::Json { value: with_identities(&session.body, identities), fills: Vec::new() },
    });
    let request = RequestTemplate {
        method: entry.method.clone(),
        target: Template::text(entry.path.clone()),
        headers: Vec::new(),
        body,
    };
    let plain = Probe::plain(session.operation.clone(), entry.service.clone(), Some(request));
    let probe = Probe { party: party.cloned(), ..plain };
    let step = party.map_or_else(|| StepId::from("open"), |party| StepId::from(format!("open-{party}")));
    Errand {
        case: CaseId::from(OPEN),
        isolation: Isolation::Shared,
        effect: Effect::Writing,
        probes: vec![(step, probe.into())],
    }
}

/// The body of the call, with `{identity:name}` replaced wherever it stands.
fn with_identities(value: &Value, identities: Option<&BTreeMap<String, String>>) -> Value {
    match value {
        Value::String(text) => {
            let identities = identities.into_iter().flatten();
            Value::String(identities.fold(text.clone(), |text, (name, identity)| {
                text.replace(&format!("{{identity:{name}}}"), identity)
            }))
        }
        Value::Array(items) => items.iter().map(|item| with_identities(item, identities)).collect(),
        Value::Object(members) => {
            let members = members.iter();
            Value::Object(
                members.map(|(key, value)| (key.clone(), with_identities(value, identities))).collect(),
            )
        }
        other => other.clone(),
    }
}
