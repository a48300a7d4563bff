//! The profile by which a tester reaches a mock.

use std::collections::BTreeMap;

use hutong_specs::binding::OutcomeRule;
use hutong_specs::name::Capability;
use hutong_specs::profile::{Declares, Hostile, Profile, Reaches, SecretReference};
use hutong_specs::standard::{Effect, SecurityScheme, Standard};
use serde_json::{Value, json};

use crate::gates::{security_header, security_secret};
use crate::keyring::Keyring;

/// A profile, and the secrets that it refers to.
#[derive(Clone, Debug)]
pub struct MockProfile {
    /// The profile. Its secrets are references into the file `secrets_file`.
    pub profile: Profile,
    /// Secrets by name: lines `NAME=value` of the file.
    pub secrets: BTreeMap<String, String>,
}

impl MockProfile {
    /// Names the file of secrets, relative to the profile's folder.
    #[must_use]
    pub fn with_secrets_file(mut self, path: &str) -> Self {
        for reference in self.profile.reaches.secrets.values_mut() {
            if let SecretReference::File { path: known, .. } = reference {
                path.clone_into(known);
            }
        }
        self
    }

    /// The text of the file of secrets.
    pub fn secrets_text(&self) -> String {
        self.secrets.iter().fold(String::new(), |text, (name, secret)| text + name + "=" + secret + "\n")
    }
}

/// The file of secrets where nobody names another.
const SECRETS_FILE: &str = "mock.secrets";

/// The test data that a mock of the pack knows, by the names of the pack.
const TEST_DATA: &[(&str, &str)] =
    &[("organisation-name", "测试单位"), ("licence-holder", "99000020000101008X")];

/// The profile by which a tester reaches a mock of a standard.
pub fn profile(standard: &Standard, base_url: &str) -> MockProfile {
    let keyring = Keyring::of(&standard.binding);
    let mut secrets: BTreeMap<String, String> =
        keyring.secrets.iter().map(|(name, secret)| (name.clone(), secret.expose().to_owned())).collect();
    let schemes = schemes(standard);
    secrets.extend(schemes.iter().map(|scheme| (scheme.name.clone(), security_secret(scheme))));
    let reaches = Reaches {
        base: base_url.to_owned(),
        identities: keyring.identities,
        secrets: secrets.keys().map(|name| (name.clone(), reference(name))).collect(),
        headers: schemes.iter().filter_map(|scheme| header(scheme, &mut secrets)).collect(),
        authorisation: Some("mock".to_owned()),
        ..Reaches::default()
    };
    let name = format!("mock of {}", standard.id);
    MockProfile {
        profile: Profile { format: Profile::FORMAT.to_owned(), name, declares: declares(standard), reaches },
        secrets,
    }
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
fn header(scheme: &SecurityScheme, secrets: &mut BTreeMap<String, String>) -> Option<(String, String)> {
    let (name, value) = security_header(scheme)?;
    let secret = security_secret(scheme);
    if value.contains(&secret) {
        return Some((name, value.replace(&secret, &format!("{{secret:{}}}", scheme.name))));
    }
    let (kind, encoded) = value.split_once(' ')?;
    secrets.insert(scheme.name.clone(), encoded.to_owned());
    Some((name, format!("{kind} {{secret:{}}}", scheme.name)))
}
