//! A change that callers of the release before do not stand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A change that callers of the release before do not stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// The operation as callers know it: method and path of the release before, such as `GET /items/{id}`.
    pub operation: String,
    /// Where in the operation, such as `query limit`, `application/json /name` or `200 application/json /id`; empty for the
    /// operation as a whole.
    pub at: String,
    /// JSON pointer into the document of the later release, as near to the change as it has a place.
    pub pointer: String,
    /// A value that shows it: one that could be sent and no longer can, or one that may be answered and could not.
    pub witness: Option<Value>,
}

/// What kind of change callers do not stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// The operation is gone.
    OperationGone,
    /// Credentials are demanded where none were.
    CredentialsDemanded,
    /// A parameter must be sent that could be left out.
    ParameterRequired,
    /// A value of a parameter is no longer taken.
    ParameterNarrowed,
    /// A body must be sent that could be left out.
    BodyRequired,
    /// A body is no longer taken.
    BodyNarrowed,
    /// A media type of the request is no longer taken.
    RequestMediaTypeGone,
    /// A status of success is no longer answered.
    StatusGone,
    /// A media type of the answer is gone.
    ResponseMediaTypeGone,
    /// A member of the answer is promised no more, or is of another type.
    ResponseWeakened,
}
