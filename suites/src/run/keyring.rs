//! The secrets of a run, those obtained on the way included, and the mask that keeps them out of the record.

use std::collections::BTreeMap;

use hutong_specs::binding::{PartValue, Signature};
use hutong_specs::signing::{MaskingError, Secret, SecretMask};

use super::spoilt::altered;

/// The secrets of a run at one moment.
#[derive(Clone)]
pub(super) struct Keyring {
    secrets: BTreeMap<String, Secret>,
    masked: BTreeMap<String, Secret>,
    sent: Vec<String>,
    mask: Option<SecretMask>,
}

impl Keyring {
    /// The profile's secrets; those that a signature sends are masked in their altered form as well.
    pub(super) fn new(
        secrets: BTreeMap<String, Secret>,
        signature: Option<&Signature>,
    ) -> Result<Self, MaskingError> {
        let sent = signature.map(sent).unwrap_or_default();
        let mut keyring = Self { masked: BTreeMap::new(), secrets: BTreeMap::new(), sent, mask: None };
        for (name, secret) in secrets {
            keyring.keep(name, secret);
        }
        keyring.masked()
    }

    /// This keyring with one secret more, or renewed. What it was before stays masked.
    pub(super) fn with(&self, name: &str, secret: Secret) -> Result<Self, MaskingError> {
        let mut keyring = self.clone();
        if let Some(earlier) = keyring.secrets.get(name).filter(|earlier| **earlier != secret).cloned() {
            let count = keyring.masked.len();
            keyring.masked.insert(format!("{name}-before-{count}"), earlier);
        }
        keyring.keep(name.to_owned(), secret);
        keyring.masked()
    }

    /// The secrets by name.
    pub(super) fn secrets(&self) -> &BTreeMap<String, Secret> {
        &self.secrets
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

    fn keep(&mut self, name: String, secret: Secret) {
        if self.sent.contains(&name) {
            self.masked.insert(format!("{name}-altered"), Secret::new(altered(secret.expose())));
        }
        self.masked.insert(name.clone(), secret.clone());
        self.secrets.insert(name, secret);
    }

    fn masked(mut self) -> Result<Self, MaskingError> {
        self.mask = if self.masked.is_empty() { None } else { Some(SecretMask::new(&self.masked)?) };
        Ok(self)
    }
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
        formatter.debug_list().entries(self.secrets.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renewed_secret_stays_masked() {
        let first = BTreeMap::from([("appsecret".to_owned(), Secret::new("first-secret"))]);
        let keyring =
            Keyring::new(first, None).unwrap().with("appsecret", Secret::new("second-secret")).unwrap();
        let masked = keyring.mask("first-secret second-secret c2Vjb25kLXNlY3JldA==".to_owned());
        assert!(
            !masked.contains("first") && !masked.contains("second") && !masked.contains("c2Vjb"),
            "{masked}"
        );
        assert_eq!(keyring.secrets()["appsecret"].expose(), "second-secret");
        assert_eq!(format!("{keyring:?}"), "[\"appsecret\"]");
    }

    #[test]
    fn a_secret_too_short_to_be_masked_is_refused() {
        let short = BTreeMap::from([("key".to_owned(), Secret::new("abc"))]);
        assert!(Keyring::new(short, None).is_err());
    }
}
