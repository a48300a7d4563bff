//! How a target is reached (ISO/IEC 9646's IXIT): a parent of the record only.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::party::PartyAccess;
use crate::name::PartyId;

/// How a target is reached, and within which limits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Reaches {
    /// The base URL, `http://…` or `https://…`; paths of the standard are appended to its path.
    pub base: String,
    /// Host names that may be sent to; the base URL's host alone if empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hosts: Vec<String>,
    /// Addresses or networks (`10.0.0.0/8`) that the hosts may resolve to; any if empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<String>,
    /// Identities that are no secrets, by the names that the binding uses, such as `rid`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub identities: BTreeMap<String, String>,
    /// Secrets, by the names that the binding uses: where to find them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub secrets: BTreeMap<String, SecretReference>,
    /// Headers that are sent with every request; `{secret:name}` stands for a secret.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<String, String>,
    /// The credentials of the parties that `declares.parties` names. A client certificate is the tester's own whoever is
    /// sent as.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parties: BTreeMap<PartyId, PartyAccess>,
    /// Certificates.
    #[serde(default)]
    pub tls: Tls,
    /// An explicit proxy, `http://host:port`; the environment's is never used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proxy: Option<String>,
    /// Limits that the run keeps.
    #[serde(default)]
    pub limits: Limits,
    /// The reference of the written authorisation to test.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorisation: Option<String>,
}

/// Where a secret is found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SecretReference {
    /// In an environment variable of this name.
    Environment(String),
    /// In a file: the whole text without the line end, or the value of `NAME=value` where `key` is given.
    File {
        /// The path, relative to the profile's folder.
        path: String,
        /// The name within the file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<String>,
    },
}

/// Certificates, as paths relative to the profile's folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Tls {
    /// PEM file of the private authorities that are trusted; the public ones are used only if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorities: Option<String>,
    /// PEM file of the client certificate and its chain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
    /// PEM file of the client certificate's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}

/// Limits that a run keeps. Every wait has one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Limits {
    /// Requests under way at the same time, 1 to 1024.
    pub concurrency: u16,
    /// Requests per second; no limit if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<u32>,
    /// How long one request may take, in milliseconds, 1 or more.
    pub timeout_ms: u64,
    /// How long the whole run may take, in seconds; no limit if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_time_seconds: Option<u64>,
    /// How much of a response body is read and kept, in bytes.
    pub body_bytes: u64,
    /// After how many consecutive faults the run ends, 1 or more.
    pub faults: u32,
    /// The hours of the day, in China's time, within which requests may be sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<Window>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            concurrency: 8,
            rate: None,
            timeout_ms: 10_000,
            max_time_seconds: None,
            body_bytes: 1 << 20,
            faults: 20,
            window: None,
        }
    }
}

/// Hours of the day, in China's time; over midnight if `from` is later than `until`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Window {
    /// `HH:MM`, inclusive.
    pub from: String,
    /// `HH:MM`, exclusive.
    pub until: String,
}
