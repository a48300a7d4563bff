//! The base path that stands in front of every path.

use serde_json::Value;

use super::operation::OperationPlace;
use super::reader::Reader;

/// The base path of an operation: of its first server, else of its path item's, else of the document's.
pub(super) fn base_path(reader: &Reader<'_>, place: &OperationPlace<'_>) -> String {
    let candidates = [Some(place.value), reader.value(&place.path_item), reader.value("")];
    let paths = candidates.into_iter().flatten().find_map(|object| (reader.dialect.base_paths)(object));
    paths.and_then(|paths| paths.into_iter().next()).unwrap_or_default()
}

/// The base paths of the document, for messages; `/` stands for an empty one.
pub(in crate::load) fn servers(reader: &Reader<'_>) -> Vec<String> {
    let paths = reader.value("").and_then(|root| (reader.dialect.base_paths)(root)).unwrap_or_default();
    paths.into_iter().map(|path| if path.is_empty() { "/".to_owned() } else { path }).collect()
}

/// The paths of a list of servers, variables replaced by their defaults, without a slash at the end.
pub(in crate::load) fn server_paths(servers: &Value) -> Vec<String> {
    let servers = servers.as_array().into_iter().flatten();
    servers.filter_map(|server| Some(path(&url(server)?))).collect()
}

fn url(server: &Value) -> Option<String> {
    let mut url = server.get("url")?.as_str()?.to_owned();
    let variables = server.get("variables").and_then(Value::as_object);
    for (name, variable) in variables.into_iter().flatten() {
        if let Some(default) = variable.get("default").and_then(Value::as_str) {
            url = url.replace(&format!("{{{name}}}"), default);
        }
    }
    Some(url)
}

fn path(url: &str) -> String {
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or_default(),
        None => url,
    };
    let path = path.split(['?', '#']).next().unwrap_or_default().trim_start_matches('.').trim_matches('/');
    if path.is_empty() { String::new() } else { format!("/{path}") }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::server_paths;

    #[test]
    fn the_path_of_a_server_is_what_follows_its_host() {
        let servers = json!([
            {"url": "https://example.org/WebGoat/"},
            {"url": "/api/{version}", "variables": {"version": {"default": "v3"}}},
            {"url": "https://example.org"},
            {"url": "/"},
        ]);
        assert_eq!(server_paths(&servers), ["/WebGoat", "/api/v3", "", ""]);
    }
}
