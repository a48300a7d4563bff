//! The secrets of a run, those obtained on the way included, and the mask that keeps them out of the record.

use std::collections::BTreeMap;

use hutong_specs::binding::{PartValue, Signature};
use hutong_specs::name::PartyId;
use hutong_specs::signing::{MaskingError, Secret, SecretMask};

use super::spoilt::altered;

/// The secrets of a run at one moment.
#[derive(Clone)]
pub(super) struct Keyring {
    /// The secrets of each party; of the one that the profile's own credentials name under `None`.
    secrets: BTreeMap<Option<PartyId>, BTreeMap<String, Secret>>,
    masked: BTreeMap<String, Secret>,
    sent: Vec<String>,
    mask: Option<SecretMask>,
}

impl Keyring {
    /// The profile's secrets, its parties' included; those that a signature sends are masked in their altered form as well.
    pub(super) fn new(
        secrets: BTreeMap<String, Secret>,
        parties: BTreeMap<PartyId, BTreeMap<String, Secret>>,
        signature: Option<&Signature>,
    ) -> Result<Self, MaskingError> {
        let sent = signature.map(sent).unwrap_or_default();
        let mut keyring = Self { masked: BTreeMap::new(), secrets: BTreeMap::new(), sent, mask: None };
        let parties = parties.into_iter().map(|(party, secrets)| (Some(party), secrets));
        for (party, secrets) in std::iter::once((None, secrets)).chain(parties) {
            for (name, secret) in secrets {
                keyring.keep(party.as_ref(), &name, secret);
            }
        }
        keyring.masked()
    }

    /// This keyring with one secret of a party more, or renewed. What it was before stays masked.
    pub(super) fn with(
        &self,
        party: Option<&PartyId>,
        name: &str,
        secret: Secret,
    ) -> Result<Self, MaskingError> {
        let mut keyring = self.clone();
        let known = keyring.secrets(party).and_then(|secrets| secrets.get(name));
        if let Some(earlier) = known.filter(|earlier| **earlier != secret).cloned() {
            keyring.mask_also(party, name, earlier);
        }
        keyring.keep(party, name, secret);
        keyring.masked()
    }

    /// This keyring with one secret more that is masked and never used.
    pub(super) fn hiding(
        &self,
        party: Option<&PartyId>,
        name: &str,
        secret: Secret,
    ) -> Result<Self, MaskingError> {
        let mut keyring = self.clone();
        keyring.mask_also(party, name, secret);
        keyring.masked()
    }

    /// The secrets of a party by name; `None` if it has none.
    pub(super) fn secrets(&self, party: Option<&PartyId>) -> Option<&BTreeMap<String, Secret>> {
        self.secrets.get(&party.cloned())
    }

    /// A secret of a party.
    pub(super) fn secret(&self, party: Option<&PartyId>, name: &str) -> Option<&Secret> {
        self.secrets(party)?.get(name)
    }

    /// The text with every secret replaced.
    pub(super) fn mask(&self, text: String) -> String {
        match &self.mask {
            Some(mask) => mask.mask(&text),
            None => text,
        }
    }

    /// The bytes with every secret replaced.
    pub(super) fn mask_bytes(&self, bytes: Vec<u8>) -> Vec<u8> {
        match &self.mask {
            Some(mask) => mask.mask_bytes(&bytes),
            None => bytes,
        }
    }

    fn keep(&mut self, party: Option<&PartyId>, name: &str, secret: Secret) {
        let called = called(party, name);
        if self.sent.iter().any(|sent| sent == name) {
            self.masked.insert(format!("{called}-altered"), Secret::new(altered(secret.expose())));
        }
        self.masked.insert(called, secret.clone());
        self.secrets.entry(party.cloned()).or_default().insert(name.to_owned(), secret);
    }

    fn mask_also(&mut self, party: Option<&PartyId>, name: &str, secret: Secret) {
        let count = self.masked.len();
        self.masked.insert(format!("{}-before-{count}", called(party, name)), secret);
    }

    fn masked(mut self) -> Result<Self, MaskingError> {
        self.mask = if self.masked.is_empty() { None } else { Some(SecretMask::new(&self.masked)?) };
        Ok(self)
    }
}

/// How the record calls a secret.
fn called(party: Option<&PartyId>, name: &str) -> String {
    party.map_or_else(|| name.to_owned(), |party| format!("{party}/{name}"))
}

/// The secrets that travel themselves.
fn sent(signature: &Signature) -> Vec<String> {
    let parts = signature.parts.iter().filter(|part| part.placement.is_some());
    parts
        .filter_map(|part| match &part.value {
            PartValue::Secret(name) => Some(name.clone()),
            _ => None,
        })
        .collect()
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = self
            .secrets
            .iter()
            .flat_map(|(party, secrets)| secrets.keys().map(|name| called(party.as_ref(), name)));
        formatter.debug_list().entries(names).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renewed_secret_stays_masked() {
        let first = BTreeMap::from([("appsecret".to_owned(), Secret::new("first-secret"))]);
        let keyring = Keyring::new(first, BTreeMap::new(), None).unwrap();
        let keyring = keyring.with(None, "appsecret", Secret::new("second-secret")).unwrap();
        let masked = keyring.mask("first-secret second-secret c2Vjb25kLXNlY3JldA==".to_owned());
        assert!(
            !masked.contains("first") && !masked.contains("second") && !masked.contains("c2Vjb"),
            "{masked}"
        );
        assert_eq!(keyring.secret(None, "appsecret").unwrap().expose(), "second-secret");
        assert_eq!(format!("{keyring:?}"), "[\"appsecret\"]");
    }

    #[test]
    fn each_party_has_secrets_of_its_own_and_all_are_masked() {
        let own = BTreeMap::from([("key".to_owned(), Secret::new("own-secret"))]);
        let peer = PartyId::from("peer");
        let parties = BTreeMap::from([(
            peer.clone(),
            BTreeMap::from([("key".to_owned(), Secret::new("peer-secret"))]),
        )]);
        let keyring = Keyring::new(own, parties, None).unwrap();
        let keyring = keyring.with(Some(&peer), "session", Secret::new("session-secret")).unwrap();
        let keyring = keyring.hiding(Some(&peer), "session", Secret::new("hidden-secret")).unwrap();
        assert_eq!(keyring.secret(Some(&peer), "key").unwrap().expose(), "peer-secret");
        assert_eq!(keyring.secret(Some(&peer), "session").unwrap().expose(), "session-secret");
        assert_eq!(keyring.secret(None, "session"), None);
        let masked = keyring.mask("own-secret peer-secret session-secret hidden-secret".to_owned());
        assert!(masked.starts_with("{{secret:key}} {{secret:peer/key}} {{secret:peer/session}} {{secret:"));
        assert!(!masked.contains("hidden-secret"), "{masked}");
    }

    #[test]
    fn a_secret_too_short_to_be_masked_is_refused() {
        let short = BTreeMap::from([("key".to_owned(), Secret::new("abc"))]);
        assert!(Keyring::new(short, BTreeMap::new(), None).is_err());
    }
}
