//! The binding's session: opened at the start, renewed in time, and taken over whenever the platform yields a secret.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use hutong_specs::binding::{Outcome, Session, SessionCipher as CipherName};
use hutong_specs::name::CaseId;
use hutong_specs::plan::{
    BodyTemplate, Carrier, Content, Errand, Isolation, Probe, RequestTemplate, Sign, Template,
};
use hutong_specs::record::{Ended, Fault};
use hutong_specs::signing::{Secret, SessionCipher};
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

/// The session of a run.
#[derive(Debug)]
pub(super) struct SessionDesk {
    session: Session,
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
    /// The session of an assignment, not yet open; `None` if its binding has none.
    pub(super) fn new(assignment: &Assignment) -> Result<Option<Self>, RunError> {
        let Some(session) = &assignment.binding.session else {
            return Ok(None);
        };
        let entry = assignment.entry.as_ref();
        let entry = entry.ok_or_else(|| RunError::NoSessionEntry(session.operation.to_string()))?;
        let errand = errand(session, entry, assignment);
        let (state, turn) = (Mutex::default(), tokio::sync::Mutex::default());
        Ok(Some(Self { session: session.clone(), errand, state, turn }))
    }

    /// Sees to it that the session is open; true if it was opened or renewed for that. Where it cannot be, the run
    /// ends.
    pub(super) async fn ready(&self, courier: &Courier) -> Result<bool, RunError> {
        if self.is_open() {
            return Ok(false);
        }
        let mut count = self.turn.lock().await;
        // Whoever came first has renewed it for all.
        if self.is_open() || courier.ending.is_over() {
            return Ok(false);
        }
        run_apart(courier, &self.errand, *count).await?;
        *count += 1;
        if !self.is_open() {
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

    /// Takes the secret out of an answer, whoever asked for it: from then on the platform expects it.
    pub(super) fn take(&self, courier: &Courier, answer: &Result<Response, Fault>) {
        let keyring = courier.keyring();
        match answer {
            Err(fault) => self.refuse(courier, &fault.detail, false),
            Ok(response) => match self.yielded(courier, &keyring, response) {
                Ok((keyring, lifetime)) => {
                    courier.set_keyring(keyring);
                    self.state().renew_at = Some(Instant::now() + self.good_for(lifetime));
                }
                Err(why) => self.refuse(courier, &why, response.status == 404),
            },
        }
    }

    fn yielded(
        &self,
        courier: &Courier,
        keyring: &Keyring,
        response: &Response,
    ) -> Result<(Keyring, u64), String> {
        let body = json::read(&response.body).map_err(|_| self.unread(courier, response))?.value;
        let secret = body.pointer(&self.session.secret_at).filter(|secret| !secret.is_null());
        let secret = written(secret.cloned().ok_or_else(|| self.unread(courier, response))?);
        let secret = match &self.session.cipher {
            None => Secret::new(secret),
            Some(name) => cipher(name, keyring)?.decrypt(&secret).map_err(|error| error.to_string())?,
        };
        let keyring = keyring.with(&self.session.yields, secret).map_err(|error| error.to_string())?;
        let lifetime = self.session.lifetime_at.as_ref().and_then(|pointer| body.pointer(pointer)).cloned();
        let lifetime = lifetime.and_then(|lifetime| written(lifetime).parse().ok());
        Ok((keyring, lifetime.unwrap_or(self.session.lifetime_seconds.into())))
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

fn cipher(name: &CipherName, keyring: &Keyring) -> Result<SessionCipher, String> {
    let secret = |name: &String| {
        let secret = keyring.secrets().get(name).cloned();
        secret.ok_or_else(|| format!("there is no secret {name:?} to decipher it with"))
    };
    Ok(match name {
        CipherName::AesSha1prng(name) => SessionCipher::JavaAes(secret(name)?),
        CipherName::Sm4Ecb(name) => SessionCipher::Sm4(secret(name)?),
    })
}

fn errand(session: &Session, entry: &SessionEntry, assignment: &Assignment) -> Errand {
    let body = (!session.body.is_null()).then(|| BodyTemplate {
        media_type: Some("application/json".to_owned()),
        content: Content::Json { value: with_identities(&session.body, assignment), fills: Vec::new() },
    });
    let request = RequestTemplate {
        method: entry.method.clone(),
        target: Template::text(entry.path.clone()),
        headers: Vec::new(),
        body,
    };
    let probe = Probe {
        operation: session.operation.clone(),
        service: entry.service.clone(),
        request: Some(request),
        again: None,
        beside: None,
        sign: Sign::AsBound,
        carrier: Carrier::Client,
        captures: Vec::new(),
        repeat: None,
        always: false,
    };
    Errand {
        case: CaseId::from(OPEN),
        isolation: Isolation::Shared,
        effect: Effect::Writing,
        probes: vec![("open".into(), probe.into())],
    }
}

/// The body of the call, with `{identity:name}` replaced wherever it stands.
fn with_identities(value: &Value, assignment: &Assignment) -> Value {
    match value {
        Value::String(text) => {
            let identities = assignment.reaches.identities.iter();
            Value::String(identities.fold(text.clone(), |text, (name, identity)| {
                text.replace(&format!("{{identity:{name}}}"), identity)
            }))
        }
        Value::Array(items) => items.iter().map(|item| with_identities(item, assignment)).collect(),
        Value::Object(members) => {
            let members = members.iter();
            Value::Object(
                members.map(|(key, value)| (key.clone(), with_identities(value, assignment))).collect(),
            )
        }
        other => other.clone(),
    }
}
