//! An operation of the interface: what may be sent and what may be answered.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::effect::Effect;
use super::status::StatusPattern;
use crate::name::OperationId;
use crate::schema::Schema;

/// An operation of the interface, from any dialect of `OpenAPI`.
#[derive(Clone, Debug)]
pub struct Operation {
    /// `operationId`, or `<METHOD> <path>`.
    pub id: OperationId,
    /// The method in upper case.
    pub method: String,
    /// The path template with the base path of the document in front, such as `/api/items/{id}`.
    pub path: String,
    /// One line about the operation; empty if the document gives none.
    pub summary: String,
    /// The document's tags.
    pub tags: Vec<String>,
    /// From `x-effect`, else from the method.
    pub effect: Effect,
    /// Path, query, header and cookie parameters, those of the path item included.
    pub parameters: Vec<Parameter>,
    /// What may be sent as a body.
    pub request_body: Option<RequestBody>,
    /// The declared responses.
    pub responses: BTreeMap<StatusPattern, Response>,
    /// Alternatives, each a set of security schemes that are needed together; empty if none is needed.
    pub security: Vec<Vec<SecurityScheme>>,
    /// Operations that must have been accepted before, in order (`x-needs`).
    pub needs: Vec<OperationId>,
    /// The `x-` members of the operation.
    pub extensions: Map<String, Value>,
    /// JSON pointer of the operation in its document.
    pub pointer: String,
}

impl Operation {
    /// Whether clauses mean it by this name: its own, or where the interface is the target's own, its building block's.
    pub fn is_meant_by(&self, id: &OperationId) -> bool {
        match self.extensions.get("x-block") {
            Some(block) => block.as_str() == Some(id.as_str()),
            None => self.id == *id,
        }
    }
}

/// A parameter outside the body.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The name on the wire.
    pub name: String,
    /// Where it travels.
    pub location: Location,
    /// Whether it must be sent.
    pub required: bool,
    /// The values that are allowed.
    pub schema: Schema,
    /// `OpenAPI` 3's style, or what Swagger 2.0's `collectionFormat` amounts to.
    pub style: Style,
    /// Whether arrays and objects are spread over several parameters or separators.
    pub explode: bool,
    /// Whether reserved characters may stay as they are (`allowReserved`, in the query).
    pub allow_reserved: bool,
    /// What nothing behind the name is.
    pub empty_value: EmptyValue,
    /// The media type, where the parameter is described by `content` and not by `schema`.
    pub media_type: Option<String>,
    /// An example of the document.
    pub example: Option<Value>,
    /// JSON pointer of the parameter in its document.
    pub pointer: String,
}

/// What nothing behind the name of a parameter is (`allowEmptyValue`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EmptyValue {
    /// A text like any other: as the schema says.
    #[default]
    Ordinary,
    /// Allowed, whatever the schema says.
    Allowed,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// How arrays and objects are written in a parameter (`OpenAPI` 3.1 §4.8.12.3, Swagger 2.0 `collectionFormat`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// `a,b` in path and header; Swagger's `csv`.
    Simple,
    /// `.a.b` in the path.
    Label,
    /// `;name=a` in the path.
    Matrix,
    /// `name=a&name=b` or `name=a,b` in query and cookie; Swagger's `multi` when exploded.
    Form,
    /// Blank between values; Swagger's `ssv`.
    SpaceDelimited,
    /// `|` between values; Swagger's `pipes`.
    PipeDelimited,
    /// Tab between values: only in Swagger, `tsv`.
    TabDelimited,
    /// `name[key]=value`.
    DeepObject,
}

/// What may be sent as a body.
#[derive(Clone, Debug)]
pub struct RequestBody {
    /// Whether a body must be sent.
    pub required: bool,
    /// By media type, in the order of the document.
    pub content: Vec<MediaType>,
    /// JSON pointer of the body in its document.
    pub pointer: String,
}

/// A media type that may be sent or answered.
#[derive(Clone, Debug)]
pub struct MediaType {
    /// The media type or range as the document writes it, such as `application/json`.
    pub name: String,
    /// The values that are allowed; `None` if the document says nothing.
    pub schema: Option<Schema>,
    /// Examples of the document.
    pub examples: Vec<Value>,
    /// How members of a form are written, by name, where the document says.
    pub encoding: BTreeMap<String, Encoding>,
}

/// How a member of a form is written (`OpenAPI` 3.1 §4.8.15, Swagger 2.0 `collectionFormat`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Encoding {
    /// The media type of its part; several with commas between them.
    pub content_type: Option<String>,
    /// How arrays and objects are written.
    pub style: Option<Style>,
    /// Whether they are spread.
    pub explode: Option<bool>,
    /// Whether nothing may stand behind the name, whatever the schema says (`allowEmptyValue` of Swagger 2.0).
    pub allow_empty: bool,
}

/// A declared response.
#[derive(Clone, Debug)]
pub struct Response {
    /// The document's description.
    pub description: String,
    /// Declared headers.
    pub headers: Vec<ResponseHeader>,
    /// By media type; empty if no body is declared.
    pub content: Vec<MediaType>,
    /// What the answer is good for in other operations.
    pub links: Vec<Link>,
    /// JSON pointer of the response in its document.
    pub pointer: String,
}

/// A link from a response to an operation (`OpenAPI` 3.1 §4.8.20).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The link's name in the document.
    pub name: String,
    /// The operation by its name.
    pub operation: Option<OperationId>,
    /// The operation by its JSON pointer in the document.
    pub reference: Option<String>,
    /// Runtime expressions by the parameters that take what they give.
    pub parameters: BTreeMap<String, String>,
}

/// A declared header of a response.
#[derive(Clone, Debug)]
pub struct ResponseHeader {
    /// The header's name.
    pub name: String,
    /// Whether it must be there.
    pub required: bool,
    /// The values that are allowed.
    pub schema: Option<Schema>,
}

/// A security scheme as an operation needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityScheme {
    /// The scheme's name in the document.
    pub name: String,
    /// What has to be sent.
    pub kind: SecurityKind,
}

/// What a security scheme has the caller send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecurityKind {
    /// A key in a header, query parameter or cookie of this name.
    ApiKey {
        /// Where the key travels.
        location: Location,
        /// The name that it travels under.
        name: String,
    },
    /// `Authorization: Basic`.
    Basic,
    /// `Authorization: Bearer`, OAuth 2 and `OpenID` Connect included.
    Bearer,
    /// A client certificate.
    MutualTls,
    /// Something else; the text names it.
    Other(String),
}
