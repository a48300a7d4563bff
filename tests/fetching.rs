//! What a target says of itself, kept in the folder of a pack.

use std::fs;

use hutong::locate;

use crate::support::{exit_code, hutong, serve};

const AS_JSON: &str = r#"{"openapi": "3.1.0", "info": {"title": "a", "version": "1.0.0"}, "paths": {"/only-json": {"get": {"responses": {"200": {"description": "a"}}}}}}"#;
const AS_YAML: &str = "openapi: 3.1.0\ninfo: {title: a, version: 1.0.0}\npaths: {/only-yaml: {get: {responses: {'200': {description: a}}}}}\n";

#[test]
fn what_was_fetched_from_another_target_gives_way_and_other_files_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let fetch = |texts, out: &str| {
        let url = format!("http://{}", serve(texts));
        hutong(
            folder.path(),
            &["fetch", "nlgov-api-design-rules", "--url", &url, "--out", out, "--lang", "en"],
        )
    };
    assert_eq!(exit_code(&fetch(&[("/openapi.json", AS_JSON)], "pack")).0, 0);
    assert_eq!(fs::read_to_string(folder.path().join("pack/target/interface.json")).unwrap(), AS_JSON);
    assert_eq!(exit_code(&fetch(&[("/openapi.json", AS_YAML)], "pack")).0, 0);
    assert!(!folder.path().join("pack/target/interface.json").exists());
    let pack = locate::open(&folder.path().join("pack").to_string_lossy(), None).unwrap();
    let paths: Vec<&str> = pack.operations.iter().map(|operation| operation.path.as_str()).collect();
    assert!(paths.contains(&"/only-yaml") && !paths.contains(&"/only-json"), "{paths:?}");
    fs::create_dir(folder.path().join("mine")).unwrap();
    fs::write(folder.path().join("mine/standard.yaml"), "mine").unwrap();
    let refused = fetch(&[("/openapi.json", AS_JSON)], "mine");
    assert_eq!(exit_code(&refused).0, 64);
    assert_eq!(fs::read_to_string(folder.path().join("mine/standard.yaml")).unwrap(), "mine");
}

#[test]
fn a_definition_in_which_a_secret_stands_is_not_kept_with_a_mask_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("http://{}", serve(&[("/openapi.json", AS_JSON)]));
    let flags = [
        "fetch",
        "nlgov-api-design-rules",
        "--url",
        &url,
        "--auth",
        "bearer:only-json",
        "--out",
        "pack",
        "--lang",
        "en",
    ];
    let refused = hutong(folder.path(), &flags);
    assert_eq!(exit_code(&refused).0, 3);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("one of the secrets"), "{said}");
}
