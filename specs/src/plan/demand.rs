//! What an answer must be like: about fifteen kinds of demand, interpreted by one judge.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::predicate::Predicate;
use crate::name::StepId;
use crate::standard::StatusPattern;

/// What an answer must be like.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Demand {
    /// The request was accepted, as the binding reads the answer.
    Accepted,
    /// The request was refused, as the binding reads the answer.
    Refused,
    /// The platform did not break: no 5xx that is no refusal, no torn answer.
    NoFault,
    /// The platform did not answer with a 5xx that is no refusal. A connection that it closes decides nothing: a request
    /// that is larger or stranger than a server reads may be cut off.
    NoServerError,
    /// What was sent is data to the platform: it does not stand as sent in an answer that a browser renders, and the
    /// answer holds no trace of its having been run.
    Inert {
        /// What was sent.
        text: String,
        /// What running it would give.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        traces: Vec<String>,
    },
    /// The HTTP status is one of these.
    Status(Vec<StatusPattern>),
    /// The HTTP status is declared for the operation.
    DeclaredStatus,
    /// The media type is declared for the operation and status.
    DeclaredMediaType,
    /// The media type is one of these, parameters left aside.
    MediaType(Vec<String>),
    /// Declared headers are there and their values are allowed.
    DeclaredHeaders,
    /// The header meets the predicate (its value as JSON text).
    Header {
        /// The header's name.
        name: String,
        /// What it must meet.
        predicate: Predicate,
    },
    /// The body is allowed by the schema declared for operation, status and media type; only constraints of
    /// the expectation's clause count.
    DeclaredBody,
    /// The body, where it is JSON, meets the predicate at a JSON pointer.
    At {
        /// JSON pointer into the body; empty for the whole.
        pointer: String,
        /// What must be met there.
        predicate: Predicate,
    },
    /// The value at a pointer equals one of another exchange of the case.
    Same {
        /// JSON pointer into the body.
        pointer: String,
        /// What it must equal.
        reference: Reference,
    },
    /// The value at a pointer differs from that of another exchange of the case.
    Fresh {
        /// JSON pointer into the body.
        pointer: String,
        /// What it must differ from.
        reference: Reference,
    },
    /// Some item of the array at `array` has, at `item`, the value of another exchange.
    Listed {
        /// JSON pointer of the array in the body.
        array: String,
        /// JSON pointer within an item.
        item: String,
        /// What one item must equal.
        reference: Reference,
    },
    /// No item of the array at `array` has, at `item`, the value of another exchange.
    NotListed {
        /// JSON pointer of the array in the body.
        array: String,
        /// JSON pointer within an item.
        item: String,
        /// What no item may equal.
        reference: Reference,
    },
    /// The answer is the refusal that another step of the case met: the same status, code and body, apart from what
    /// repeats the request and what differs from call to call. Where either was not refused, nothing is demanded.
    SameRefusal(StepId),
    /// The answer came within this many milliseconds.
    Within(u64),
    /// The body is text in the binding's charset, with no stack trace, query or path of the platform in it.
    NoLeak,
    /// The body is valid in the charset that it declares.
    Charset(String),
}

/// A value of another exchange of the same case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Reference {
    /// The step.
    pub step: StepId,
    /// Its request or its response.
    pub side: Side,
    /// JSON pointer into that body.
    pub pointer: String,
}

/// A side of an exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// What was sent.
    Request,
    /// What was received.
    Response,
}
