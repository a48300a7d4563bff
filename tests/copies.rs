//! Copies of the remote documents that a document refers to.

use std::fs;
use std::path::Path;

use hutong::locate;

use crate::support::{exit_code, hutong, serve};

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

#[test]
fn a_list_of_copies_that_cannot_be_read_is_not_written_anew() {
    let host = serve(&[("/moved.yaml", "Link: {type: object}\n")]);
    let folder = tempfile::tempdir().unwrap();
    write_document(folder.path(), &host);
    fs::create_dir(folder.path().join("vendor")).unwrap();
    let list = "<<<<<<< ours\n- {address: 'https://example.org/a', path: a.yaml, note: mine}\n";
    fs::write(folder.path().join("vendor/vendor.lock"), list).unwrap();
    let refused = hutong(folder.path(), &["vendor", "api.yaml", "--allow-host", "127.0.0.1"]);
    assert_eq!(exit_code(&refused).0, 65);
    assert_eq!(fs::read_to_string(folder.path().join("vendor/vendor.lock")).unwrap(), list);
}
