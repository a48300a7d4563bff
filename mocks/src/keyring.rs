//! The identities and secrets that a platform has issued. All of them are invented.

use std::collections::BTreeMap;

use hutong_specs::binding::{Binding, PartValue, SessionCipher};
use hutong_specs::signing::{self, Algorithm, Secret};

/// Identities by name, where the invented value must have a shape.
const IDENTITIES: &[(&str, &str)] =
    &[("rid", "00000000-0000-4000-8000-000000000001"), ("sid", "s_9900000000000_{operation}")];

/// The published example key of SM2: a mock needs a valid one, not a secret one.
const SM2_KEY: &str = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";

/// The identities and secrets that a platform has issued.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keyring {
    /// Identities; `{operation}` stands for the service.
    pub(crate) identities: BTreeMap<String, String>,
    /// Secrets that do not change.
    pub(crate) secrets: BTreeMap<String, Secret>,
    /// Short-lived secrets with the time until which each is good, the newest last.
    sessions: Vec<(Secret, i64)>,
    /// How many short-lived secrets were issued.
    issued: u32,
}

impl Keyring {
    /// What a platform that speaks by a binding has issued.
    pub(crate) fn of(binding: &Binding) -> Self {
        let mut keyring = Self::default();
        for name in secret_names(binding) {
            let secret = Secret::new(secret_value(binding, &name));
            keyring.secrets.insert(name, secret);
        }
        for part in binding.signature.iter().flat_map(|signature| &signature.parts) {
            if let PartValue::Identity(name) = &part.value {
                keyring.identities.insert(name.clone(), identity(name));
            }
        }
        keyring
    }

    /// Issues a short-lived secret that is good until then. Those issued before stay good for their own time, so
    /// that callers whose requests are under way are not cut off.
    pub(crate) fn issue(&mut self, now_ms: i64, until_ms: i64) -> Secret {
        self.issued += 1;
        let secret = Secret::new(format!("TEST-SESSION-{:08}", self.issued));
        self.sessions.retain(|(_, until)| *until > now_ms);
        self.sessions.push((secret.clone(), until_ms));
        secret
    }

    /// The secrets that may key a signature now: the short-lived ones where `name` is what a session yields.
    pub(crate) fn keys(&self, binding: &Binding, name: &str, now_ms: i64) -> Vec<Secret> {
        if yielded(binding) == Some(name) {
            let good = self.sessions.iter().filter(|(_, until)| *until > now_ms);
            return good.map(|(secret, _)| secret.clone()).collect();
        }
        self.secrets.get(name).cloned().into_iter().collect()
    }

    /// The cipher under which a short-lived secret travels.
    pub(crate) fn cipher(&self, cipher: &SessionCipher) -> Option<signing::SessionCipher> {
        let secret = |name: &String| self.secrets.get(name).cloned();
        match cipher {
            SessionCipher::AesSha1prng(name) => secret(name).map(signing::SessionCipher::JavaAes),
            SessionCipher::Sm4Ecb(name) => secret(name).map(signing::SessionCipher::Sm4),
        }
    }
}

fn yielded(binding: &Binding) -> Option<&str> {
    binding.session.as_ref().map(|session| session.yields.as_str())
}

/// The names of the secrets that the profile must know.
fn secret_names(binding: &Binding) -> Vec<String> {
    let mut names = Vec::new();
    if let Some(signature) = &binding.signature {
        names.extend(signature.key.clone());
        names.extend(signature.parts.iter().filter_map(|part| match &part.value {
            PartValue::Secret(name) => Some(name.clone()),
            _ => None,
        }));
    }
    if let Some(session) = &binding.session {
        names.push(session.key.clone());
        names.extend(session.cipher.as_ref().map(|cipher| match cipher {
            SessionCipher::AesSha1prng(name) | SessionCipher::Sm4Ecb(name) => name.clone(),
        }));
    }
    names.retain(|name| yielded(binding) != Some(name));
    names
}

fn secret_value(binding: &Binding, name: &str) -> String {
    let keys = |signature: &hutong_specs::binding::Signature| {
        signature.algorithm == Algorithm::Sm2 && signature.key.as_deref() == Some(name)
    };
    if binding.signature.as_ref().is_some_and(keys) {
        return SM2_KEY.to_owned();
    }
    format!("TEST-{}-SECRET-0001", name.to_uppercase())
}

fn identity(name: &str) -> String {
    let known = IDENTITIES.iter().find(|(known, _)| *known == name);
    known.map_or_else(|| format!("TEST-{}", name.to_uppercase()), |(_, value)| (*value).to_owned())
}
