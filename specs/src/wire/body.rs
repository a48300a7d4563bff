//! A body that is text, as it is read by its media type.

use super::form::{form, form_pairs};
use super::parameter::content;
use super::reading::Reading;
use crate::standard::MediaType;

/// Everything that may be meant by a body that was sent as this `Content-Type`; `None` where nothing is known of such
/// bodies, or this one is none.
pub fn read_body(media_type: &MediaType, content_type: &str, body: &str) -> Option<Reading> {
    let schema = media_type.schema.as_ref();
    match essence(content_type).as_str() {
        name if is_json(name) => serde_json::from_str(body).ok().map(Reading::Value),
        "application/x-www-form-urlencoded" => Some(form(schema, &media_type.encoding, &form_pairs(body))),
        "multipart/form-data" => super::multipart::read(schema, &media_type.encoding, content_type, body),
        name if super::yaml::is_yaml(name) => super::yaml::read(body),
        name if super::xml::is_xml(name) => super::xml::read(schema?, body),
        "text/plain" | "application/octet-stream" => Some(plain_text(body)),
        // Other texts, such as CSV, have a form of their own that is not known here: they are read only as the text they are.
        name if name.starts_with("text/") => {
            schema.is_none_or(|schema| schema.names_type("string")).then(|| Reading::text(body))
        }
        _ => None,
    }
}

/// Everything that may be meant by a body that is sent as plain text: itself, what it says, the JSON that it is, a list.
pub fn plain_text(body: &str) -> Reading {
    let lists = [Reading::texts(body.split(',')), Reading::texts([body])];
    Reading::either([Reading::text(body), content(body)].into_iter().chain(lists).collect())
}

/// A media type in lower case without its parameters.
pub fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a media type, with or without parameters, is JSON.
pub fn is_json(name: &str) -> bool {
    let essence = essence(name);
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use serde_json::json;

    use super::*;
    use crate::schema::{Schema, SchemaSet};

    fn is_known(schema: serde_json::Value) -> bool {
        let schema = Some(Schema::new(Arc::new(SchemaSet::new(schema)), ""));
        let media_type = MediaType {
            name: "text/csv".to_owned(),
            schema,
            examples: Vec::new(),
            encoding: BTreeMap::new(),
        };
        read_body(&media_type, "text/csv; charset=utf-8", "a,b\n1,2").is_some()
    }

    #[test]
    fn a_text_of_a_form_of_its_own_is_read_only_where_it_is_meant_as_it_is() {
        assert!(is_known(json!({"type": "string"})));
        assert!(!is_known(json!({"type": "array", "items": {"type": "object"}})));
    }
}
