//! Parameters as templates: what stands in path, query, header or cookie, with slots where they are filled in.

use hutong_specs::plan::{Piece, Template};
use hutong_specs::standard::{EmptyValue, Location, Style};
use hutong_specs::wire::{Written, is_described, percent_encoded, write};
use serde_json::Value;

use super::call::Argument;

/// What stands in the path in place of `{name}`; `None` if the value cannot be written there without becoming
/// another path.
pub(crate) fn in_path(argument: &Argument<'_>) -> Option<Template> {
    if let Some(slot) = &argument.slot {
        let prefix = match argument.parameter.style {
            Style::Label => ".".to_owned(),
            Style::Matrix => format!(";{}=", percent_encoded(&argument.parameter.name)),
            _ => String::new(),
        };
        return Some(Template(vec![Piece::Text(prefix), Piece::Slot(slot.clone())]));
    }
    match write(argument.parameter, &argument.value)? {
        Written::Path(text) => Some(Template::text(text)),
        Written::Pairs(_) | Written::Header(_) => None,
    }
}

/// The pairs that stand in query or cookie, percent-encoded; none if the value cannot be written.
pub(crate) fn in_query(argument: &Argument<'_>) -> Option<Vec<(String, Template)>> {
    if let Some(slot) = &argument.slot {
        let name = percent_encoded(&argument.parameter.name);
        return Some(vec![(name, Template(vec![Piece::Slot(slot.clone())]))]);
    }
    match write(argument.parameter, &argument.value)? {
        Written::Pairs(pairs) => {
            Some(pairs.into_iter().map(|(name, text)| (name, Template::text(text))).collect())
        }
        Written::Path(_) | Written::Header(_) => None,
    }
}

/// What stands in the header; `None` if the value is no text of a header.
pub(crate) fn in_header(argument: &Argument<'_>) -> Option<Template> {
    if let Some(slot) = &argument.slot {
        return Some(Template(vec![Piece::Slot(slot.clone())]));
    }
    match write(argument.parameter, &argument.value)? {
        Written::Header(text) => Some(Template::text(text)),
        Written::Path(_) | Written::Pairs(_) => None,
    }
}

/// Whether the value can be written at all where the parameter travels.
pub(crate) fn is_writable(argument: &Argument<'_>) -> bool {
    argument.slot.is_some() || write(argument.parameter, &argument.value).is_some()
}

/// Whether a specification says how the value is written where the parameter travels, so that a platform must understand it.
pub(crate) fn is_understood(argument: &Argument<'_>) -> bool {
    argument.parameter.media_type.is_some() || is_described(argument.parameter.style, &argument.value)
}

/// Why the value cannot be written where the parameter travels.
pub(crate) fn why_not_written(argument: &Argument<'_>) -> String {
    let Argument { parameter, value, slot: _ } = argument;
    let has_parts = |value: &Value| value.is_object() || value.is_array();
    let members = value.as_object().into_iter().flat_map(serde_json::Map::values);
    let is_nested = members.chain(value.as_array().into_iter().flatten()).any(has_parts);
    let is_empty = value.as_object().is_some_and(serde_json::Map::is_empty)
        || value.as_array().is_some_and(Vec::is_empty);
    let why = match parameter.location {
        _ if parameter.media_type.is_some() => "it cannot stand there as the media type that describes it",
        _ if is_nested => "its style has no way to write what has parts within its parts",
        _ if is_empty => "its style writes nothing for it, which is as if it was not sent",
        Location::Path => "it would make another path",
        Location::Header => "it is no text of a header",
        Location::Query | Location::Cookie => "it would be read as something else",
    };
    format!("such as {}: {why}", short(value))
}

/// The beginning of a value.
fn short(value: &Value) -> String {
    const SHOWN: usize = 60;
    let text = value.to_string();
    let cut: String = text.chars().take(SHOWN).collect();
    if cut.len() < text.len() { format!("{cut}…") } else { cut }
}

/// Whether nothing stands behind the parameter's name: a platform may read that as a parameter that was not sent, or refuse it
/// (`allowEmptyValue` of Swagger 2.0 and `OpenAPI` 3, false unless said), so nobody can say that it must be taken.
pub(crate) fn may_seem_unsent(argument: &Argument<'_>) -> bool {
    argument.slot.is_none()
        && argument.parameter.empty_value == EmptyValue::Ordinary
        && match write(argument.parameter, &argument.value) {
            Some(Written::Pairs(pairs)) => pairs.iter().any(|(_, text)| text.is_empty()),
            Some(Written::Path(_) | Written::Header(_)) | None => false,
        }
}

#[cfg(test)]
mod tests {
    use hutong_specs::files::MemoryFiles;
    use hutong_specs::load::{Options, load};
    use serde_json::json;

    use super::*;

    #[test]
    fn a_query_parameter_with_nothing_behind_its_name_may_seem_unsent() {
        let document = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"get": {
            "operationId": "a", "responses": {"200": {"description": "ok"}}, "parameters": [
                {"name": "q", "in": "query", "schema": {}}, {"name": "c", "in": "cookie", "schema": {}}]}}}});
        let files = MemoryFiles::new([("a.json", document.to_string())]);
        let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
        let standard = load(&files, &options).unwrap();
        for parameter in &standard.operations[0].parameters {
            let seems = |value| may_seem_unsent(&Argument { parameter, value, slot: None });
            assert!(seems(json!("")), "{}", parameter.name);
            assert!(!seems(json!("a")) && !seems(json!(["a", "b"])), "{}", parameter.name);
        }
    }
}
