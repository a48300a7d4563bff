//! Where the target offers what it was asked for.

use hutong_specs::binding::Outcome;
use hutong_specs::judgement::{FindingCode, Observed};
use hutong_specs::plan::Place;
use regex::Regex;
use serde_json::Value;

use crate::judge::evidence::short;
use crate::judge::ruling::Ruling;
use crate::judge::view::View;

/// The path that was asked for matches the pattern. What is not there has no address.
pub(super) fn matches(view: &View<'_>, pattern: &str) -> Ruling {
    let sent = view.exchange.sent.as_ref().filter(|_| view.outcome == Some(Outcome::Accepted));
    let (Some(sent), Ok(pattern)) = (sent, Regex::new(pattern)) else {
        return Ruling::Silent;
    };
    let path = path(&sent.url);
    if pattern.is_match(path) {
        return Ruling::Met;
    }
    Ruling::broken(FindingCode::HT301, Place::Url, Observed::Value(short(&Value::from(path))))
}

/// The path of an absolute address.
fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/");
    path.split(['?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn the_path_is_what_stands_behind_the_host() {
        let paths = ["http://h:1/v1/a?b=/c", "http://h", "http://h/v2"].map(path);
        assert_eq!(paths, ["/v1/a", "/", "/v2"]);
    }
}
