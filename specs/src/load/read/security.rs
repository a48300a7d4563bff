//! What credentials an operation needs.

use serde_json::Value;

use super::operation::OperationPlace;
use super::reader::Reader;
use crate::load::places::{child, item};
use crate::standard::SecurityScheme;

/// The alternatives of an operation, else of the document; one that names an unknown scheme is told and left out.
pub(super) fn security(reader: &mut Reader<'_>, place: &OperationPlace<'_>) -> Vec<Vec<SecurityScheme>> {
    let own = child(place.pointer, "security");
    let pointer = if place.value.get("security").is_some() { own } else { "/security".to_owned() };
    let count = reader.value(&pointer).and_then(Value::as_array).map_or(0, Vec::len);
    (0..count).filter_map(|index| alternative(reader, &item(&pointer, index))).collect()
}

fn alternative(reader: &mut Reader<'_>, pointer: &str) -> Option<Vec<SecurityScheme>> {
    let names = reader.value(pointer).and_then(Value::as_object)?.keys();
    names.map(|name| scheme(reader, &child(pointer, name), name)).collect()
}

fn scheme(reader: &mut Reader<'_>, pointer: &str, name: &str) -> Option<SecurityScheme> {
    let Some((_, value)) = reader.follow(&child(reader.dialect.security_schemes, name)) else {
        let message = format!("there is no security scheme `{name}`");
        let help = format!("describe it under `{}`", reader.dialect.security_schemes);
        reader.error("load.security", pointer, message, help);
        return None;
    };
    Some(SecurityScheme { name: name.to_owned(), kind: (reader.dialect.security_kind)(value) })
}
