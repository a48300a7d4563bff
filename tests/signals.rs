//! What a signal leaves: a run that has begun leaves a whole record, anything else leaves nothing.
#![cfg(unix)]

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

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
