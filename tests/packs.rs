//! A pack that begins from a document, on disk, as a user would make it.

use std::fs;

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
        (document("permits.yaml"), "permits", "it is not empty"),
        (document("permits.yaml"), "Not a name", "lower-case letters"),
        ("nowhere.yaml".to_owned(), "other", "no OpenAPI document"),
    ] {
        let refused = init(&from, out);
        assert_eq!(exit_code(&refused).0, 64);
        let text = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(text.contains(said), "{text}");
    }
}

#[cfg(unix)]
#[test]
fn a_pack_takes_no_file_from_outside_and_none_that_is_no_document() {
    let folder = tempfile::tempdir().unwrap();
    let (outside, inside) = (folder.path().join("outside"), folder.path().join("inside"));
    fs::create_dir(&outside).unwrap();
    fs::create_dir(&inside).unwrap();
    fs::write(outside.join("secret.yaml"), "A: {type: string}\n").unwrap();
    fs::write(inside.join(".env"), "TOKEN=secret\n").unwrap();
    std::os::unix::fs::symlink(&outside, inside.join("up")).unwrap();
    let schema =
        |to: &str| format!("{{description: a, content: {{application/json: {{schema: {{$ref: '{to}'}}}}}}}}");
    let document = format!(
        "openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\npaths: {{/a: {{get: {{responses: {{'200': {}, '404': {}}}}}}}}}\n",
        schema("up/secret.yaml#/A"),
        schema(".env")
    );
    fs::write(inside.join("api.yaml"), document).unwrap();
    // What the document leaves open a pack may not, and that is said; the files stay where they are.
    let begun = hutong(folder.path(), &["init", "inside/api.yaml", "--out", "pack"]);
    assert_eq!(exit_code(&begun).0, 65);
    for name in ["up", "up/secret.yaml", ".env"] {
        assert!(!folder.path().join("pack").join(name).exists(), "{name}");
    }
}
