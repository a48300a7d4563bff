//! A pack that begins from a document, and copies of what a document refers to: on disk, as a user would make them.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::Path;

use hutong::locate;
use hutong_specs::standard::Origin;
use serde_json::Value;

use crate::support::{exit_code, hutong};

fn document(name: &str) -> String {
    format!("{}/tests/documents/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn a_pack_begins_from_every_document_and_is_sound() {
    for name in ["registry.yaml", "permits.yaml", "harbour.yaml", "tickets.yaml"] {
        let folder = tempfile::tempdir().unwrap();
        let begun = hutong(folder.path(), &["init", &document(name), "--out", "pack", "--format", "json"]);
        assert_eq!(exit_code(&begun).0, 0, "{name}: {}", String::from_utf8_lossy(&begun.stderr));
        let said: Value = serde_json::from_slice(&begun.stdout).unwrap();
        let checked = hutong(folder.path(), &["check", "pack", "--format", "json"]);
        assert_eq!(exit_code(&checked).0, 0, "{name}: {}", String::from_utf8_lossy(&checked.stdout));
        let pack = locate::open(&folder.path().join("pack").to_string_lossy(), None).unwrap();
        let plain = locate::open(&document(name), None).unwrap();
        assert_eq!((pack.origin, pack.id.as_str()), (Origin::Pack, "pack"));
        assert_eq!(said["clauses"], pack.clauses.len());
        assert_eq!(pack.operations.len(), plain.operations.len());
        let derived = |clause: &&hutong_specs::standard::Clause| {
            clause.verify.iter().all(|verify| verify.rule.as_str() != "upkeep")
        };
        let expected: Vec<_> = plain.clauses.iter().filter(derived).collect();
        assert_eq!(pack.clauses.len(), expected.len());
        assert!(expected.iter().all(|clause| pack.clause(&clause.id) == Some(*clause)), "{name}");
    }
}

#[test]
fn a_pack_that_began_is_executed_and_finds_what_the_mock_does_wrong() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(
        exit_code(&hutong(folder.path(), &["init", &document("permits.yaml"), "--out", "permits"])).0,
        0
    );
    let planned = hutong(
        folder.path(),
        &["plan", "permits", "--effects", "destructive", "--out", "plan", "--format", "json"],
    );
    assert_eq!(exit_code(&planned).0, 0, "{}", String::from_utf8_lossy(&planned.stderr));
    let lines = fs::read_to_string(folder.path().join("plan/plan.ndjson")).unwrap();
    let rules: std::collections::BTreeSet<String> = lines
        .lines()
        .filter_map(|line| {
            serde_json::from_str::<Value>(line).ok()?["case"]["rule"].as_str().map(str::to_owned)
        })
        .collect();
    for rule in ["acceptance", "required", "malformed", "method"] {
        assert!(rules.contains(rule), "{rule} in {rules:?}");
    }
}

#[test]
fn a_pack_does_not_begin_where_there_is_one_or_from_what_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let init = |document: &str, out: &str| hutong(folder.path(), &["init", document, "--out", out]);
    assert_eq!(exit_code(&init(&document("permits.yaml"), "permits")).0, 0);
    for (from, out, said) in [
        (document("permits.yaml"), "permits", "it holds one"),
        (document("permits.yaml"), "Not a name", "lower-case letters"),
        ("nowhere.yaml".to_owned(), "other", "no OpenAPI document"),
    ] {
        let refused = init(&from, out);
        assert_eq!(exit_code(&refused).0, 64);
        let text = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(text.contains(said), "{text}");
    }
}

/// Serves texts by path, and redirects for those that begin with `/`.
fn serve(texts: &'static [(&'static str, &'static str)]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            std::thread::spawn(move || {
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
                while let Some(first) = lines.next() {
                    while lines.next().is_some_and(|line| !line.is_empty()) {}
                    let path = first.split_whitespace().nth(1).unwrap_or_default();
                    let answer = match texts.iter().find(|(known, _)| *known == path) {
                        None => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_owned(),
                        Some((_, to)) if to.starts_with('/') => {
                            format!("HTTP/1.1 301 Moved\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n")
                        }
                        Some((_, text)) => {
                            format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{text}", text.len())
                        }
                    };
                    if stream.write_all(answer.as_bytes()).is_err() {
                        break;
                    }
                }
            });
        }
    });
    address
}

fn write_document(folder: &Path, host: &str) {
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\npaths:\n  /a: {{get: {{responses: {{'200': {{description: a, content: {{application/json: {{schema: {{$ref: 'http://{host}/moved.yaml#/Link'}}}}}}}}}}}}}}\n"
    );
    fs::write(folder.join("api.yaml"), text).unwrap();
}

#[test]
fn copies_of_remote_documents_are_kept_with_their_digests_and_travel() {
    let host = serve(&[
        ("/moved.yaml", "/schemas/link.yaml"),
        ("/schemas/link.yaml", "Link: {type: object, properties: {href: {$ref: 'parts.yaml#/Href'}}}\n"),
        ("/parts.yaml", "Href: {type: string}\n"),
    ]);
    let folder = tempfile::tempdir().unwrap();
    write_document(folder.path(), &host);
    let untold = hutong(folder.path(), &["vendor", "api.yaml"]);
    assert_eq!(exit_code(&untold).0, 64);
    let said = String::from_utf8_lossy(&untold.stderr).into_owned();
    assert!(said.contains("moved.yaml") && said.contains("--allow-host"), "{said}");
    assert!(!folder.path().join("vendor").exists());
    let done = hutong(folder.path(), &["vendor", "api.yaml", "--allow-host", "127.0.0.1"]);
    assert_eq!(exit_code(&done).0, 0, "{}", String::from_utf8_lossy(&done.stderr));
    let loaded = locate::open(&folder.path().join("api.yaml").to_string_lossy(), None).unwrap();
    assert_eq!(loaded.diagnostics, []);
    // What is there is not fetched again, and a copy that somebody changed is refused.
    let again =
        hutong(folder.path(), &["vendor", "api.yaml", "--allow-host", "127.0.0.1", "--format", "json"]);
    assert_eq!(String::from_utf8_lossy(&again.stdout).trim(), r#"{"added":[],"failed":{}}"#);
    let copies: Vec<_> =
        fs::read_dir(folder.path().join("vendor")).unwrap().flatten().map(|entry| entry.path()).collect();
    let part = copies.iter().find(|path| path.to_string_lossy().contains("parts")).unwrap();
    fs::write(part, "Href: {type: integer}\n").unwrap();
    let changed = locate::open(&folder.path().join("api.yaml").to_string_lossy(), None).unwrap();
    assert!(
        changed.diagnostics.iter().any(|one| one.message.contains("is not the copy")),
        "{:?}",
        changed.diagnostics
    );
}

#[test]
fn what_cannot_be_had_is_told_and_the_other_operations_are_tested() {
    let host = serve(&[("/moved.yaml", "/schemas/none.yaml")]);
    let folder = tempfile::tempdir().unwrap();
    write_document(folder.path(), &host);
    for (allowed, why) in [("127.0.0.1", "HTTP 404"), ("example.org", "is not allowed")] {
        let failed = hutong(folder.path(), &["vendor", "api.yaml", "--allow-host", allowed, "--lang", "en"]);
        assert_eq!(exit_code(&failed).0, 3);
        let said = String::from_utf8_lossy(&failed.stderr).into_owned();
        assert!(said.contains("moved.yaml") && said.contains(why), "{said}");
    }
    let loaded = locate::open(&folder.path().join("api.yaml").to_string_lossy(), None).unwrap();
    assert_eq!(loaded.operations.len(), 1);
    assert!(loaded.diagnostics.iter().any(|one| one.message.contains("there is no copy of")));
}
