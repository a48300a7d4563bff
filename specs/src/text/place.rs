//! A place in a named text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::source::Source;
use super::span::{Position, Span};

/// A place in a named text, for people (position) and for programs (pointer and span).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The name of the text.
    pub source: String,
    /// The JSON pointer of the value, when the place is a value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The stretch of the text.
    pub span: Span,
    /// Where the stretch begins.
    pub position: Position,
    /// The text itself, from which excerpts are cut; it does not survive serialisation.
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) text: Option<Source>,
}

impl Place {
    /// The place of a span.
    pub fn new(source: &Source, span: Span) -> Self {
        Self {
            source: source.name.clone(),
            pointer: None,
            span,
            position: source.position(span.offset),
            text: Some(source.clone()),
        }
    }

    /// The same place, named by its JSON pointer too.
    #[must_use]
    pub fn with_pointer(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }
}
