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

#[test]
fn the_release_before_is_kept_as_it_is_and_gives_way_with_what_was_fetched() {
    let folder = tempfile::tempdir().unwrap();
    let before = AS_YAML.replace("/only-yaml", "/before");
    fs::write(folder.path().join("before.yaml"), &before).unwrap();
    let url = format!("http://{}", serve(&[("/openapi.json", AS_JSON)]));
    let fetch = |more: &[&str]| {
        let flags = ["fetch", "nlgov-api-design-rules", "--url", &url, "--out", "pack"];
        exit_code(&hutong(folder.path(), &[&flags[..], more].concat())).0
    };
    let kept = folder.path().join("pack/target/previous.yaml");
    assert_eq!(fetch(&["--previous", "before.yaml"]), 0);
    assert_eq!(fs::read_to_string(&kept).unwrap(), before);
    let open = || locate::open(&folder.path().join("pack").to_string_lossy(), None).unwrap();
    let (with, paths) = (open().digest, open().previous.unwrap().described.clone());
    assert_eq!(paths.first().unwrap().path, "/before");
    assert_eq!(fetch(&[]), 0);
    assert!(!kept.exists() && open().previous.is_none());
    assert_ne!(open().digest, with);
}

#[test]
fn what_is_no_definition_is_refused_as_the_release_before_and_so_is_one_where_none_is_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("before.json"), "{\"title\": 1}").unwrap();
    fs::write(folder.path().join("plain.json"), AS_JSON).unwrap();
    let url = format!("http://{}", serve(&[("/openapi.json", AS_JSON)]));
    let said = |flags: &[&str]| {
        let output = hutong(folder.path(), &[flags, &["--url", &url, "--lang", "en"]].concat());
        (exit_code(&output).0, String::from_utf8_lossy(&output.stderr).into_owned())
    };
    for verb in ["fetch", "test"] {
        let (code, said) = said(&[
            verb,
            "nlgov-api-design-rules",
            "--previous",
            "before.json",
            "--out",
            &format!("of-{verb}"),
        ]);
        assert_eq!(code, 65, "{said}");
        assert!(said.contains("before.json:1:1") && said.contains("help:"), "{said}");
    }
    let (code, said) = said(&["test", "plain.json", "--previous", "plain.json", "--out", "out"]);
    assert_eq!(code, 64, "{said}");
    assert!(said.contains("its interface is its own document"), "{said}");
}
