//! From a call to the request that is sent: path and query put together, headers, and the body with its slots.

use hutong_specs::binding::Binding;
use hutong_specs::plan::{BodyTemplate, Content, Piece, RequestTemplate, Template};
use hutong_specs::standard::{Location, Operation, Response, StatusPattern};
use hutong_specs::wire::{essence, is_json, percent_encoded};
use serde_json::Value;

use super::call::{Call, Entity};
use super::content::content;
use super::parameters::{in_header, in_path, in_query};

/// The call as a request with slots.
pub fn rendered(call: &Call<'_>, binding: &Binding) -> RequestTemplate {
    RequestTemplate {
        method: call.method.clone(),
        target: target(call),
        headers: headers(call),
        body: call.entity.as_ref().map(|entity| body(entity, binding)),
    }
}

fn target(call: &Call<'_>) -> Template {
    let mut pieces = Vec::new();
    let mut rest = call.operation.path.as_str();
    while let Some((before, name, after)) = next_variable(rest) {
        push_text(&mut pieces, before);
        let argument = call.arguments.iter().find(|argument| {
            argument.parameter.location == Location::Path && argument.parameter.name == name
        });
        let filled = argument.and_then(in_path).unwrap_or_else(|| Template::text(percent_encoded(name)));
        push_all(&mut pieces, filled);
        rest = after;
    }
    push_text(&mut pieces, rest);
    push_query(&mut pieces, call);
    Template(pieces)
}

/// Text before the next `{name}`, the name, and the text after it.
pub(crate) fn next_variable(path: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = path.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

fn push_query(pieces: &mut Vec<Piece>, call: &Call<'_>) {
    let mut separator = if call.operation.path.contains('?') { "&" } else { "?" };
    let in_location = call.arguments.iter().filter(|argument| argument.parameter.location == Location::Query);
    for (name, value) in in_location.filter_map(in_query).flatten() {
        push_text(pieces, separator);
        push_text(pieces, &name);
        push_text(pieces, "=");
        push_all(pieces, value);
        separator = "&";
    }
}

fn push_all(pieces: &mut Vec<Piece>, template: Template) {
    for piece in template.0 {
        match piece {
            Piece::Text(text) => push_text(pieces, &text),
            other @ (Piece::Slot(_) | Piece::Repeat { .. }) => pieces.push(other),
        }
    }
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Text(before)) => before.push_str(text),
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}

fn headers(call: &Call<'_>) -> Vec<(String, Template)> {
    let mut headers = vec![("Accept".to_owned(), Template::text(accepted(call.operation)))];
    for argument in &call.arguments {
        if argument.parameter.location == Location::Header
            && let Some(template) = in_header(argument)
        {
            headers.push((argument.parameter.name.clone(), template));
        }
    }
    headers.extend(cookies(call).map(|template| ("Cookie".to_owned(), template)));
    headers
}

fn cookies(call: &Call<'_>) -> Option<Template> {
    let mut pieces = Vec::new();
    let in_location =
        call.arguments.iter().filter(|argument| argument.parameter.location == Location::Cookie);
    for (name, value) in in_location.filter_map(in_query).flatten() {
        if !pieces.is_empty() {
            push_text(&mut pieces, "; ");
        }
        push_text(&mut pieces, &format!("{name}="));
        push_all(&mut pieces, value);
    }
    (!pieces.is_empty()).then_some(Template(pieces))
}

/// Every media type that the operation declares to answer with, JSON first; what a pack says is asked for (`x-block-accept`) before
/// all. Where no success is described, any: a caller that asked for the types of errors alone would be refused what it came for.
fn accepted(operation: &Operation) -> String {
    if let Some(name) = operation.extensions.get("x-block-accept").and_then(Value::as_str) {
        return name.to_owned();
    }
    let mut names: Vec<&str> = Vec::new();
    let is_success =
        |status: &StatusPattern| matches!(status, StatusPattern::Code(200..300) | StatusPattern::Range(2));
    let has_success = operation.responses.keys().any(is_success);
    // Where a success is described besides, the default is what is answered in other cases.
    let is_error = |status: &StatusPattern| match status {
        StatusPattern::Code(400..) | StatusPattern::Range(4..) => true,
        StatusPattern::Default => has_success,
        _ => false,
    };
    let described = |(_, response): &(&StatusPattern, &Response)| !response.content.is_empty();
    if operation.responses.iter().filter(described).all(|(status, _)| is_error(status)) {
        return "*/*".to_owned();
    }
    let declared = operation.responses.values().flat_map(|response| &response.content);
    for name in declared.map(|media_type| media_type.name.as_str()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.sort_by_key(|name| !is_json(name));
    if names.is_empty() { "*/*".to_owned() } else { names.join(", ") }
}

fn body(entity: &Entity, binding: &Binding) -> BodyTemplate {
    let written = || content(entity).unwrap_or_else(|| Content::Text(Template::default()));
    let content = entity.instead.clone().unwrap_or_else(written);
    BodyTemplate { media_type: entity.media_type.as_deref().map(|name| with_charset(name, binding)), content }
}

fn with_charset(media_type: &str, binding: &Binding) -> String {
    let is_named = media_type.contains("charset=");
    let essence = essence(media_type);
    let is_text = essence.starts_with("text/") || essence.starts_with("application/x-www-form");
    let is_binary = !is_text && !is_json(&essence);
    if is_named || is_binary || binding.charset.eq_ignore_ascii_case("utf-8") {
        media_type.to_owned()
    } else {
        format!("{media_type};charset={}", binding.charset)
    }
}
