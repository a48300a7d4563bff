//! The command line as a user meets it: bad input, exit codes, files, gates.

use std::fs;
use std::path::Path;

use hutong_specs::digest::Digest;

use crate::support::{PACK, exit_code, hutong};

const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /items/{id}:
    get:
      operationId: readItem
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer, minimum: 1}}
      responses:
        '200': {description: found, content: {application/json: {schema: {type: object}}}}
        '404': {description: not there}
";

pub(crate) fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("openapi.yaml"), DOCUMENT).unwrap();
    folder
}

/// Expects an exit code and words in what was said.
pub(crate) fn expect(folder: &Path, arguments: &[&str], code: i32, words: &[&str]) {
    let output = hutong(folder, arguments);
    let (actual, said) = exit_code(&output);
    assert_eq!(actual, code, "{arguments:?}: {said}");
    for word in words {
        assert!(said.contains(word), "{arguments:?} does not say `{word}`: {said}");
    }
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn wrong_paths_and_names_are_usage_errors_that_say_what_there_is() {
    let folder = folder();
    let folder = folder.path();
    expect(folder, &["check", "nothing.yaml"], 64, &["nothing.yaml", PACK]);
    expect(folder, &["run", "nothing.ndjson", "--url", "http://127.0.0.1:1"], 64, &["nothing.ndjson"]);
    expect(folder, &["report", "nothing.json"], 64, &["nothing.json"]);
    expect(folder, &["plan", PACK, "--clause", "DX-NOTHING-01"], 64, &["DX-NOTHING-01"]);
    expect(folder, &["plan", PACK, "--operation", "reportItm"], 64, &["reportItem"]);
    expect(folder, &["mock", PACK, "-d", "nothing"], 64, &["nothing"]);
    expect(folder, &["explain", "HT999"], 64, &["HT101"]);
    expect(folder, &["test", PACK], 64, &["--profile"]);
    expect(folder, &["nonsense"], 64, &[]);
}

#[test]
fn broken_documents_are_told_with_their_places() {
    let folder = folder();
    let folder = folder.path();
    fs::write(folder.join("broken.yaml"), "openapi: 3.1.0\npaths: {\n").unwrap();
    expect(folder, &["check", "broken.yaml"], 65, &["broken.yaml:"]);
    fs::write(folder.join("profile.yaml"), "format: hutong.profile/1\nname: x\nwhat: 1\n").unwrap();
    expect(folder, &["test", PACK, "-p", "profile.yaml"], 65, &["profile.yaml:"]);
    fs::write(folder.join("binary.yaml"), [0xff, 0xfe, 0x00, 0x80]).unwrap();
    expect(folder, &["check", "binary.yaml"], 65, &["binary.yaml"]);
}

#[test]
fn plans_and_records_that_do_not_belong_together_are_refused() {
    let folder = folder();
    let folder = folder.path();
    expect(folder, &["plan", "openapi.yaml", "--out", "one"], 0, &[]);
    expect(folder, &["plan", "openapi.yaml", "--seed", "2", "--out", "two"], 0, &[]);
    let dead = [
        "run",
        "one/plan.ndjson",
        "--url",
        "http://127.0.0.1:1",
        "--standard",
        "openapi.yaml",
        "--out",
        "run",
    ];
    expect(folder, &dead, 3, &["127.0.0.1:1"]);
    let judge = |plan: &str, record: &str, code: i32, words: &[&str]| {
        expect(folder, &["judge", plan, record, "--standard", "openapi.yaml", "--out", "out"], code, words);
    };
    judge("one/plan.ndjson", "run/record.ndjson", 3, &[]);
    judge("two/plan.ndjson", "run/record.ndjson", 65, &["made from the plan"]);
    let digest = Digest::of(&fs::read(folder.join("run/record.ndjson")).unwrap()).to_string();
    let expecting = |digest: &str, code, words: &[&str]| {
        let arguments =
            ["judge", "one/plan.ndjson", "run/record.ndjson", "--expect", digest, "--out", "pinned"];
        expect(folder, &arguments, code, words);
    };
    expecting(&Digest::of(b"").to_string(), 65, &[&digest, "nothing was judged"]);
    assert!(!folder.join("pinned").exists());
    expecting(&digest, 3, &[&digest]);
    expecting("md5:0", 64, &["sm3:"]);
    judge("one/plan.ndjson", "openapi.yaml", 65, &["line 1"]);
    let mut record = fs::read_to_string(folder.join("run/record.ndjson")).unwrap();
    record = record.replacen("127.0.0.1", "127.0.0.2", 1);
    fs::write(folder.join("changed.ndjson"), record).unwrap();
    judge("one/plan.ndjson", "changed.ndjson", 65, &["line 1"]);
    fs::write(folder.join("openapi.yaml"), DOCUMENT.replace("minimum: 1", "minimum: 2")).unwrap();
    judge("one/plan.ndjson", "run/record.ndjson", 65, &["digest"]);
}

#[test]
fn a_dead_target_ends_early_with_reports_of_what_was_not_tested() {
    let folder = folder();
    let folder = folder.path();
    expect(
        folder,
        &["test", "openapi.yaml", "--url", "http://127.0.0.1:1", "--out", "out"],
        3,
        &["127.0.0.1:1"],
    );
    let judgement = fs::read_to_string(folder.join("out/judgement.json")).unwrap();
    assert!(judgement.contains("not-run"));
    assert!(folder.join("out/report.zh.html").exists());
}

#[test]
fn a_folder_that_holds_a_record_is_not_written_over_by_accident() {
    let folder = folder();
    let folder = folder.path();
    let dead = ["test", "openapi.yaml", "--url", "http://127.0.0.1:1", "--out", "out"];
    expect(folder, &dead, 3, &[]);
    let files = |names: [&str; 3]| names.map(|name| fs::read(folder.join("out").join(name)).unwrap());
    let evidence = || files(["plan.ndjson", "record.ndjson", "judgement.json"]);
    let before = evidence();
    expect(folder, &dead, 64, &["record of an earlier run", "--out", "--replace"]);
    expect(folder, &["plan", "openapi.yaml", "--seed", "2", "--out", "out"], 64, &["--replace"]);
    let run = ["run", "out/plan.ndjson", "--url", "http://127.0.0.1:1", "--out", "out"];
    expect(folder, &run, 64, &["--replace"]);
    assert_eq!(evidence(), before);
    expect(folder, &[&run[..], &["--replace"]].concat(), 3, &[]);
    assert!(!folder.join("out/judgement.json").exists());
}

#[test]
fn times_and_credentials_are_taken_as_they_are_written_or_refused() {
    let folder = folder();
    let test = ["test", "openapi.yaml", "--url", "http://127.0.0.1:1"];
    expect(folder.path(), &[&test[..], &["--max-time", "1ms"]].concat(), 64, &["whole seconds"]);
    let auth = ["--auth", "basic:env:HUTONG_NOT_SET:x"];
    expect(folder.path(), &[&test[..], &auth[..]].concat(), 64, &["HUTONG_NOT_SET"]);
}

#[test]
fn what_is_no_record_is_told_so() {
    let folder = folder();
    let folder = folder.path();
    expect(folder, &["plan", "openapi.yaml", "--out", "one"], 0, &[]);
    fs::write(folder.join("zeros"), [0; 5000]).unwrap();
    fs::write(folder.join("empty"), "").unwrap();
    let judge = |record: &str, code: i32, words: &[&str]| {
        expect(folder, &["judge", "one/plan.ndjson", record, "--out", "out"], code, words);
    };
    judge("zeros", 65, &["line 1", "no line of a record"]);
    judge("empty", 65, &["empty"]);
    judge("one", 64, &["directory"]);
}

#[test]
fn a_truncated_record_is_judged_as_far_as_it_goes() {
    let folder = folder();
    let folder = folder.path();
    expect(folder, &["demo", "--out", "demo"], 0, &[]);
    let record = fs::read(folder.join("demo/deviating/record.ndjson")).unwrap();
    fs::write(folder.join("cut.ndjson"), &record[..record.len() / 2]).unwrap();
    expect(folder, &["judge", "demo/deviating/plan.ndjson", "cut.ndjson", "--out", "out"], 3, &["killed"]);
}

#[test]
fn a_port_in_use_and_a_folder_that_cannot_be_written_are_clear_errors() {
    let folder = folder();
    let folder = folder.path();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    expect(folder, &["mock", PACK, "--listen", &address], 3, &[&address, "--listen"]);
    fs::write(folder.join("file"), "").unwrap();
    expect(folder, &["plan", "openapi.yaml", "--out", "file/below"], 3, &["file/below"]);
}

#[test]
fn a_gate_counts_what_is_new_and_severe_enough() {
    let folder = folder();
    let folder = folder.path();
    expect(folder, &["demo", "--out", "demo"], 0, &[]);
    let (plan, record) = ("demo/deviating/plan.ndjson", "demo/deviating/record.ndjson");
    expect(folder, &["judge", plan, record, "--out", "a"], 1, &[]);
    let known = ["judge", plan, record, "--baseline", "a/judgement.json", "--out", "b"];
    expect(folder, &known, 0, &[]);
    assert_eq!(
        fs::read(folder.join("a/judgement.json")).unwrap(),
        fs::read(folder.join("b/judgement.json")).unwrap()
    );
    assert_eq!(
        fs::read(folder.join("a/report.zh.html")).unwrap(),
        fs::read(folder.join("b/report.zh.html")).unwrap()
    );
    for kind in ["text", "html", "junit", "json"] {
        expect(folder, &["report", "a/judgement.json", "-f", kind, "-o", "report"], 0, &[]);
        assert!(fs::metadata(folder.join("report")).unwrap().len() > 0);
    }
}

#[test]
fn a_known_finding_that_spreads_to_another_operation_is_new() {
    let folder = folder();
    let folder = folder.path();
    expect(folder, &["demo", "--out", "demo"], 0, &[]);
    let (plan, record) = ("demo/deviating/plan.ndjson", "demo/deviating/record.ndjson");
    expect(folder, &["judge", plan, record, "--out", "a"], 1, &[]);
    let text = fs::read_to_string(folder.join("a/judgement.json")).unwrap();
    let mut judgement: serde_json::Value = serde_json::from_str(&text).unwrap();
    let findings = judgement["findings"].as_array_mut().unwrap();
    let shared = findings.iter_mut().map(|finding| finding["operations"].as_array_mut().unwrap());
    let lost = shared.max_by_key(|operations| operations.len()).unwrap().pop().unwrap();
    fs::write(folder.join("earlier.json"), judgement.to_string()).unwrap();
    let said = ["new at these operations", lost.as_str().unwrap()];
    expect(folder, &["judge", plan, record, "--baseline", "earlier.json", "--out", "b"], 1, &said);
}

#[test]
fn help_and_version_are_success() {
    let folder = folder();
    for arguments in [&["--help"][..], &["--version"], &["test", "--help"]] {
        let output = hutong(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(0));
        assert!(!output.stdout.is_empty());
    }
}
