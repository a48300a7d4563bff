//! Fetching definitions: where they are found, what is refused and what is said of it.

use hutong_specs::standard::{DefinitionPlace, TargetInterface};

use super::assignment;
use super::server::{Reply, Server, json, response};
use crate::run::fetch::{Fetched, fetch};

const DEFINITION: &str = r#"{"openapi": "3.0.0", "info": {"title": "t", "version": "1"}, "paths": {}}"#;

fn wanted() -> TargetInterface {
    TargetInterface {
        definitions: vec![
            DefinitionPlace { path: "/".to_owned(), link: Some("service-desc".to_owned()) },
            DefinitionPlace { path: "/openapi".to_owned(), link: None },
        ],
        declaration: Some("/conformance".to_owned()),
        ..TargetInterface::default()
    }
}

async fn fetched(reply: impl Fn(&str) -> Reply + Send + Sync + 'static) -> (Fetched, Server) {
    let server = Server::new(reply).await;
    (fetch(&assignment(server.base()), &wanted()).await.unwrap(), server)
}

fn path(request: &str) -> String {
    request.split(' ').nth(1).unwrap_or_default().to_owned()
}

fn landing(href: &str) -> Reply {
    json(&format!(r#"{{"links": [{{"rel": "service-desc", "href": "{href}", "type": "application/x"}}]}}"#))
}

#[tokio::test]
async fn the_link_is_followed_and_the_bytes_are_kept() {
    let (fetched, server) = fetched(|request| match path(request).as_str() {
        "/" => landing("api?f=json"),
        "/api?f=json" => json(DEFINITION),
        _ => json(r#"{"conformsTo": []}"#),
    })
    .await;
    let definition = fetched.definition.unwrap();
    assert_eq!((definition.bytes.as_slice(), definition.is_json), (DEFINITION.as_bytes(), true));
    assert_eq!(definition.target, "/api?f=json");
    assert_eq!(fetched.declaration.as_deref(), Some(br#"{"conformsTo": []}"#.as_slice()));
    let asked = server.requests().into_iter().find(|request| request.contains("/api")).unwrap();
    assert!(asked.to_lowercase().contains("accept: application/x"), "{asked}");
}

#[tokio::test]
async fn the_next_place_is_tried_and_yaml_is_read() {
    let (fetched, _) = fetched(|request| match path(request).as_str() {
        "/" => landing("/gone"),
        "/openapi" => response(200, "Content-Type: application/yaml\r\n", "openapi: 3.1.0\npaths: {}\n"),
        _ => response(404, "", ""),
    })
    .await;
    assert!(!fetched.definition.unwrap().is_json);
    assert_eq!(
        fetched.attempts,
        [("/gone".to_owned(), "HTTP 404".to_owned()), ("/conformance".to_owned(), "HTTP 404".to_owned())]
    );
}

#[tokio::test]
async fn what_leads_away_or_is_no_definition_is_told() {
    let (fetched, server) = fetched(|request| match path(request).as_str() {
        "/" => landing("http://192.0.2.1/api"),
        "/openapi" => response(302, "Location: http://192.0.2.1/api\r\n", ""),
        _ => json("[]"),
    })
    .await;
    assert_eq!(fetched.definition, None);
    let told = format!("{:?}", fetched.attempts);
    assert!(told.contains("leads away") && told.contains("redirects to http://192.0.2.1/api"), "{told}");
    assert_eq!(server.requests().len(), 3);
    for (body, why) in [("<html>", "neither"), ("{}", "no interface definition"), ("\u{0}", "neither")] {
        let (fetched, _) = self::fetched(move |_| json(body)).await;
        assert_eq!(fetched.definition, None);
        assert!(fetched.attempts[1].1.contains(why), "{:?}", fetched.attempts);
    }
}

#[tokio::test]
async fn what_is_larger_than_any_definition_is_not_kept() {
    let (fetched, _) = fetched(|request| match path(request).as_str() {
        "/openapi" => json(&format!("{{\"openapi\": \"{}\"}}", "3".repeat(17 << 20))),
        _ => response(404, "", ""),
    })
    .await;
    assert_eq!(fetched.definition, None);
    assert!(fetched.attempts[1].1.starts_with("longer than"), "{:?}", fetched.attempts);
}

#[tokio::test]
async fn hosts_that_the_profile_does_not_allow_are_not_asked() {
    let server = Server::new(|_| json(DEFINITION)).await;
    let mut assignment = assignment(server.base());
    assignment.reaches.hosts = vec!["example.gov.cn".to_owned()];
    assert!(fetch(&assignment, &wanted()).await.is_err());
    assert!(server.requests().is_empty());
}
