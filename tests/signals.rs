//! What a signal leaves: a run that has begun leaves a whole record, anything else leaves nothing.
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use hutong_specs::digest::Digest;
use hutong_specs::record::verify;

use crate::support::PACK;

fn start(folder: &Path, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_hutong"))
        .current_dir(folder)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Sends a signal, and waits for the end: the exit code and what was said.
fn signalled(child: Child, signal: &str) -> (Option<i32>, String) {
    let sent = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let output = child.wait_with_output().unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_run_that_is_told_to_end_leaves_a_whole_record() {
    for signal in ["-TERM", "-INT"] {
        let folder = tempfile::tempdir().unwrap();
        let document = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {/a: {get: {responses: {'200': {description: a}}}}}\n";
        fs::write(folder.path().join("openapi.yaml"), document).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let child = start(folder.path(), &["test", "openapi.yaml", "--url", &url, "--out", "out"]);
        // The first connection sees whether the target is there, the second carries a request that is never answered.
        let _held = [listener.accept().unwrap(), listener.accept().unwrap()];
        let (code, said) = signalled(child, signal);
        assert_eq!(code, Some(3), "{signal}: {said}");
        let record = fs::read(folder.path().join("out/record.ndjson")).unwrap();
        verify(record.as_slice(), &Digest::of(&record)).unwrap();
        let last = String::from_utf8_lossy(&record).lines().last().unwrap_or_default().to_owned();
        assert!(last.contains(r#""ended":"interrupted""#), "{last}");
        let judgement = fs::read_to_string(folder.path().join("out/judgement.json")).unwrap();
        assert!(judgement.contains("not-run") && !judgement.contains(r#""verdict": "error""#));
        assert!(said.contains(&Digest::of(&record).to_string()), "{said}");
    }
}

/// A platform that keeps things and never answers whoever reads one that it has: told by whom it is waited for.
const THINGS: &str = r"
openapi: 3.1.0
info: {title: things, version: '1'}
paths:
  /things:
    post: {operationId: add, responses: {'201': {description: added, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}}
  /things/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: read, responses: {'200': {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}, '404': {description: none}}}
    delete: {operationId: remove, responses: {'204': {description: gone}, '404': {description: none}}}
components: {schemas: {Thing: {type: object, required: [id], properties: {id: {type: string}}}}}
";

fn silent_platform() -> (String, Receiver<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (tell, told) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let tell = tell.clone();
            std::thread::spawn(move || answer_all(&stream, &tell));
        }
    });
    (url, told)
}

/// Answers the requests of one connection; `None` when it ends.
fn answer_all(mut stream: &TcpStream, tell: &Sender<()>) -> Option<()> {
    let mut lines = BufReader::new(stream);
    loop {
        let mut first = String::new();
        let mut length = 0;
        while let read @ 1.. = lines.read_line(&mut first).ok()? {
            let line = first.get(first.len() - read..)?.trim().to_ascii_lowercase();
            if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse().ok()?;
            }
            if line.is_empty() {
                break;
            }
        }
        lines.read_exact(&mut vec![0; length]).ok()?;
        let answer = match first.split_whitespace().next()? {
            "POST" => {
                "201 Created\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{\"id\":\"x\"}"
            }
            "GET" if first.contains(" /things/x ") => {
                tell.send(()).ok()?;
                std::thread::sleep(Duration::from_mins(1));
                return None;
            }
            "DELETE" => "204 No Content\r\n\r\n",
            _ => "404 Not Found\r\nContent-Length: 0\r\n\r\n",
        };
        stream.write_all(format!("HTTP/1.1 {answer}").as_bytes()).ok()?;
    }
}

/// Ends a run in the midst of a case that has created something: what is left then, as operation, identifier and removal.
fn left(effects: &str) -> Vec<[String; 3]> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("things.yaml"), THINGS).unwrap();
    let (url, held) = silent_platform();
    let flags =
        ["test", "things.yaml", "--url", &url, "--effects", effects, "--concurrency", "1", "--out", "out"];
    let child = start(folder.path(), &flags);
    held.recv_timeout(Duration::from_mins(1)).unwrap();
    let begun = Instant::now();
    let (code, said) = signalled(child, "-INT");
    assert_eq!(code, Some(3), "{said}");
    assert!(begun.elapsed() < Duration::from_secs(10), "what is under way is cut: {:?}", begun.elapsed());
    let judgement = fs::read_to_string(folder.path().join("out/judgement.json")).unwrap();
    let judgement: serde_json::Value = serde_json::from_str(&judgement).unwrap();
    let left = judgement["residue"].as_array().cloned().unwrap_or_default();
    let text = |left: &serde_json::Value, name: &str| left[name].as_str().unwrap_or_default().to_owned();
    left.iter().map(|left| ["operation", "identifier", "removal"].map(|name| text(left, name))).collect()
}

#[test]
fn a_run_that_is_told_to_end_removes_what_the_case_under_way_created() {
    assert_eq!(left("destructive"), Vec::<[String; 3]>::new());
}

#[test]
fn a_run_that_is_told_to_end_says_what_it_left() {
    assert_eq!(left("writing"), [["add".to_owned(), "x".to_owned(), "not-sent".to_owned()]]);
}

#[test]
fn what_is_ended_before_it_runs_leaves_nothing() {
    for signal in ["-TERM", "-INT"] {
        let folder = tempfile::tempdir().unwrap();
        let profile = folder.path().join("profile.yaml");
        assert!(Command::new("mkfifo").arg(&profile).status().unwrap().success());
        let child = start(folder.path(), &["test", PACK, "-p", "profile.yaml", "--out", "out"]);
        // Opening waits until the profile is being read.
        let _held = fs::OpenOptions::new().write(true).open(&profile).unwrap();
        let (code, said) = signalled(child, signal);
        assert_eq!(code, Some(3), "{signal}: {said}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
