//! How a named value is spread over one text or several.

use std::collections::BTreeMap;

use crate::schema::Schema;
use crate::standard::{Encoding, Parameter, Style};

/// How a named value is spread over one text or several.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape<'p> {
    /// The name on the wire.
    pub(super) name: &'p str,
    /// The style.
    pub(super) style: Style,
    /// Whether arrays and objects are spread.
    pub(super) explode: bool,
    /// Whether reserved characters stay as they are.
    pub(super) allow_reserved: bool,
}

impl<'p> Shape<'p> {
    /// The shape of a parameter.
    pub(super) fn of(parameter: &'p Parameter) -> Self {
        let Parameter { name, style, explode, allow_reserved, .. } = parameter;
        Self { name, style: *style, explode: *explode, allow_reserved: *allow_reserved }
    }

    /// The shape that the document gives a field of a form; `None` if it gives none.
    pub(super) fn of_field(name: &'p str, encodings: &BTreeMap<String, Encoding>) -> Option<Self> {
        let encoding = encodings.get(name)?;
        if encoding.style.is_none() && encoding.explode.is_none() {
            return None;
        }
        let style = encoding.style.unwrap_or(Style::Form);
        let explode = encoding.explode.unwrap_or(style == Style::Form);
        Some(Self { name, style, explode, allow_reserved: false })
    }

    /// What stands between the items of one text.
    pub(super) fn separator(&self) -> char {
        match (self.style, self.explode) {
            (Style::SpaceDelimited, _) => ' ',
            (Style::PipeDelimited, _) => '|',
            (Style::TabDelimited, _) => '\t',
            (Style::Label, true) => '.',
            (Style::Matrix, true) => ';',
            _ => ',',
        }
    }
}

/// Whether values of this type may be allowed, as far as the keyword `type` says.
pub(super) fn may_be(schema: &Schema, name: &str) -> bool {
    let resolved = schema.resolved();
    match resolved.value() {
        serde_json::Value::Object(members) => members.get("type").is_none() || resolved.names_type(name),
        _ => true,
    }
}
