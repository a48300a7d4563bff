//! How a short-lived secret or token is obtained and renewed: a fact of transport that the runner obeys.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::name::OperationId;

/// How a short-lived secret or token is obtained.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Session {
    /// The operation that yields the secret.
    pub operation: OperationId,
    /// The secret of the profile that keys the signature of that one call, in place of the binding's key.
    pub key: String,
    /// The body of that call; identities of the profile are written `{identity:name}`.
    #[serde(default)]
    pub body: Value,
    /// JSON pointer of the secret in the answer.
    pub secret_at: String,
    /// The name under which the secret serves from then on, such as `appsecret`.
    pub yields: String,
    /// How the secret is enciphered in the answer; `None` if it is plain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cipher: Option<SessionCipher>,
    /// JSON pointer of the lifetime in seconds in the answer, where the platform gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifetime_at: Option<String>,
    /// The lifetime in seconds where the answer gives none, 1 or more.
    pub lifetime_seconds: u32,
    /// Renewed when fewer than this many seconds are left.
    pub renew_before_seconds: u32,
}

/// How a secret is enciphered on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SessionCipher {
    /// AES-128-ECB, PKCS#7, key by Java's SHA1PRNG from the named secret of the profile, Base64 outside.
    AesSha1prng(String),
    /// SM4-ECB, PKCS#7, key by the first 16 bytes of the named secret of the profile, Base64 outside.
    Sm4Ecb(String),
}
