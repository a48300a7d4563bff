//! Finds the operation that serves a path and method: an unknown path is refused, and so is a method that the path
//! does not declare.

use std::collections::BTreeMap;

use hutong_specs::standard::{Operation, Standard};

use crate::check::Check;
use crate::coding::decoded;
use crate::refusal::{Refusal, RefusalKind};
use crate::request::Request;
use crate::strictness::Strictness;

/// Finds the operation that serves a request.
pub(crate) fn find<'a>(
    standard: &'a Standard,
    strictness: &Strictness,
    request: &Request,
) -> Result<&'a Operation, Refusal> {
    let mut served: Vec<_> = standard
        .operations
        .iter()
        .filter_map(|operation| Some((operation, matched(&operation.path, request.path())?)))
        .collect();
    // A fixed path is meant before one with parameters, as OpenAPI has it.
    served.sort_by_key(|(_, values)| values.len());
    let methods: Vec<String> = served.iter().map(|(operation, _)| operation.method.clone()).collect();
    let any_method = !strictness.keeps(Check::Method);
    let meant = served.into_iter().find(|(operation, _)| any_method || operation.method == request.method);
    match meant {
        Some((operation, _)) => Ok(operation),
        None if methods.is_empty() => Err(Refusal::new(RefusalKind::UnknownPath, "请求的接口不存在")),
        None => Err(Refusal::new(RefusalKind::WrongMethod(methods), "接口不支持该请求方法")),
    }
}

/// The values of the path parameters if the template matches.
fn matched(template: &str, path: &str) -> Option<BTreeMap<String, String>> {
    let templates: Vec<&str> = template.split('/').collect();
    let segments: Vec<&str> = path.split('/').collect();
    if templates.len() != segments.len() {
        return None;
    }
    let mut values = BTreeMap::new();
    for (template, segment) in templates.iter().zip(segments) {
        captured(template, &decoded(segment), &mut values)?;
    }
    Some(values)
}

/// Matches one segment, such as `{name}.json`, against its decoded text.
fn captured(template: &str, text: &str, values: &mut BTreeMap<String, String>) -> Option<()> {
    let Some((before, rest)) = template.split_once('{') else {
        return (template == text).then_some(());
    };
    let (name, after) = rest.split_once('}')?;
    let text = text.strip_prefix(before)?;
    let fixed = after.split('{').next().unwrap_or_default();
    let end = if fixed.is_empty() { text.len() } else { text.find(fixed)? };
    let (value, remaining) = text.split_at_checked(end)?;
    if value.is_empty() {
        return None;
    }
    values.insert(name.to_owned(), value.to_owned());
    captured(after, remaining, values)
}

#[cfg(test)]
mod tests {
    use super::matched;

    #[test]
    fn a_template_captures_what_is_decoded() {
        let values =
            matched("/items/{id}/files/{name}.json", "/items/%E6%B5%8B/files/a.b.json").unwrap_or_default();
        assert_eq!(values.get("id").map(String::as_str), Some("测"));
        assert!(matched("/items/{id}", "/items/").is_none());
        assert!(matched("/items/{id}", "/items/a/b").is_none());
        assert!(matched("/items", "/Items").is_none());
        assert!(matched("/items", "/items/").is_none());
    }
}
