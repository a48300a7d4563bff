//! The time from the start of `hutong run` with a ready plan to the first byte at the target.

use std::io::Read;
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Best of five.
pub fn measure() {
    let best = (0..5).map(|_| once()).min().unwrap_or_default();
    println!(
        "from a ready plan to the first request: {:.1} ms, best of five  (goal 30 ms)",
        best.as_secs_f64() * 1e3
    );
}

fn once() -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("cases.yaml");
    std::fs::write(
        &document,
        include_str!("cases.yaml").replace("REQUEST", &crate::hutong_run::request_body()),
    )
    .unwrap();
    let hutong = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hutong"));
        command.current_dir(folder.path()).args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    hutong(&["plan", "cases.yaml", "--effects", "destructive", "--out", "."]).status().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let started = Instant::now();
    let mut child =
        hutong(&["run", "plan.ndjson", "--url", &base, "--standard", "cases.yaml", "--out", "out"])
            .spawn()
            .unwrap();
    let waited = first_byte(&listener, started);
    let _ = child.kill();
    let _ = child.wait();
    waited
}

/// The first connection may be the runner's look whether anybody is there; the first byte is the request.
fn first_byte(listener: &TcpListener, started: Instant) -> Duration {
    loop {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
        if stream.read(&mut [0]).is_ok_and(|read| read > 0) {
            return started.elapsed();
        }
    }
}
