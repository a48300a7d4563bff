//! The command that a report prints for a finding: it runs as it is printed, and shows the finding again.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::support::{exit_code, hutong};

const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: t, version: '1'}
security: [{token: []}]
components: {securitySchemes: {token: {type: http, scheme: bearer}}}
paths:
  /items/{id}:
    get:
      operationId: readItem
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer}}
        - {name: size, in: query, schema: {type: integer, maximum: 5}}
      responses:
        '200': {description: found, content: {application/json: {schema: {type: object}}}}
        '400': {description: wrong}
";

/// A mock that ends with its owner.
struct Mock(Child, String);

impl Drop for Mock {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn mock(folder: &Path, arguments: &[&str]) -> Mock {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hutong"))
        .current_dir(folder)
        .args(["mock", "docs/open api.yaml"])
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    Mock(child, line.trim().to_owned())
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("docs")).unwrap();
    fs::write(folder.path().join("docs/open api.yaml"), DOCUMENT).unwrap();
    folder
}

/// The first command that a text gives.
fn command(text: &str) -> String {
    let line = text.lines().find(|line| line.contains("Reproduce with")).unwrap_or_default();
    line[line.find("hutong replay").unwrap()..].to_owned()
}

/// Runs a command as a shell does; `hutong` is the program under test.
fn shell(folder: &Path, command: &str, variables: &[(&str, &str)]) -> (i32, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_hutong")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let output = Command::new("sh")
        .current_dir(folder)
        .args(["-c", command])
        .env("PATH", path)
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    exit_code(&output)
}

fn deviation(folder: &Path) -> String {
    let output = hutong(folder, &["mock", "docs/open api.yaml", "--list", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let ids: Vec<_> = list.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    (*ids.iter().find(|id| id.contains("maximum")).unwrap_or_else(|| panic!("{ids:?}"))).to_owned()
}

#[test]
fn the_command_of_a_finding_shows_it_again_with_a_profile() {
    let folder = folder();
    let folder = folder.path();
    let _mock = mock(folder, &["-d", &deviation(folder), "--write-profile", "my profile.json"]);
    let arguments = ["test", "docs/open api.yaml", "-p", "my profile.json", "--out", "out"];
    let output = hutong(folder, &arguments);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stdout));
    let command = command(&String::from_utf8_lossy(&output.stdout));
    assert!(command.contains("out/record.ndjson") && command.contains("-p 'my profile.json'"), "{command}");
    let (code, said) = shell(folder, &command, &[]);
    assert_eq!(code, 1, "{command}: {said}");
    let junit = fs::read_to_string(folder.join("out/junit.xml")).unwrap();
    let page = fs::read_to_string(folder.join("out/report.zh.html")).unwrap();
    assert!(junit.contains(&command) && page.contains("hutong replay out/record.ndjson"));
}

#[test]
fn a_judgement_without_a_profile_says_how_its_commands_come_to_name_one() {
    let folder = folder();
    let folder = folder.path();
    assert_eq!(hutong(folder, &["demo", "--out", "demo"]).status.code(), Some(0));
    let (plan, record) = ("demo/deviating/plan.ndjson", "demo/deviating/record.ndjson");
    let judged = |more: &[&str]| {
        let output = hutong(folder, &[&["judge", plan, record, "--out", "out"][..], more].concat());
        (command(&String::from_utf8_lossy(&output.stdout)), exit_code(&output).1)
    };
    let (unknown, said) = judged(&[]);
    assert!(unknown.contains("-p PROFILE") && said.contains("-p FILE"), "{unknown} {said}");
    let (given, said) = judged(&["-p", "my profile.json"]);
    assert!(given.contains("-p 'my profile.json'") && !said.contains("PROFILE"), "{given} {said}");
    let text = fs::read_to_string(folder.join(record)).unwrap();
    let header: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
    let target = find(&header, "target").unwrap();
    let profile = serde_json::json!({
        "format": "hutong.profile/1", "name": target["name"], "declares": {}, "reaches": {"base": target["base"]},
    });
    fs::write(folder.join("demo/deviating/profile.json"), profile.to_string()).unwrap();
    let (known, said) = judged(&[]);
    assert!(known.contains("-p demo/deviating/profile.json") && !said.contains("PROFILE"), "{known} {said}");
}

/// The member of this name, at any depth.
fn find<'a>(value: &'a serde_json::Value, name: &str) -> Option<&'a serde_json::Value> {
    value.get(name).or_else(|| value.as_object()?.values().find_map(|inner| find(inner, name)))
}

#[test]
fn the_command_of_a_finding_shows_it_again_with_an_address_and_holds_no_secret() {
    let folder = folder();
    let folder = folder.path();
    let mock = mock(folder, &["-d", &deviation(folder), "--write-profile", "p.json"]);
    let secrets = fs::read_to_string(folder.join("p.json.secrets")).unwrap();
    let token = secrets.lines().find_map(|line| line.strip_prefix("token=")).unwrap();
    let auth = format!("bearer:{token}");
    let arguments =
        ["test", "docs/open api.yaml", "--url", &mock.1, "--auth", &auth, "--out", "out", "--data", "id=1"];
    let output = hutong(folder, &arguments);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stdout));
    let command = command(&String::from_utf8_lossy(&output.stdout));
    assert!(command.contains("--url") && !command.contains(token), "{command}");
    let (code, said) = shell(folder, &command, &[("HUTONG_TOKEN", token)]);
    assert_eq!(code, 1, "{command}: {said}");
    assert_eq!(shell(folder, &command, &[]).0, 64);
}

#[test]
fn what_is_refused_for_want_of_credentials_is_said_once_and_is_no_finding() {
    let folder = folder();
    let folder = folder.path();
    // The mock answers 401, which is not declared.
    let document = DOCUMENT.replace("        '400': {description: wrong}\n", "");
    fs::write(folder.join("docs/open api.yaml"), document).unwrap();
    let mock = mock(folder, &[]);
    let output = hutong(folder, &["test", "docs/open api.yaml", "--url", &mock.1, "--out", "out"]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(2), "{text}");
    assert!(text.contains("--auth") && !text.contains("HT201"), "{text}");
}

#[test]
fn a_document_is_found_beside_its_plan_and_from_its_own_folder() {
    let folder = folder();
    let inner = folder.path().join("docs");
    let plan = hutong(&inner, &["plan", "open api.yaml", "--out", "."]);
    assert_eq!(plan.status.code(), Some(0), "{}", exit_code(&plan).1);
    let dead = ["run", "docs/plan.ndjson", "--url", "http://127.0.0.1:1", "--out", "run"];
    let (code, said) = exit_code(&hutong(folder.path(), &dead));
    assert_eq!(code, 3, "{said}");
    let judged = hutong(folder.path(), &["judge", "docs/plan.ndjson", "run/record.ndjson", "--out", "out"]);
    let text = String::from_utf8_lossy(&judged.stdout);
    assert_eq!(judged.status.code(), Some(3), "{text}");
    assert!(text.contains("The run ended early") && !text.contains("There are no findings"), "{text}");
}

#[test]
fn every_verb_speaks_json_to_programs() {
    let folder = folder();
    let json = |arguments: &[&str]| -> serde_json::Value {
        let output = hutong(folder.path(), &[arguments, &["--format", "json"]].concat());
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{arguments:?}: {error}"))
    };
    assert_eq!(json(&["explain", "HT101"])[0]["code"], "HT101");
    assert!(json(&["mock", "docs/open api.yaml", "--list"]).is_array());
    fs::write(folder.path().join("broken.yaml"), "openapi: 3.1.0\npaths: {\n").unwrap();
    assert!(!json(&["check", "broken.yaml"])["diagnostics"].as_array().unwrap().is_empty());
    assert_eq!(json(&["check", "docs/open api.yaml"])["operations"], 1);
    for (arguments, code) in [(&["explain", "HT999"][..], 64), (&["nonsense"], 64), (&["test", "x"], 64)] {
        let output = hutong(folder.path(), &[arguments, &["--format", "json"]].concat());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let error: serde_json::Value = serde_json::from_str(said.trim()).unwrap();
        assert_eq!(error["error"]["code"], code, "{said}");
    }
}

#[test]
fn a_document_without_operations_is_told_and_not_tested() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), "openapi: 3.1.0\ncomponents: {}\n").unwrap();
    for (arguments, code) in [
        (&["check", "a.yaml"][..], 0),
        (&["plan", "a.yaml", "--out", "out"], 0),
        (&["test", "a.yaml", "--url", "http://127.0.0.1:1"], 65),
    ] {
        let output = hutong(folder.path(), arguments);
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), exit_code(&output).1);
        assert_eq!(output.status.code(), Some(code), "{arguments:?} {said}");
        assert!(said.contains("no operation") || said.contains("1 problem"), "{arguments:?} {said}");
    }
}
