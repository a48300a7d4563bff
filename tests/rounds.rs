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

/// A platform that breaks on every note of three characters or more. Gives its base URL.
fn platform() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            std::thread::spawn(move || while answer(&stream).is_some() {});
        }
    });
    base
}

/// Answers one request; `None` once the connection is over.
fn answer(mut stream: &TcpStream) -> Option<()> {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
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
    let note = serde_json::from_slice::<Value>(&body).ok();
    let note = note.as_ref().and_then(|body| body.get("note")?.as_str());
    let status = if note.is_some_and(|note| note.chars().count() >= 3) { "500 Broken" } else { "200 OK" };
    stream.write_all(format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n").as_bytes()).ok()
}

fn judgement(folder: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(folder.join("judgement.json")).unwrap()).unwrap()
}

fn tested(folder: &Path, more: &[&str]) -> Value {
    std::fs::write(folder.join("api.yaml"), DOCUMENT).unwrap();
    let base = platform();
    let test = ["test", "api.yaml", "--url", &base, "--effects", "destructive", "--rule", "fuzz"];
    let arguments: Vec<_> =
        test.iter().chain(&["--fuzz", "30", "--out", "out"]).chain(more).copied().collect();
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
