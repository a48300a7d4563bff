//! What a run is given. Everything that is read from files, the environment or a clock is resolved by the caller.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use hutong_specs::binding::Binding;
use hutong_specs::digest::Digest;
use hutong_specs::name::PartyId;
use hutong_specs::profile::Reaches;
use hutong_specs::record::Target;
use hutong_specs::signing::Secret;
use hutong_specs::standard::Operation;
use hutong_specs::tool::Tool;
use tokio::sync::watch;

use super::batch_mark::BatchMark;
use super::clock::Clock;
use super::progress::Progress;

/// What a run is given.
#[derive(Clone)]
pub struct Assignment {
    /// What writes the record.
    pub tool: Tool,
    /// The digest of the plan.
    pub plan: Digest,
    /// The digest of the standard.
    pub standard: Digest,
    /// The target, as the record names it.
    pub target: Target,
    /// How the target speaks: the plan's binding.
    pub binding: Binding,
    /// How the target is reached.
    pub reaches: Reaches,
    /// The secrets that `reaches.secrets` points at, by name.
    pub secrets: BTreeMap<String, Secret>,
    /// The secrets that `reaches.parties` points at, by party and name.
    pub parties: BTreeMap<PartyId, BTreeMap<String, Secret>>,
    /// The files that `reaches.tls` points at.
    pub certificates: Certificates,
    /// Where the binding's session is opened; needed only if the binding has one.
    pub entry: Option<SessionEntry>,
    /// The time of day.
    pub clock: Arc<dyn Clock>,
    /// The mark of the run.
    pub batch: BatchMark,
    /// Becomes true when the run is to end. A dropped sender never ends it.
    pub stop: watch::Receiver<bool>,
    /// Counts what was done.
    pub progress: Arc<Progress>,
}

impl Assignment {
    /// The identities of a party; of the one that the profile's own credentials name if `None`.
    pub(super) fn identities(&self, party: Option<&PartyId>) -> Option<&BTreeMap<String, String>> {
        match party {
            None => Some(&self.reaches.identities),
            Some(party) => self.reaches.parties.get(party).map(|access| &access.identities),
        }
    }
}

impl fmt::Debug for Assignment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Assignment")
            .field("plan", &self.plan)
            .field("target", &self.target)
            .field("batch", &self.batch)
            .finish_non_exhaustive()
    }
}

/// Certificates and key as the bytes of their PEM files.
#[derive(Clone, Default)]
pub struct Certificates {
    /// The private authorities that are trusted; the platform's own if `None`.
    pub authorities: Option<Vec<u8>>,
    /// The client's certificate and its chain.
    pub certificate: Option<Vec<u8>>,
    /// The client's key.
    pub key: Option<Vec<u8>>,
}

impl fmt::Debug for Certificates {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Certificates")
    }
}

/// Where a session is opened: all that the runner must know of the binding's session operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionEntry {
    /// The method.
    pub method: String,
    /// The path below the base URL.
    pub path: String,
    /// The operation's name in signatures.
    pub service: String,
}

impl SessionEntry {
    /// The entry that an operation of the standard is.
    pub fn of(operation: &Operation) -> Self {
        let service = operation.extensions.get("x-service").and_then(serde_json::Value::as_str);
        Self {
            method: operation.method.clone(),
            path: operation.path.clone(),
            service: service.unwrap_or(operation.id.as_str()).to_owned(),
        }
    }
}
