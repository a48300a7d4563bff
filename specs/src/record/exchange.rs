//! An exchange: a request as sent and the response as received, or why there is none.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::name::{CaseId, StepId};

/// An exchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Exchange {
    /// The case.
    pub case: CaseId,
    /// The step.
    pub step: StepId,
    /// 1 for the first time that the step was sent; more when it was repeated or tried again.
    pub attempt: u32,
    /// What was sent; `None` if nothing was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<Sent>,
    /// What came back.
    pub answer: Answer,
    /// What the runner saw that the bytes alone do not show.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observations: Vec<Observation>,
    /// When sending began: Unix time in milliseconds on the tester's clock.
    pub started_ms: i64,
    /// From then until the answer was complete, in microseconds.
    pub duration_us: u64,
    /// Why and for how long the runner waited before sending.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting: Option<Waiting>,
}

/// A request as it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sent {
    /// The method.
    pub method: String,
    /// The whole URL.
    pub url: String,
    /// Headers in order; values that are not UTF-8 are written in Latin-1.
    pub headers: Vec<(String, String)>,
    /// The body; `None` if none was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
    /// Whether these are the very bytes.
    pub exactness: Exactness,
}

/// Whether what is kept are the very bytes that were on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Exactness {
    /// The very bytes.
    Exact,
    /// What the client was told to send; order and spelling of some headers are the client's.
    Reconstructed,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// A response, as it was received.
    Received {
        /// The HTTP status.
        status: u16,
        /// Headers in order; values that are not UTF-8 are written in Latin-1.
        headers: Vec<(String, String)>,
        /// The body.
        body: Body,
    },
    /// No response.
    Fault(Fault),
}

/// A body as it was on the wire, with secrets replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Body {
    /// The bytes that were kept.
    pub content: BodyContent,
    /// How many bytes there were; `None` if the body was cut and nobody said how long it is.
    pub length: Option<u64>,
    /// Whether bytes are missing: then nothing about the whole can be concluded.
    pub cut: bool,
}

/// The bytes of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BodyContent {
    /// Bytes that are UTF-8.
    Text(String),
    /// Other bytes, in Base64 (RFC 4648 §4).
    Base64(String),
}

/// Why there is no response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Fault {
    /// The kind.
    pub kind: FaultKind,
    /// What the system said.
    pub detail: String,
    /// What came back in place of a response, as far as it was read, where that says more: the records of a TLS handshake.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Body>,
}

/// Kinds of faults. Those before `Closed` never reached the platform's application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// The runner would not send: host or address not allowed, limits.
    NotAllowed,
    /// The runner could not build the request: a capture is missing, a secret is missing.
    NotBuilt,
    /// The host name could not be resolved.
    Resolve,
    /// No connection.
    Connect,
    /// No TLS session.
    Tls,
    /// The connection was closed before the response was complete.
    Closed,
    /// No complete response in time.
    Timeout,
    /// What came back is no HTTP.
    Malformed,
    /// The run was ended while the exchange was under way.
    Interrupted,
}

impl FaultKind {
    /// Whether the fault is the tester's own, not the platform's.
    pub fn is_ours(self) -> bool {
        matches!(self, Self::NotAllowed | Self::NotBuilt | Self::Interrupted)
    }
}

/// What the runner saw that the bytes alone do not show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Observation {
    /// The answer asked to slow down; the runner backed off this many milliseconds and tried again or gave up.
    Throttled(u64),
    /// The session's secret was renewed before this exchange.
    Renewed,
    /// A captured value was not found in the answer: its name.
    CaptureMissing(String),
}

/// Why and for how long the runner waited before sending.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Waiting {
    /// In microseconds.
    pub duration_us: u64,
}
