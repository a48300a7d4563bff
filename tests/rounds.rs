//! Further rounds: what a random request shows is shown in the end by the smallest that does, and judged again alike.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;

use serde_json::{Value, json};

use crate::support::{exit_code, hutong};

const DOCUMENT: &str = r#"
openapi: 3.1.0
info: {title: cases, version: "1"}
paths:
  /cases:
    post:
      operationId: report
      parameters:
        - {name: page, in: query, schema: {type: integer, minimum: 1}}
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [name, note]
              properties:
                name: {type: string, minLength: 2, maxLength: 30}
                note: {type: string}
                amount: {type: number, minimum: 0}
                agent: {type: object, properties: {name: {type: string}}}
            example: {name: 测试人, note: ""}
      responses:
        "200": {description: taken in}
        "400": {description: refused}
"#;

/// What a platform answers to the target and the body of a request.
type Decides = fn(&str, &Value) -> &'static str;

/// A platform. Gives its base URL.
fn platform(decides: Decides) -> String {
    platform_with(decides, || {})
}

/// The same, with something that happens beside each answer.
fn platform_with(decides: Decides, beside: impl Fn() + Copy + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            std::thread::spawn(move || {
                while answer(&stream, decides).is_some() {
                    beside();
                }
            });
        }
    });
    base
}

/// Answers one request; `None` once the connection is over.
fn answer(mut stream: &TcpStream, decides: Decides) -> Option<()> {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    let mut first = String::new();
    reader.read_line(&mut first).ok().filter(|read| *read > 0)?;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok()?;
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let target = first.split(' ').nth(1).unwrap_or_default();
    let status = decides(target, &serde_json::from_slice(&body).unwrap_or_default());
    stream.write_all(format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n").as_bytes()).ok()
}

fn length(body: &Value, pointer: &str) -> usize {
    body.pointer(pointer).and_then(Value::as_str).map_or(0, |text| text.chars().count())
}

/// It breaks on every note of three characters or more.
fn breaks_on_notes(_: &str, body: &Value) -> &'static str {
    if length(body, "/note") >= 3 { "500 Broken" } else { "200 OK" }
}

/// It keeps to the document, but does not look at the amount where there is a note of three characters or more.
fn forgets_the_amount(target: &str, body: &Value) -> &'static str {
    let page = target.split_once("page=").map(|(_, page)| page.split('&').next().unwrap_or_default());
    let is_page = page.is_none_or(|page| {
        !page.trim_start_matches('0').is_empty() && page.bytes().all(|byte| byte.is_ascii_digit())
    });
    let text = |pointer: &str| body.pointer(pointer).is_none_or(Value::is_string);
    let is_amount = body.get("amount").is_none_or(|amount| {
        length(body, "/note") >= 3 || amount.is_number() && !amount.to_string().starts_with('-')
    });
    let is_agent = body.get("agent").is_none_or(Value::is_object) && text("/agent/name");
    let is_whole = body.is_object() && body.get("name").is_some() && body.get("note").is_some();
    let is_named = text("/name") && text("/note") && (2..=30).contains(&length(body, "/name"));
    if is_page && is_whole && is_named && is_agent && is_amount { "200 OK" } else { "400 Bad" }
}

fn judgement(folder: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(folder.join("judgement.json")).unwrap()).unwrap()
}

fn tested(folder: &Path, more: &[&str]) -> Value {
    let rule = ["--rule", "fuzz", "--fuzz", "30"];
    tested_on(breaks_on_notes, folder, &[&rule, more].concat())
}

fn tested_on(decides: Decides, folder: &Path, more: &[&str]) -> Value {
    tested_at(&platform(decides), folder, more)
}

fn tested_at(base: &str, folder: &Path, more: &[&str]) -> Value {
    std::fs::write(folder.join("api.yaml"), DOCUMENT).unwrap();
    let test = ["test", "api.yaml", "--url", base, "--effects", "destructive", "--out", "out"];
    let arguments: Vec<_> = test.iter().chain(more).copied().collect();
    let (code, said) = exit_code(&hutong(folder, &arguments));
    assert_eq!(code, 1, "{said}");
    judgement(&folder.join("out"))
}

#[test]
fn the_smallest_request_is_reported_beside_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let judged = tested(folder.path(), &[]);
    let findings = judged["findings"].as_array().unwrap();
    let broken = findings.iter().find(|finding| finding["code"] == "HT101").unwrap();
    let minimal = &broken["minimal"];
    assert_eq!(minimal["differs"], json!([{"body": "/note"}]), "{minimal:#}");
    assert_eq!((&minimal["repeats"], &minimal["complete"]), (&json!(true), &json!(true)));
    let request = minimal["evidence"]["request"].as_str().unwrap();
    let body: Value = serde_json::from_str(request.split_once("\n\n").unwrap().1).unwrap();
    assert_eq!(body["note"].as_str().unwrap().chars().count(), 3, "{request}");
    assert!(!request.contains("page="), "{request}");
    for report in ["report.zh.html", "report.en.html", "junit.xml"] {
        let report = std::fs::read_to_string(folder.path().join("out").join(report)).unwrap();
        assert!(report.contains("/rounds/"), "{report}");
    }
}

#[test]
fn a_run_is_judged_again_with_its_rounds() {
    let folder = tempfile::tempdir().unwrap();
    let judged = tested(folder.path(), &[]);
    let again = ["judge", "out/plan.ndjson", "out/record.ndjson", "--out", "again"];
    assert_eq!(exit_code(&hutong(folder.path(), &again)).0, 1);
    assert_eq!(judgement(&folder.path().join("again")), judged);
    let second = folder.path().join("out/rounds/2");
    std::fs::rename(&second, folder.path().join("kept")).unwrap();
    std::fs::rename(folder.path().join("out/rounds/3"), &second).unwrap();
    let (code, said) = exit_code(&hutong(folder.path(), &again));
    assert_eq!(code, 65, "{said}");
    assert!(said.contains("was not made from the round before"), "{said}");
}

#[test]
fn no_rounds_are_run_where_none_are_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let judged = tested(folder.path(), &["--rounds", "0"]);
    assert!(judged["findings"].as_array().unwrap().iter().all(|finding| finding.get("minimal").is_none()));
    assert!(!folder.path().join("out/rounds").exists());
}

#[test]
fn a_violation_that_is_taken_in_some_requests_alone_is_found_and_shown_by_the_smallest() {
    let folder = tempfile::tempdir().unwrap();
    let rules = ["--rule", "bounds", "--rule", "type", "--rule", "required", "--rule", "fuzz-violate"];
    let judged = tested_on(forgets_the_amount, folder.path(), &[&rules[..], &["--fuzz", "150"]].concat());
    let findings = judged["findings"].as_array().unwrap();
    assert!(!findings.is_empty());
    for finding in findings {
        assert_eq!(finding["rule"], "fuzz-violate", "{finding:#}");
        let minimal = &finding["minimal"];
        assert_eq!(minimal["differs"], json!([{"body": "/note"}, {"body": "/amount"}]), "{minimal:#}");
        let request = minimal["evidence"]["request"].as_str().unwrap();
        let body: Value = serde_json::from_str(request.split_once("\n\n").unwrap().1).unwrap();
        assert_eq!(length(&body, "/note"), 3, "{request}");
        let amount = &body["amount"];
        assert!(!amount.is_number() || amount.to_string().starts_with('-'), "{request}");
    }
}

/// What is broken, with its smallest request.
fn broken(judged: &Value) -> Value {
    let findings = judged["findings"].as_array().unwrap();
    findings.iter().find(|finding| finding["code"] == "HT101").unwrap().clone()
}

#[test]
fn a_round_that_cannot_be_run_takes_no_report_away() {
    let folder = tempfile::tempdir().unwrap();
    let rounds: &'static Path = folder.path().join("out/rounds").leak();
    let base =
        platform_with(breaks_on_notes, move || std::fs::write(rounds, "in the way").unwrap_or_default());
    let judged = tested_at(&base, folder.path(), &["--rule", "fuzz", "--fuzz", "30"]);
    assert!(broken(&judged).get("minimal").is_none());
    assert!(folder.path().join("out/report.zh.html").exists());
}

#[test]
fn a_round_without_a_record_is_the_end_of_the_rounds() {
    let folder = tempfile::tempdir().unwrap();
    tested(folder.path(), &[]);
    let record = folder.path().join("out/rounds/2/record.ndjson");
    std::fs::write(&record, "").unwrap();
    let again = |out: &str| {
        let judge = ["judge", "out/plan.ndjson", "out/record.ndjson", "--out", out];
        let (code, said) = exit_code(&hutong(folder.path(), &judge));
        assert_eq!(code, 1, "{said}");
        broken(&judgement(&folder.path().join(out)))["minimal"].clone()
    };
    let minimal = again("emptied");
    assert_eq!((&minimal["round"], &minimal["complete"]), (&json!(1), &json!(false)), "{minimal:#}");
    std::fs::remove_file(&record).unwrap();
    assert_eq!(again("removed"), minimal);
}

#[test]
fn a_round_that_was_killed_says_nothing_of_what_it_did_not_send() {
    let folder = tempfile::tempdir().unwrap();
    tested(folder.path(), &[]);
    let record = folder.path().join("out/rounds/1/record.ndjson");
    let whole = std::fs::read_to_string(&record).unwrap();
    std::fs::write(&record, whole.split_inclusive('\n').next().unwrap()).unwrap();
    let again = ["judge", "out/plan.ndjson", "out/record.ndjson", "--out", "again"];
    std::fs::remove_dir_all(folder.path().join("out/rounds/2")).unwrap();
    let (code, said) = exit_code(&hutong(folder.path(), &again));
    assert_eq!(code, 1, "{said}");
    let judged = judgement(&folder.path().join("again"));
    let minimal = &broken(&judged)["minimal"];
    assert_eq!((&minimal["complete"], &minimal["tried"]), (&json!(false), &json!(0)), "{minimal:#}");
    assert!(minimal.get("repeats").is_none(), "{minimal:#}");
    let report = std::fs::read_to_string(folder.path().join("again/report.en.html")).unwrap();
    assert!(!report.contains("did not show it again"), "{report}");
}

/// What happens beside an answer of the first round: it is told, and nothing is answered any more.
#[cfg(unix)]
fn held_in_rounds(folder: &Path) -> (impl Fn() + Copy + Send + 'static, std::sync::mpsc::Receiver<()>) {
    let begun: &'static Path = folder.join("out/rounds/1").leak();
    let (tell, told) = std::sync::mpsc::channel();
    let (keep, never) = std::sync::mpsc::channel::<()>();
    let held: &'static _ = Box::leak(Box::new((keep, std::sync::Mutex::new((tell, never)))));
    let beside = move || {
        if begun.exists() {
            let (tell, never) = &*held.1.lock().unwrap();
            tell.send(()).unwrap_or_default();
            never.recv().unwrap_or_default();
        }
    };
    (beside, told)
}

#[cfg(unix)]
#[test]
fn a_round_that_is_interrupted_leaves_a_judgement_that_does_not_call_the_smallest_complete() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("api.yaml"), DOCUMENT).unwrap();
    let (beside, told) = held_in_rounds(folder.path());
    let base = platform_with(breaks_on_notes, beside);
    let child = std::process::Command::new(env!("CARGO_BIN_EXE_hutong"))
        .current_dir(folder.path())
        .args(["test", "api.yaml", "--url", &base, "--effects", "destructive", "--out", "out"])
        .args(["--rule", "fuzz", "--fuzz", "30"])
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    told.recv().unwrap();
    let interrupt = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(interrupt.unwrap().success());
    let (code, said) = exit_code(&child.wait_with_output().unwrap());
    assert_eq!(code, 1, "{said}");
    let judged = judgement(&folder.path().join("out"));
    assert_eq!(judged["run"]["ended"], "completed");
    let minimal = &broken(&judged)["minimal"];
    assert_eq!(minimal["complete"], json!(false), "{minimal:#}");
    let report = std::fs::read_to_string(folder.path().join("out/report.en.html")).unwrap();
    assert!(report.contains("/report/fuzz/") || report.contains("report/fuzz/"), "{report}");
    let again = ["judge", "out/plan.ndjson", "out/record.ndjson", "--out", "again"];
    assert_eq!(exit_code(&hutong(folder.path(), &again)).0, 1);
    assert_eq!(judgement(&folder.path().join("again")), judged);
}
