//! Platforms in another language: `server.py` of a folder of `tests`, with one of its deviations or without.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use hutong_specs::judgement::Judgement;

/// The server with these arguments.
pub(crate) fn python(folder: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new("python3");
    command.current_dir(format!("{}/tests/{folder}", env!("CARGO_MANIFEST_DIR"))).arg("-B").arg("server.py");
    command.args(arguments);
    command
}

/// Every deviation with the clauses that it breaks, the first of which must report; none for what is permitted.
pub(crate) fn deviations(folder: &str) -> BTreeMap<String, Vec<String>> {
    let output = python(folder, &["--list"]).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A platform that ends with the test.
pub(crate) struct Platform {
    child: Child,
    /// Its base URL.
    pub(crate) base: String,
}

impl Platform {
    pub(crate) fn start(folder: &str, deviation: Option<&str>) -> Self {
        let arguments: Vec<&str> = deviation.into_iter().flat_map(|name| ["--deviation", name]).collect();
        let mut command = python(folder, &arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut base = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut base).unwrap();
        Self { child, base: base.trim().to_owned() }
    }
}

impl Drop for Platform {
    fn drop(&mut self) {
        // Its standard input is closed with it, which ends it; what is left is to wait.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

/// A judgement from its file.
pub(crate) fn read(path: &Path) -> Judgement {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The clauses that report.
pub(crate) fn reporting(judgement: &Judgement) -> BTreeSet<String> {
    judgement.findings.iter().map(|finding| finding.clause.to_string()).collect()
}
