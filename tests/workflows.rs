//! Workflows of a pack whose interface is the target's own: each is about the same collection from its first step to its last,
//! whether the target writes its collections out or not.

use std::collections::BTreeSet;
use std::fs;

use hutong_specs::judgement::{Judgement, Verdict};

use crate::support::{exit_code, hutong, serve};

const WRITTEN_OUT: &str = r#"{"openapi": "3.0.3", "info": {"title": "a", "version": "1"}, "paths": {
    "/collections/a": {"get": {"responses": {"200": {"description": "a"}}}},
    "/collections/b": {"get": {"responses": {"200": {"description": "b"}}}},
    "/collections/b/items": {"get": {"responses": {"200": {"description": "b"}}}},
    "/collections/b/items/{id}": {"get": {"parameters": [{"name": "id", "in": "path", "required": true,
        "schema": {"type": "string"}}], "responses": {"200": {"description": "b"}}}}}}"#;
const PARAMETER: &str = r#"{"openapi": "3.0.3", "info": {"title": "a", "version": "1"}, "paths": {
    "/collections/{which}": {"get": {"parameters": [{"name": "which", "in": "path", "required": true,
        "schema": {"type": "string"}}], "responses": {"200": {"description": "a"}}}}}}"#;
const LANDING: &str = r#"{"links": [{"rel": "service-desc", "href": "/api"}]}"#;
const CONFORMANCE: &str =
    r#"{"conformsTo": ["http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson"]}"#;
const LIST: &str = r#"{"links": [], "collections": [{"id": "a", "title": "A", "links": []},
    {"id": "b", "title": "B", "links": [{"rel": "items", "href": "/collections/b/items"}]}]}"#;
const RIGHT: &str = r#"{"id": "a", "title": "A", "links": [{"rel": "self", "href": "/collections/a"}]}"#;
const NO_LINK: &str = r#"{"id": "b", "title": "B", "links": []}"#;
const FIRST_PAGE: &str = r#"{"type": "FeatureCollection", "features": [{"id": "1"}], "numberMatched": 1}"#;
const SECOND_PAGE: &str = r#"{"type": "FeatureCollection", "features": [{"id": "1"}], "numberMatched": 2}"#;
const OTHER: &str = r#"{"type": "Feature", "id": "2"}"#;

/// The findings of the workflows, as operation and clause; and whether any case could not be decided.
fn found(texts: &'static [(&'static str, &'static str)]) -> (BTreeSet<(String, String)>, bool) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("http://{}", serve(texts));
    let flags = ["test", "ogcapi-features-1", "--url", &url, "--rule", "workflow", "--out", "out"];
    let ended = hutong(folder.path(), &flags);
    assert!(matches!(exit_code(&ended).0, 0..=2), "{ended:?}");
    let text = fs::read_to_string(folder.path().join("out/judgement.json")).unwrap();
    let judgement: Judgement = serde_json::from_str(&text).unwrap();
    let findings = judgement.findings.iter();
    let findings = findings.map(|finding| (finding.operation.to_string(), finding.clause.to_string()));
    let mut cases = judgement.cases.iter().filter(|case| case.rule.as_str() == "workflow");
    (findings.collect(), cases.any(|case| case.verdict == Verdict::Inconclusive))
}

fn pairs(pairs: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    pairs.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())).collect()
}

#[test]
fn each_collection_that_is_written_out_has_its_own_case() {
    let (found, _) = found(&[
        ("/", LANDING),
        ("/api", WRITTEN_OUT),
        ("/conformance", CONFORMANCE),
        ("/collections", LIST),
        ("/collections/a", RIGHT),
        ("/collections/b", NO_LINK),
        ("/collections/b/items", FIRST_PAGE),
        ("/collections/b/items?limit=1", FIRST_PAGE),
        ("/collections/b/items?limit=2", SECOND_PAGE),
        ("/collections/b/items/1", OTHER),
    ]);
    let expected = [
        ("GET /collections/b", "core/sfc-md-success"),
        ("GET /collections/b/items", "core/fc-numberMatched"),
        ("GET /collections/b/items/{id}", "geojson/content"),
    ];
    assert_eq!(found, pairs(&expected));
}

#[test]
fn a_collection_that_is_a_parameter_is_the_first_of_the_list() {
    let (none, open) = found(&[
        ("/", LANDING),
        ("/api", PARAMETER),
        ("/conformance", CONFORMANCE),
        ("/collections", LIST),
        ("/collections/a", RIGHT),
        ("/collections/a/items", FIRST_PAGE),
        ("/collections/a/items?limit=1", FIRST_PAGE),
        ("/collections/a/items?limit=2", FIRST_PAGE),
        ("/collections/a/items/1", r#"{"type": "Feature", "id": "1"}"#),
    ]);
    assert_eq!((none, open), (BTreeSet::new(), false));
}
