//! Which operation a call was meant for: path templates, the most literal one first (`OpenAPI` 3.1 §4.8.8.2).

use std::cmp::Reverse;

use hutong_specs::standard::{Operation, Standard};
use regex::Regex;

use super::address::decoded_segment;

/// The path templates of a standard.
#[derive(Debug)]
pub(super) struct Routes<'a>(Vec<Route<'a>>);

#[derive(Debug)]
struct Route<'a> {
    operation: &'a Operation,
    segments: Vec<Segment>,
}

/// A segment of a path template.
#[derive(Debug)]
enum Segment {
    Literal(String),
    /// Parameters by name, and the pattern of the whole with a group for each.
    Pattern {
        names: Vec<String>,
        pattern: Regex,
        is_mixed: bool,
    },
}

/// How much a segment leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Openness {
    /// Nothing.
    Literal,
    /// Something between literal text.
    Mixed,
    /// Everything.
    Parameter,
}

/// A template that fits the end of a path.
#[derive(Debug)]
pub(super) struct Fit<'a> {
    /// The operation.
    pub(super) operation: &'a Operation,
    /// The path parameters, decoded.
    pub(super) arguments: Vec<(String, String)>,
    /// How many segments of the path stand in front of the template.
    pub(super) before: usize,
    /// How many segments are literal.
    pub(super) literals: usize,
    /// Whether the last segment is a parameter.
    pub(super) ends_in_parameter: bool,
    openness: Vec<Openness>,
}

impl<'a> Routes<'a> {
    /// The templates of the standard's operations.
    pub(super) fn new(standard: &'a Standard) -> Self {
        Self(standard.operations.iter().filter_map(route).collect())
    }

    /// Every template that fits the end of the path.
    pub(super) fn fitting(&self, method: &str, path: &[String]) -> Vec<Fit<'a>> {
        let of_method = self.0.iter().filter(|route| route.operation.method == method);
        of_method.filter_map(|route| fit(route, path)).collect()
    }

    /// The most literal template that fits the whole path.
    pub(super) fn best(&self, method: &str, path: &[String]) -> Option<Fit<'a>> {
        let whole = self.fitting(method, path).into_iter().filter(|fit| fit.before == 0);
        whole.min_by_key(|fit| (Reverse(fit.literals), fit.openness.clone()))
    }
}

fn route(operation: &Operation) -> Option<Route<'_>> {
    let path = operation.path.strip_prefix('/').unwrap_or(&operation.path);
    let segments: Option<_> = path.split('/').map(segment).collect();
    Some(Route { operation, segments: segments? })
}

fn segment(text: &str) -> Option<Segment> {
    let mut names = Vec::new();
    let mut pattern = String::from("^");
    let mut rest = text;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, tail)| Some((before, tail.split_once('}')?)))
    {
        pattern.push_str(&regex::escape(before));
        pattern.push_str("(.+?)");
        names.push(name.to_owned());
        rest = after;
    }
    if names.is_empty() {
        return Some(Segment::Literal(decoded_segment(text)));
    }
    pattern.push_str(&regex::escape(rest));
    pattern.push('$');
    let is_mixed = pattern != "^(.+?)$";
    Some(Segment::Pattern { names, pattern: Regex::new(&pattern).ok()?, is_mixed })
}

fn fit<'a>(route: &Route<'a>, path: &[String]) -> Option<Fit<'a>> {
    let before = path.len().checked_sub(route.segments.len())?;
    let mut arguments = Vec::new();
    for (segment, text) in route.segments.iter().zip(path.get(before..)?) {
        let text = decoded_segment(text);
        match segment {
            Segment::Literal(literal) if *literal == text => {}
            Segment::Literal(_) => return None,
            Segment::Pattern { names, pattern, is_mixed: _ } => {
                let found = pattern.captures(&text)?;
                let values = found.iter().skip(1).flatten().map(|value| value.as_str().to_owned());
                arguments.extend(names.iter().cloned().zip(values));
            }
        }
    }
    let openness: Vec<Openness> = route.segments.iter().map(openness).collect();
    Some(Fit {
        operation: route.operation,
        arguments,
        before,
        literals: openness.iter().filter(|open| **open == Openness::Literal).count(),
        ends_in_parameter: openness.last() == Some(&Openness::Parameter),
        openness,
    })
}

fn openness(segment: &Segment) -> Openness {
    match segment {
        Segment::Literal(_) => Openness::Literal,
        Segment::Pattern { is_mixed: true, .. } => Openness::Mixed,
        Segment::Pattern { is_mixed: false, .. } => Openness::Parameter,
    }
}

#[cfg(test)]
mod tests {
    use hutong_specs::files::MemoryFiles;
    use hutong_specs::load::{Options, load};
    use serde_json::{Map, Value, json};

    use super::Routes;

    #[test]
    fn the_most_literal_template_is_meant() {
        let paths = ["/a/{x}", "/a/b", "/{y}/b", "/a/{x}.json", "/f/{from}-{to}"];
        let path = |path: &str| {
            let parameters: Vec<Value> = ["x", "y", "from", "to"]
                .iter()
                .filter(|name| path.contains(&format!("{{{name}}}")))
                .map(|name| json!({"name": name, "in": "path", "required": true, "schema": {}}))
                .collect();
            let operation = json!({"parameters": parameters, "responses": {"200": {"description": ""}}});
            (path.to_owned(), json!({"get": operation}))
        };
        let paths: Map<String, Value> = paths.into_iter().map(path).collect();
        let document = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": paths});
        let files = MemoryFiles::new([("api.json", document.to_string())]);
        let options = Options { document: Some("api.json".to_owned()), ..Options::default() };
        let standard = load(&files, &options).unwrap();
        let routes = Routes::new(&standard);
        let meant = |path: &str| {
            let segments: Vec<String> = path.split('/').skip(1).map(str::to_owned).collect();
            routes.best("GET", &segments).map(|fit| fit.operation.path.as_str())
        };
        assert_eq!(meant("/a/b"), Some("/a/b"));
        assert_eq!(meant("/a/1"), Some("/a/{x}"));
        assert_eq!(meant("/c/b"), Some("/{y}/b"));
        assert_eq!(meant("/a/1.json"), Some("/a/{x}.json"));
        assert_eq!(meant("/f/1-2"), Some("/f/{from}-{to}"));
        assert_eq!(meant("/f/12"), None);
    }
}
