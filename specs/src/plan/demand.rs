//! What an answer must be like: every kind of demand, interpreted by one judge.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::agreement::Agreement;
use super::breach::Place;
use super::header_list::HeaderList;
use super::predicate::Predicate;
use super::relation::Relation;
use super::selected::Selected;
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
    /// What the platform serves came over TLS: a request that was sent without is not accepted.
    Encrypted,
    /// The platform did not take what the `ClientHello` of the probe offered.
    NotNegotiated,
    /// The path that was asked for, with the target's base in front, matches the regular expression.
    Address(String),
    /// Declared headers are there and their values are allowed.
    DeclaredHeaders,
    /// The header meets the predicate (its value as JSON text).
    Header {
        /// The header's name.
        name: String,
        /// What it must meet.
        predicate: Predicate,
    },
    /// The header has the value that another exchange of the case has at a pointer of its body; both may be the same one.
    HeaderEquals {
        /// The header's name.
        name: String,
        /// The value.
        reference: Reference,
    },
    /// The header is a list with these members.
    HeaderLists(HeaderList),
    /// Every reference (`$ref`) of the body into itself leads somewhere.
    References,
    /// The body is the definition of a release that keeps what the release before promised, which the standard holds, unless
    /// their versions say otherwise.
    Compatible,
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
    /// Values that are selected in the body of an accepted request's answer are allowed by a schema, and there are enough.
    Selected(Selected),
    /// The answer to an accepted request does not hold, at a JSON pointer, the value that was sent for a member which the
    /// platform keeps to itself. An answer that refuses, is no JSON or does not show the member meets it.
    NotTaken {
        /// JSON pointer into the body of the answer.
        pointer: String,
        /// What was sent.
        value: Value,
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
    /// The value at a pointer stands in this relation to that of another exchange.
    Compared {
        /// JSON pointer into the body.
        pointer: String,
        /// The relation.
        relation: Relation,
        /// The other value.
        reference: Reference,
    },
    /// The value at a pointer has every member of that of another exchange, at every depth; it may have more.
    Includes {
        /// JSON pointer into the body.
        pointer: String,
        /// What it must include.
        reference: Reference,
        /// JSON pointers, within the other value, of what is left aside.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        except: Vec<String>,
    },
    /// A thing and its item in a list of another exchange say the same.
    Agrees(Agreement),
    /// So many items of the array at `array` have, at `item`, a value that stands in the relation to the operand.
    Counted {
        /// JSON pointer of the array in the body.
        array: String,
        /// JSON pointer within an item.
        item: String,
        /// The relation of an item's value to the operand.
        relation: Relation,
        /// The other value.
        operand: Operand,
        /// The relation of the number of such items to `number`.
        count: Relation,
        /// How many.
        number: u64,
    },
    /// No two items of the array at `array` have the same value at `item`, and none has one of the array of another
    /// exchange: pages of one list.
    Apart {
        /// JSON pointer of the array in the body.
        array: String,
        /// JSON pointer within an item.
        item: String,
        /// The other array.
        reference: Reference,
    },
    /// The number at `number`, if it is there, is that of the items of the array at `array`.
    Tallies {
        /// JSON pointer of the array in the body.
        array: String,
        /// JSON pointer of the number in the body.
        number: String,
    },
    /// A time in the answer is close to the tester's clock when the request was under way.
    Near {
        /// A place of the body or a header.
        place: Place,
        /// How many seconds it may be away.
        seconds: u32,
    },
    /// Of this exchange and those of the other steps, sent at the same time, so many were accepted: as if one had come
    /// after the other.
    AcceptedAmong {
        /// The other steps.
        steps: Vec<StepId>,
        /// At least so many.
        least: u64,
        /// At most so many.
        most: u64,
    },
    /// At least one of these is met.
    AnyOf(Vec<Self>),
    /// An answer with one of these statuses meets the demand; nothing is demanded of others.
    On {
        /// The statuses.
        status: Vec<StatusPattern>,
        /// What is demanded of them.
        demand: Box<Self>,
    },
    /// An answer that has something at a JSON pointer of its body meets the demand; nothing is demanded of others.
    Given {
        /// JSON pointer into the body.
        pointer: String,
        /// What is demanded of such answers.
        demand: Box<Self>,
    },
    /// The answer came within this many milliseconds.
    Within(u64),
    /// The body is text in the binding's charset, with no stack trace, query or path of the platform in it.
    NoLeak,
    /// The body is valid in the charset that it declares.
    Charset(String),
}

/// What a value is compared with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Operand {
    /// This value.
    Value(Value),
    /// The value of another exchange of the same case.
    Reference(Reference),
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
