//! Evidence is not lost and secrets are not said, whatever a user writes on the command line.

use std::fs;

use crate::command_line::{expect, folder};
use crate::support::{exit_code, hutong};

#[test]
fn what_was_there_is_replaced_only_by_a_run_that_begins() {
    let folder = folder();
    let folder = folder.path();
    let test = ["test", "openapi.yaml", "--out", "out", "--url", "http://127.0.0.1:1"];
    expect(folder, &test, 3, &[]);
    let evidence = || {
        let name = |file: std::io::Result<fs::DirEntry>| file.unwrap().file_name();
        let names: std::collections::BTreeSet<_> =
            fs::read_dir(folder.join("out")).unwrap().map(name).collect();
        let read = |name| (fs::read(folder.join("out").join(&name)).unwrap(), name);
        names.into_iter().map(read).collect::<Vec<_>>()
    };
    let before = evidence();
    let replace = |flags: &[&str], code: i32, word: &str| {
        let arguments = ["test", "openapi.yaml", "--out", "out", "--replace"];
        expect(folder, &[&arguments[..], flags].concat(), code, &[word]);
        assert_eq!(evidence(), before, "{flags:?}");
    };
    replace(&["--url", "ftp://127.0.0.1:1"], 64, "http://");
    let profile = |reaches: &str| {
        let document = format!("format: hutong.profile/1\nname: t\ndeclares: {{}}\nreaches: {{{reaches}}}\n");
        fs::write(folder.join("profile.yaml"), document).unwrap();
    };
    profile("base: 'ftp://127.0.0.1:1'");
    replace(&["-p", "profile.yaml"], 3, "ftp");
    replace(&["--url", "http://127.0.0.1:1", "--rule", "scenario"], 65, "no case");
    profile("base: 'http://127.0.0.1:1', secrets: {key: {environment: HUTONG_NOT_SET}}");
    replace(&["-p", "profile.yaml"], 64, "HUTONG_NOT_SET");
    expect(folder, &[&test[..], &["--replace"]].concat(), 3, &[]);
    assert_ne!(evidence(), before);
    assert_eq!(evidence().len(), before.len());
}

#[test]
fn what_was_written_wrongly_in_place_of_a_secret_is_not_said_back() {
    let folder = folder();
    let test = ["test", "openapi.yaml", "--url", "http://127.0.0.1:1", "--out", "out"];
    for flag in [["--header", "TEST-SECRET"], ["--auth", "TEST-SECRET"], ["--header", "X-Key=TEST-SECRET"]] {
        let output = hutong(folder.path(), &[&test[..], &flag].concat());
        let (code, said) = exit_code(&output);
        assert!(code == 64 && !said.contains("SECRET"), "{flag:?}: {code} {said}");
    }
    expect(folder.path(), &[&test[..], &["--auth", "basic:tester"]].concat(), 64, &["basic:USER:PASSWORD"]);
    expect(folder.path(), &[&test[..], &["--header", "X-Api-Key: abc"]].concat(), 64, &["X-Api-Key"]);
}

#[test]
fn a_run_that_cannot_begin_leaves_no_record() {
    let folder = folder();
    let folder = folder.path();
    let profile = "format: hutong.profile/1\nname: t\ndeclares: {}\nreaches: {base: 'ftp://127.0.0.1:1'}\n";
    fs::write(folder.join("profile.yaml"), profile).unwrap();
    expect(folder, &["test", "openapi.yaml", "-p", "profile.yaml", "--out", "out"], 3, &["ftp"]);
    assert!(!folder.join("out/record.ndjson").exists());
}

#[test]
fn an_address_that_is_none_is_refused_before_anything_is_written() {
    let folder = folder();
    for (url, word) in [
        ("127.0.0.1:1", "http://"),
        ("", "http://"),
        ("http://tester:TEST-SECRET@127.0.0.1:1", "--auth"),
        ("http://127.0.0.1:1/?key=TEST-SECRET", "path"),
    ] {
        let output = hutong(folder.path(), &["test", "openapi.yaml", "--url", url, "--out", "out"]);
        let (code, said) = exit_code(&output);
        assert!(code == 64 && said.contains(word) && !said.contains("SECRET"), "{url}: {code} {said}");
        assert!(!folder.path().join("out").exists());
    }
    let header = ["test", "openapi.yaml", "--url", "http://127.0.0.1:1", "--header", "X-A: a\nX-B: b"];
    expect(folder.path(), &header, 64, &["X-A", "control character"]);
}

#[test]
fn test_data_that_nothing_asks_for_are_refused() {
    let folder = folder();
    let plan = |data: &str, code: i32, words: &[&str]| {
        expect(folder.path(), &["plan", "openapi.yaml", "--data", data, "--out", "out"], code, words);
    };
    plan("Id=5", 64, &["Id", "asks for: id"]);
    plan("id=5", 0, &[]);
}

#[test]
fn the_judgement_of_a_record_does_not_take_the_place_of_another() {
    let folder = folder();
    let folder = folder.path();
    for out in ["one", "two"] {
        let test = ["test", "openapi.yaml", "--url", "http://127.0.0.1:1", "--out", out];
        expect(folder, &test, 3, &[]);
    }
    let judge = |record: &str, code: i32, words: &[&str]| {
        expect(folder, &["judge", "one/plan.ndjson", record, "--out", "one"], code, words);
    };
    judge("two/record.ndjson", 64, &["another run", "--out"]);
    judge("one/record.ndjson", 3, &[]);
}

#[test]
fn a_place_where_something_else_is_already_is_a_clear_error() {
    let folder = folder();
    expect(
        folder.path(),
        &["plan", "openapi.yaml", "--out", "openapi.yaml"],
        3,
        &["something else is there"],
    );
}
