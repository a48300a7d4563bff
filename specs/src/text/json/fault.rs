//! The ways in which a text is not JSON.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::wording::{Wording, wording};

/// The kind of a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum JsonFaultKind {
    /// There is nothing but blanks.
    Empty,
    /// The text begins with a byte order mark.
    ByteOrderMark,
    /// The bytes are not UTF-8.
    InvalidUtf8,
    /// The text ends in the middle.
    Truncated,
    /// Something follows the value.
    TrailingText,
    /// A comma stands behind the last element or member.
    TrailingComma,
    /// Two elements or members have no comma between them.
    MissingComma,
    /// A key has no colon behind it.
    MissingColon,
    /// A key has no quotes.
    UnquotedKey,
    /// A string stands in single quotes.
    SingleQuotes,
    /// There is a comment.
    Comment,
    /// `NaN` or `Infinity`.
    NotANumber,
    /// A number that JSON does not allow, such as `01` or `1.`.
    InvalidNumber,
    /// An escape that JSON does not know.
    InvalidEscape,
    /// One half of a surrogate pair without the other.
    LoneSurrogate,
    /// A control character inside a string that is not escaped.
    ControlCharacter,
    /// Anything else that cannot stand where it stands.
    UnexpectedCharacter,
    /// Arrays and objects are nested more than 256 deep.
    TooDeep,
    /// The document holds too many values to keep their places.
    TooLarge,
}

impl JsonFaultKind {
    pub(super) fn wording(self) -> Wording {
        let entry = WORDINGS.iter().find(|(kind, _)| *kind == self);
        entry.map_or(UNKNOWN, |(_, wording)| *wording)
    }

    /// A stable code such as `text.json.trailing-comma`.
    pub fn code(self) -> &'static str {
        self.wording().code
    }
}

impl std::fmt::Display for JsonFaultKind {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.wording().what)
    }
}

/// Why a text is not JSON, and where it stops being so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("read JSON: {kind} at byte {offset}")]
pub struct JsonFault {
    /// What is wrong.
    pub kind: JsonFaultKind,
    /// Where, in bytes.
    pub offset: usize,
    /// The JSON pointer of the value that was being read.
    pub pointer: String,
}

const UNKNOWN: Wording = wording("text.json.syntax", "the text is not JSON", "correct the text");

const WORDINGS: &[(JsonFaultKind, Wording)] = &[
    (JsonFaultKind::Empty, wording("text.json.empty", "there is no JSON value", "write a value")),
    (
        JsonFaultKind::ByteOrderMark,
        wording("text.json.byte-order-mark", "a byte order mark stands before the JSON", "save without one"),
    ),
    (
        JsonFaultKind::InvalidUtf8,
        wording("text.json.invalid-utf8", "the bytes are not UTF-8", "encode the text as UTF-8, not as GBK"),
    ),
    (
        JsonFaultKind::Truncated,
        wording("text.json.truncated", "the JSON ends too early", "close every quote, bracket and brace"),
    ),
    (
        JsonFaultKind::TrailingText,
        wording("text.json.trailing-text", "text follows the JSON value", "leave one value only"),
    ),
    (
        JsonFaultKind::TrailingComma,
        wording("text.json.trailing-comma", "a comma stands behind the last item", "remove the comma"),
    ),
    (
        JsonFaultKind::MissingComma,
        wording("text.json.missing-comma", "a comma is missing between two items", "put a comma before this"),
    ),
    (
        JsonFaultKind::MissingColon,
        wording("text.json.missing-colon", "a colon is missing behind the key", "put a colon before this"),
    ),
    (
        JsonFaultKind::UnquotedKey,
        wording("text.json.unquoted-key", "a key stands without quotes", "put it in double quotes"),
    ),
    (
        JsonFaultKind::SingleQuotes,
        wording("text.json.single-quotes", "a string stands in single quotes", "use double quotes"),
    ),
    (JsonFaultKind::Comment, wording("text.json.comment", "JSON has no comments", "remove it, or use YAML")),
    (
        JsonFaultKind::NotANumber,
        wording("text.json.not-a-number", "JSON has no NaN and no Infinity", "write a finite number or null"),
    ),
    (
        JsonFaultKind::InvalidNumber,
        wording(
            "text.json.invalid-number",
            "this is no number of JSON",
            "write it without leading zeros or plus sign, with digits on both sides of the point",
        ),
    ),
    (
        JsonFaultKind::InvalidEscape,
        wording(
            "text.json.invalid-escape",
            "JSON does not know this escape",
            r#"write a backslash as \\, or use one of \" \\ \/ \b \f \n \r \t \u0000"#,
        ),
    ),
    (
        JsonFaultKind::LoneSurrogate,
        wording(
            "text.json.lone-surrogate",
            "half of a surrogate pair stands alone",
            "write the character itself, or both halves",
        ),
    ),
    (
        JsonFaultKind::ControlCharacter,
        wording(
            "text.json.control-character",
            "a control character stands bare in a string",
            r"escape it, for instance as \n or \t",
        ),
    ),
    (
        JsonFaultKind::UnexpectedCharacter,
        wording("text.json.unexpected-character", "this cannot stand here in JSON", "remove or correct it"),
    ),
    (
        JsonFaultKind::TooDeep,
        wording("text.json.too-deep", "values are nested more than 256 deep", "make the document flatter"),
    ),
    (
        JsonFaultKind::TooLarge,
        wording("text.json.too-large", "the document holds too many values", "split the document"),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_own_code_named_like_its_stored_form() {
        let last = JsonFaultKind::TooLarge as usize;
        assert_eq!(WORDINGS.len(), last + 1);
        for (kind, wording) in WORDINGS {
            let stored = serde_json::to_value(kind).unwrap();
            assert_eq!(wording.code, format!("text.json.{}", stored.as_str().unwrap()));
        }
    }
}
