//! Request templates: a request with slots.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::slot::Slot;

/// A request with slots.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RequestTemplate {
    /// The method as it is sent.
    pub method: String,
    /// Path and query, percent-encoded already; what fills a slot is encoded when it is filled in.
    pub target: Template,
    /// Headers in the order in which they are sent; those of the signature and of the profile come on top.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, Template)>,
    /// The body, if one is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<BodyTemplate>,
}

impl RequestTemplate {
    /// Every slot of the request.
    pub fn slots(&self) -> impl Iterator<Item = &Slot> {
        let headers = self.headers.iter().flat_map(|(_, template)| template.slots());
        self.target.slots().chain(headers).chain(self.body.iter().flat_map(|body| body.content.slots()))
    }

    /// The names of captured values that the request is filled in with.
    pub fn captured(&self) -> impl Iterator<Item = &str> {
        self.slots().filter_map(|slot| match slot {
            Slot::Captured(name) => Some(name.as_str()),
            Slot::Now { .. } | Slot::Fresh(_) => None,
        })
    }
}

/// Text with slots.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Template(pub Vec<Piece>);

impl Template {
    /// Every slot of the text.
    pub fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Slot(slot) => Some(slot),
            Piece::Text(_) | Piece::Repeat { .. } => None,
        })
    }

    /// Text without slots.
    pub fn text(text: impl Into<String>) -> Self {
        Self(vec![Piece::Text(text.into())])
    }

    /// The text, if there is no slot.
    pub fn as_text(&self) -> Option<String> {
        self.0
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => Some(text.clone()),
                Piece::Repeat { text, times } => Some(repeated(text, *times)),
                Piece::Slot(_) => None,
            })
            .collect()
    }
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Piece {
    /// Text that is sent as it stands.
    Text(String),
    /// A value that is filled in.
    Slot(Slot),
    /// Text that is sent so many times on end: what makes a request long is not written out in the plan.
    Repeat {
        /// The text.
        text: String,
        /// How many times it is sent.
        times: u32,
    },
}

/// How long repeated text may become, in bytes, whatever a plan says.
const LONGEST: usize = 1 << 24;

/// Text so many times on end.
pub fn repeated(text: &str, times: u32) -> String {
    let fitting = LONGEST.checked_div(text.len()).unwrap_or_default();
    text.repeat(fitting.min(usize::try_from(times).unwrap_or(usize::MAX)))
}

/// A body with slots.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct BodyTemplate {
    /// The value of `Content-Type`; no such header if `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// What is sent.
    pub content: Content,
}

/// What is sent as a body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// A JSON value, written compactly, after the slots are filled in.
    Json {
        /// The value.
        value: Value,
        /// Where slots are filled in.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        fills: Vec<Fill>,
    },
    /// `application/x-www-form-urlencoded` fields, encoded when they are sent.
    Form(Vec<(String, Template)>),
    /// Text as it stands.
    Text(Template),
    /// Bytes, in Base64.
    Bytes(String),
}

impl Content {
    /// Every slot of the body.
    fn slots(&self) -> Box<dyn Iterator<Item = &Slot> + '_> {
        match self {
            Self::Json { fills, .. } => Box::new(fills.iter().map(|fill| &fill.slot)),
            Self::Form(fields) => Box::new(fields.iter().flat_map(|(_, template)| template.slots())),
            Self::Text(template) => Box::new(template.slots()),
            Self::Bytes(_) => Box::new(std::iter::empty()),
        }
    }
}

/// A place of a JSON body where a slot is filled in; what stands there serves as the sample value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Fill {
    /// JSON pointer; filled in only if the place exists.
    pub at: String,
    /// The slot.
    pub slot: Slot,
}
