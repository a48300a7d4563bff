//! The identities and secrets that a platform has issued. All of them are invented.

use std::collections::BTreeMap;

use hutong_specs::binding::{Binding, PartValue, SessionCipher};
use hutong_specs::signing::{self, Algorithm, Secret};

use crate::account::Account;

/// Identities by name, where the invented value must have a shape.
const IDENTITIES: &[(&str, &str)] =
    &[("rid", "00000000-0000-4000-8000-000000000001"), ("sid", "s_9900000000000_{operation}")];

/// The published example key of SM2: a mock needs a valid one, not a secret one.
const SM2_KEY: &str = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";

/// How long a platform remembers a short-lived secret that is over, in milliseconds.
const KEPT_MS: i64 = 600_000;

/// The identities and secrets that a platform has issued, by account.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keyring {
    issued_to: BTreeMap<Account, Credentials>,
    /// How many short-lived secrets were issued.
    issued: u32,
}

/// What an account was given.
#[derive(Clone, Debug, Default)]
pub(crate) struct Credentials {
    /// Identities; `{operation}` stands for the service.
    pub(crate) identities: BTreeMap<String, String>,
    /// Secrets that do not change.
    pub(crate) secrets: BTreeMap<String, Secret>,
    /// Short-lived secrets with the time until which each is good, the newest last.
    sessions: Vec<(Secret, i64)>,
}

impl Keyring {
    /// What a platform that speaks by a binding has issued.
    pub(crate) fn of(binding: &Binding) -> Self {
        let others = Account::others().filter(|_| tells_callers_apart(binding));
        let accounts = std::iter::once(Account::Main).chain(others);
        let issued_to = accounts.map(|account| (account, credentials(binding, account))).collect();
        Self { issued_to, issued: 0 }
    }

    /// What an account was given; nothing where it is not known.
    pub(crate) fn of_account(&self, account: Account) -> Credentials {
        self.issued_to.get(&account).cloned().unwrap_or_default()
    }

    /// The account for which this holds.
    pub(crate) fn find(&self, holds: impl Fn(&Credentials) -> bool) -> Option<Account> {
        self.issued_to.iter().find(|(_, credentials)| holds(credentials)).map(|(account, _)| *account)
    }

    /// Issues a short-lived secret that is good until then. Those issued before stay good for their own time, so
    /// that callers whose requests are under way are not cut off.
    pub(crate) fn issue(&mut self, account: Account, now_ms: i64, until_ms: i64) -> Secret {
        self.issued += 1;
        let secret = Secret::new(format!("TEST-SESSION-{:08}", self.issued));
        let sessions = &mut self.issued_to.entry(account).or_default().sessions;
        // A lax platform takes what is over; it is kept for as long as a tester waits.
        sessions.retain(|(_, until)| until.saturating_add(KEPT_MS) > now_ms);
        sessions.push((secret.clone(), until_ms));
        secret
    }

    /// The secrets of an account that may key a signature at a time, or ever: the short-lived ones where `name` is what a session
    /// yields.
    pub(crate) fn keys(
        &self,
        binding: &Binding,
        account: Account,
        name: &str,
        now_ms: Option<i64>,
    ) -> Vec<Secret> {
        let Some(credentials) = self.issued_to.get(&account) else {
            return Vec::new();
        };
        if yielded(binding) == Some(name) {
            let is_good = |until: i64| now_ms.is_none_or(|now_ms| until > now_ms);
            let good = credentials.sessions.iter().filter(|(_, until)| is_good(*until));
            return good.map(|(secret, _)| secret.clone()).collect();
        }
        credentials.secrets.get(name).cloned().into_iter().collect()
    }

    /// The cipher under which a short-lived secret travels to an account.
    pub(crate) fn cipher(&self, account: Account, cipher: &SessionCipher) -> Option<signing::SessionCipher> {
        let secret = |name: &String| self.issued_to.get(&account)?.secrets.get(name).cloned();
        match cipher {
            SessionCipher::AesSha1prng(name) => secret(name).map(signing::SessionCipher::JavaAes),
            SessionCipher::Sm4Ecb(name) => secret(name).map(signing::SessionCipher::Sm4),
        }
    }
}

/// The secret under which an account whose credentials are void was once let in, by the name of what a session yields.
pub(crate) fn void_session(binding: &Binding, account: Account) -> Option<(String, Secret)> {
    let name = yielded(binding).filter(|_| account.is_void())?;
    Some((name.to_owned(), Secret::new(format!("TEST-VOID-SESSION-{:04}", account.number()))))
}

/// Whether a request shows whose it is: by an identity of the caller's own.
pub(crate) fn tells_callers_apart(binding: &Binding) -> bool {
    let mut parts = binding.signature.iter().flat_map(|signature| &signature.parts);
    parts.any(|part| {
        let is_own = |name: &String| !identity(name, Account::Main).contains("{operation}");
        part.placement.is_some() && matches!(&part.value, PartValue::Identity(name) if is_own(name))
    })
}

fn credentials(binding: &Binding, account: Account) -> Credentials {
    let mut credentials = Credentials::default();
    for name in secret_names(binding) {
        let secret = Secret::new(secret_value(binding, &name, account));
        credentials.secrets.insert(name, secret);
    }
    for part in binding.signature.iter().flat_map(|signature| &signature.parts) {
        if let PartValue::Identity(name) = &part.value {
            credentials.identities.insert(name.clone(), identity(name, account));
        }
    }
    // Known and void for its account alone: a lax platform takes it for ever.
    credentials.sessions.extend(void_session(binding, account).map(|(_, secret)| (secret, i64::MAX)));
    credentials
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

fn secret_value(binding: &Binding, name: &str, account: Account) -> String {
    let keys = |signature: &hutong_specs::binding::Signature| {
        signature.algorithm == Algorithm::Sm2 && signature.key.as_deref() == Some(name)
    };
    if binding.signature.as_ref().is_some_and(keys) {
        return SM2_KEY.to_owned();
    }
    format!("TEST-{}-SECRET-{:04}", name.to_uppercase(), account.number())
}

fn identity(name: &str, account: Account) -> String {
    let known = IDENTITIES.iter().find(|(known, _)| *known == name);
    let own = known.map_or_else(|| format!("TEST-{}", name.to_uppercase()), |(_, value)| (*value).to_owned());
    match account {
        Account::Main => own,
        _ if own.contains("{operation}") => own,
        account => match own.strip_suffix('1') {
            Some(stem) => format!("{stem}{}", account.number()),
            None => format!("{own}-{}", account.number()),
        },
    }
}
