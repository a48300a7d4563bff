//! The texts that stand in place of the names of a path.

use std::collections::BTreeMap;

use super::text::decoded;

/// What stands in place of each name of a template, encoded as it was sent; `None` if the path does not end as the template
/// says. What stands in front of the template is the base path.
///
/// ```
/// let texts = hutong_specs::wire::path_texts("/items/{id}.{kind}", "/api/items/7%2C8.json").unwrap();
/// assert_eq!((texts["id"].as_str(), texts["kind"].as_str()), ("7%2C8", "json"));
/// ```
pub fn path_texts(template: &str, path: &str) -> Option<BTreeMap<String, String>> {
    let template = template.split_once('?').map_or(template, |(path, _)| path);
    let templates: Vec<&str> = template.trim_start_matches('/').split('/').collect();
    let segments: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let before = segments.len().checked_sub(templates.len())?;
    let mut texts = BTreeMap::new();
    for (template, segment) in templates.iter().zip(segments.into_iter().skip(before)) {
        captured(template, segment, &mut texts)?;
    }
    Some(texts)
}

/// Matches one segment.
fn captured(template: &str, text: &str, texts: &mut BTreeMap<String, String>) -> Option<()> {
    let Some((before, rest)) = template.split_once('{') else {
        return (template == text || decoded(template) == decoded(text)).then_some(());
    };
    let (name, after) = rest.split_once('}')?;
    let text = text.strip_prefix(before)?;
    let fixed = after.split('{').next().unwrap_or_default();
    let end = if fixed.is_empty() { text.len() } else { text.find(fixed)? };
    let (value, remaining) = text.split_at_checked(end)?;
    texts.insert(name.to_owned(), value.to_owned());
    captured(after, remaining, texts)
}
