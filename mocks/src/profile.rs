//! The profile by which a tester reaches a mock.

use std::collections::BTreeMap;

use hutong_specs::binding::OutcomeRule;
use hutong_specs::name::{Capability, PartyId};
use hutong_specs::profile::{
    Declares, Hostile, Party, PartyAccess, Profile, Reaches, SecretReference, Standing,
};
use hutong_specs::standard::{Effect, Operation, Scope, SecurityScheme, Standard};
use serde_json::{Value, json};

use crate::account::Account;
use crate::gates::{is_withheld, security_header, security_secret};
use crate::keyring::{Credentials, Keyring, tells_callers_apart, void_session};

/// A profile, and the secrets that it refers to.
#[derive(Clone, Debug)]
pub struct MockProfile {
    /// The profile. Its secrets are references into the file `secrets_file`.
    pub profile: Profile,
    /// Secrets by name: lines `NAME=value` of the file.
    pub secrets: BTreeMap<String, String>,
    /// Secrets of the parties, by party and name: lines `PARTY/NAME=value` of the file.
    pub parties: BTreeMap<PartyId, BTreeMap<String, String>>,
}

impl MockProfile {
    /// Names the file of secrets, relative to the profile's folder.
    #[must_use]
    pub fn with_secrets_file(mut self, path: &str) -> Self {
        let reaches = &mut self.profile.reaches;
        let of_parties = reaches.parties.values_mut().flat_map(|access| access.secrets.values_mut());
        for reference in reaches.secrets.values_mut().chain(of_parties) {
            if let SecretReference::File { path: known, .. } = reference {
                path.clone_into(known);
            }
        }
        self
    }

    /// The text of the file of secrets.
    pub fn secrets_text(&self) -> String {
        let own = self.secrets.iter().map(|(name, secret)| format!("{name}={secret}\n"));
        let of_parties = self.parties.iter().flat_map(|(party, secrets)| {
            secrets.iter().map(move |(name, secret)| format!("{party}/{name}={secret}\n"))
        });
        own.chain(of_parties).collect()
    }
}

/// The file of secrets where nobody names another.
const SECRETS_FILE: &str = "mock.secrets";

/// How long a secret may live for a profile to speak of it, in seconds: a tester waits no longer.
const SHORT_SECONDS: u32 = 120;

/// The test data that a mock of the pack knows, by the names of the pack.
const TEST_DATA: &[(&str, &str)] =
    &[("organisation-name", "测试单位"), ("licence-holder", "99000020000101008X")];

/// The profile by which a tester reaches a mock of a standard.
pub fn profile(standard: &Standard, base_url: &str) -> MockProfile {
    let keyring = Keyring::of(&standard.binding);
    let own = access(standard, &keyring, Account::Main);
    let others: BTreeMap<PartyId, Access> = others(standard)
        .map(|account| (PartyId::from(account.name()), access(standard, &keyring, account)))
        .collect();
    let parties = others.iter().map(|(party, access)| (party.clone(), of_party(party, access))).collect();
    let reaches = Reaches {
        base: base_url.to_owned(),
        identities: own.identities,
        secrets: own.secrets.keys().map(|name| (name.clone(), reference(name))).collect(),
        headers: own.headers,
        parties,
        authorisation: Some("mock".to_owned()),
        ..Reaches::default()
    };
    let name = format!("mock of {}", standard.id);
    MockProfile {
        profile: Profile { format: Profile::FORMAT.to_owned(), name, declares: declares(standard), reaches },
        secrets: own.secrets,
        parties: others.into_iter().map(|(party, access)| (party, access.secrets)).collect(),
    }
}

/// The credentials of an account, secrets included.
struct Access {
    identities: BTreeMap<String, String>,
    secrets: BTreeMap<String, String>,
    headers: BTreeMap<String, String>,
}

fn access(standard: &Standard, keyring: &Keyring, account: Account) -> Access {
    let Credentials { identities, secrets, .. } = keyring.of_account(account);
    let void = void_session(&standard.binding, account);
    let all = secrets.into_iter().chain(void);
    let mut secrets: BTreeMap<String, String> =
        all.map(|(name, secret)| (name, secret.expose().to_owned())).collect();
    let schemes = schemes(standard);
    secrets.extend(schemes.iter().map(|scheme| (scheme.name.clone(), security_secret(scheme, account))));
    let headers = schemes.iter().filter_map(|scheme| header(scheme, account, &mut secrets)).collect();
    Access { identities, secrets, headers }
}

/// The accounts beside the main one that a profile can name: all where requests show whose they are; of a plain
/// document those whose credentials are void, where it asks for credentials that a header carries.
fn others(standard: &Standard) -> impl Iterator<Item = Account> {
    let all = tells_callers_apart(&standard.binding);
    let some = schemes(standard).iter().any(|scheme| security_header(scheme, Account::Main).is_some());
    Account::others().filter(move |account| all || (some && account.is_void()))
}

fn of_party(party: &PartyId, access: &Access) -> PartyAccess {
    let reference = |name: &String| (name.clone(), reference(&format!("{party}/{name}")));
    PartyAccess {
        identities: access.identities.clone(),
        secrets: access.secrets.keys().map(reference).collect(),
        headers: access.headers.clone(),
    }
}

/// The parties that the platform knows, as a profile declares them.
fn parties(standard: &Standard) -> BTreeMap<PartyId, Party> {
    let withheld = || Scope {
        operations: withheld(standard).map(|operation| operation.id.clone()).collect(),
        ..Scope::default()
    };
    let party = |account: Account| {
        let standing = account.standing()?;
        let may_not = if standing == Standing::Unprivileged { withheld() } else { Scope::default() };
        Some((PartyId::from(account.name()), Party { standing, may_not }))
    };
    others(standard).filter_map(party).collect()
}

fn withheld(standard: &Standard) -> impl Iterator<Item = &Operation> {
    standard.operations.iter().filter(|operation| is_withheld(operation))
}

fn declares(standard: &Standard) -> Declares {
    let capabilities: std::collections::BTreeSet<Capability> =
        standard.clauses.iter().filter_map(|clause| clause.condition.clone()).collect();
    let speaks = matches!(standard.binding.outcome, OutcomeRule::Envelope { .. });
    let test_data = TEST_DATA.iter().filter(|_| speaks);
    Declares {
        binding: standard.bindings.contains(&standard.binding.id).then(|| standard.binding.id.clone()),
        version: Some("mock".to_owned()),
        capabilities: capabilities.into_iter().collect(),
        test_data: test_data
            .map(|(name, value)| ((*name).to_owned(), json!(value)))
            .collect::<BTreeMap<String, Value>>(),
        effects: Effect::Destructive,
        hostile: Hostile { injection: true, ..Hostile::default() },
        session_lifetime_seconds: standard
            .binding
            .session
            .as_ref()
            .map(|session| session.lifetime_seconds)
            .filter(|seconds| *seconds <= SHORT_SECONDS),
        parties: parties(standard),
        waivers: Vec::new(),
    }
}

fn reference(name: &str) -> SecretReference {
    SecretReference::File { path: SECRETS_FILE.to_owned(), key: Some(name.to_owned()) }
}

/// The security schemes of the first alternative of each operation, each once.
fn schemes(standard: &Standard) -> Vec<SecurityScheme> {
    let mut schemes: Vec<SecurityScheme> = Vec::new();
    for scheme in standard.operations.iter().filter_map(|operation| operation.security.first()).flatten() {
        if !schemes.iter().any(|known| known.name == scheme.name) {
            schemes.push(scheme.clone());
        }
    }
    schemes
}

/// The header that meets a scheme, with a reference in the place of its secret; encoded secrets become secrets of their own.
fn header(
    scheme: &SecurityScheme,
    account: Account,
    secrets: &mut BTreeMap<String, String>,
) -> Option<(String, String)> {
    let (name, value) = security_header(scheme, account)?;
    let secret = security_secret(scheme, account);
    if value.contains(&secret) {
        return Some((name, value.replace(&secret, &format!("{{secret:{}}}", scheme.name))));
    }
    let (kind, encoded) = value.split_once(' ')?;
    secrets.insert(scheme.name.clone(), encoded.to_owned());
    Some((name, format!("{kind} {{secret:{}}}", scheme.name)))
}
