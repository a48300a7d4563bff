//! The probe: all that the runner is handed of a step. It carries no expectation, by type.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::client_hello::ClientHello;
use super::template::RequestTemplate;
use crate::name::{OperationId, PartyId, StepId};
use crate::wire::decoded;

/// What is sent in a step, and what is kept of the answer for later steps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Probe {
    /// The operation, where the request is meant for one.
    pub operation: OperationId,
    /// The operation's service name for signatures (`x-service`), else the operation's id.
    pub service: String,
    /// The request; `None` if the bytes of an earlier step are sent again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<RequestTemplate>,
    /// The earlier step whose bytes are sent again, signature and all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<StepId>,
    /// The party as whom it is sent; `None` is the one that the profile's own credentials name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<PartyId>,
    /// The step right before, or the first of several, that this one is sent at the same time as, without waiting for its answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<StepId>,
    /// How the request is signed.
    #[serde(default, skip_serializing_if = "Sign::is_as_bound")]
    pub sign: Sign,
    /// What carries the request.
    #[serde(default, skip_serializing_if = "Carrier::is_client")]
    pub carrier: Carrier,
    /// What is kept of the answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub captures: Vec<Capture>,
    /// Sent once more for as long as the capture is found in the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeat: Option<Repeat>,
    /// Sent even if an earlier step stopped the case: cleaning up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub always: bool,
    /// Sent only if a value was captured under this name: there is something to clean up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
}

impl Probe {
    /// A probe that is signed as the binding says and carried by the client, and of which nothing is kept.
    pub fn plain(operation: OperationId, service: String, request: Option<RequestTemplate>) -> Self {
        Self {
            operation,
            service,
            request,
            again: None,
            party: None,
            beside: None,
            sign: Sign::AsBound,
            carrier: Carrier::Client,
            captures: Vec::new(),
            repeat: None,
            always: false,
            given: None,
        }
    }
}

/// A value kept of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Capture {
    /// The name under which a slot refers to it.
    pub name: String,
    /// Where it is found.
    pub from: CaptureFrom,
    /// Whether nothing but cleaning up needs it: it is kept of answers with 2XX alone, and the case goes on without it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
}

/// Where a captured value is found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CaptureFrom {
    /// At this JSON pointer of the body.
    Body(String),
    /// In this header.
    Header(String),
    /// The last segment of the path in this header, such as the identifier in `Location`.
    Segment(String),
    /// At this JSON pointer of the body that was sent.
    Sent(String),
}

/// An exchange as far as captures look at it.
#[derive(Clone, Copy)]
pub struct Captured<'c> {
    /// The body that was sent, if it is JSON.
    pub sent: Option<&'c Value>,
    /// The body that was answered, if it is JSON.
    pub body: Option<&'c Value>,
    /// The value of a header of the answer.
    pub header: &'c dyn Fn(&str) -> Option<&'c str>,
}

impl std::fmt::Debug for Captured<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { sent, body, header: _ } = self;
        formatter.debug_struct("Captured").field("sent", sent).field("body", body).finish_non_exhaustive()
    }
}

impl CaptureFrom {
    /// What is found in an exchange; null counts as not there.
    pub fn find(&self, exchange: Captured<'_>) -> Option<Value> {
        let at = |body: Option<&Value>, pointer: &str| body?.pointer(pointer).cloned();
        let header = |name: &str| (exchange.header)(name);
        let found = match self {
            Self::Body(pointer) => at(exchange.body, pointer),
            Self::Sent(pointer) => at(exchange.sent, pointer),
            Self::Header(name) => header(name).map(Value::from),
            Self::Segment(name) => header(name).and_then(Self::last_segment).map(Value::from),
        };
        found.filter(|value| !value.is_null())
    }

    /// The last segment of the path of an address, decoded.
    pub fn last_segment(address: &str) -> Option<String> {
        let path = address.split(['?', '#']).next()?.trim_end_matches('/');
        let path = path.split_once("://").map_or(path, |(_, rest)| rest);
        let (_, last) = path.rsplit_once('/')?;
        (!last.is_empty()).then(|| decoded(last))
    }
}

/// Sends a probe again while there is more to fetch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Repeat {
    /// The capture that must be found for the probe to be sent again.
    pub capture: String,
    /// How often at most, 1 or more.
    pub max: u16,
}

/// How a request is signed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// As the binding says, with the profile's credentials.
    #[default]
    AsBound,
    /// Not at all: no credentials are sent.
    Not,
    /// As the binding says, then spoilt.
    Tampered(Tamper),
}

impl Sign {
    fn is_as_bound(&self) -> bool {
        *self == Self::AsBound
    }
}

/// How credentials are spoilt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tamper {
    /// The part is not sent.
    Omit(String),
    /// The part is sent empty.
    Empty(String),
    /// One character of the part is changed after signing.
    Alter(String),
    /// The part is replaced by this text before signing.
    Replace {
        /// The part.
        part: String,
        /// What is sent and signed in its place.
        by: String,
    },
    /// Signed with a secret that is not the right one.
    WrongSecret,
    /// Signed with the caller's secret of this name in place of the one that the binding asks for.
    OtherSecret(String),
    /// Signed with the secret of this other party in place of the one whose identities are sent.
    OtherParty(PartyId),
    /// Signed with the secret that is good now, and sent so many seconds later.
    Late(u32),
    /// Time parts are moved by this many seconds before signing; negative into the past.
    Shift(i64),
    /// Signed over this canonical string in place of the binding's.
    Canonical(String),
}

/// What carries a request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Carrier {
    /// The ordinary HTTP client.
    #[default]
    Client,
    /// A raw TCP or TLS connection, for what a well-behaved client would repair.
    Raw(Framing),
    /// A raw connection without TLS, whatever the base URL says: to port 80 in place of 443, else to the same port.
    Unencrypted,
    /// A connection on which this `ClientHello` is sent and its answer read; the request itself is not sent.
    Handshake(ClientHello),
}

impl Carrier {
    fn is_client(&self) -> bool {
        *self == Self::Client
    }
}

/// How a raw request is framed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Framing {
    /// As HTTP/1.1 has it.
    #[default]
    Proper,
    /// With this `Content-Length`, whatever the body's length is.
    ContentLength(u64),
    /// Cut after this many bytes of the body, and closed.
    Torn(u64),
    /// Lines end in a bare line feed.
    BareLineFeed,
    /// As HTTP/1.1 has it, but with a head that is longer or stranger than a sound server need read: it may well close the
    /// connection.
    Strange,
}
