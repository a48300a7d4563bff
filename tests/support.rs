//! What the end-to-end tests share: the pack, mocks on loopback, the command line in a folder of its own.

use std::io::{self, BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Arc, LazyLock, Mutex};

use hutong::locate;
use hutong::mocking::{Served, named};
use hutong::planned::Planned;
use hutong::trial::trial;
use hutong_specs::judgement::Judgement;
use hutong_specs::standard::Standard;
use hutong_suites::plan::{PlanOptions, plan};

pub(crate) const PACK: &str = "zwfw-data-exchange";

static STANDARD: LazyLock<Arc<Standard>> = LazyLock::new(|| Arc::new(locate::open(PACK, None).unwrap()));

/// The pack.
pub(crate) fn standard() -> Arc<Standard> {
    Arc::clone(&STANDARD)
}

/// A plan of the pack for its mock.
pub(crate) fn planned(seed: u64, fuzz: u32) -> Planned {
    let standard = standard();
    let target = Served::start(Arc::clone(&standard), Vec::new(), "127.0.0.1:0").unwrap().target(&standard);
    let options = PlanOptions { seed, fuzz, ..PlanOptions::default() };
    Planned::new(plan(&standard, &target.profile.declares, &options).unwrap()).unwrap()
}

/// A judgement of a mock with these deviations, and its record.
pub(crate) fn judged(planned: &Planned, deviations: &[&str]) -> (Judgement, Vec<u8>) {
    let standard = standard();
    let deviations: Vec<_> = deviations.iter().map(|name| (*name).to_owned()).collect();
    let deviations = named(&standard, &deviations).unwrap();
    let served = Served::start(Arc::clone(&standard), deviations, "127.0.0.1:0").unwrap();
    let record = Shared::default();
    let judgement = trial(&standard, planned, &served.target(&standard), Box::new(record.clone())).unwrap();
    let bytes = record.0.lock().unwrap().clone();
    (judgement, bytes)
}

/// Bytes that several may write and read.
#[derive(Clone, Default)]
pub(crate) struct Shared(pub(crate) Arc<Mutex<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The command line in a folder, with nothing of the environment that could matter.
pub(crate) fn hutong(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hutong"))
        .current_dir(folder)
        .env_remove("HUTONG_LANG")
        .args(arguments)
        .output()
        .unwrap()
}

/// The exit code of a command line, with what it said for the message of a failing test.
pub(crate) fn exit_code(output: &Output) -> (i32, String) {
    (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// How many seeds the baseline law is tried with: a few here, as many as `HUTONG_SEEDS` says elsewhere.
pub(crate) fn seeds() -> u64 {
    std::env::var("HUTONG_SEEDS").ok().and_then(|text| text.parse().ok()).unwrap_or(3)
}

/// Serves texts by path, and redirects for those that begin with `/`.
pub(crate) fn serve(texts: &'static [(&'static str, &'static str)]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            std::thread::spawn(move || {
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
                while let Some(first) = lines.next() {
                    while lines.next().is_some_and(|line| !line.is_empty()) {}
                    let path = first.split_whitespace().nth(1).unwrap_or_default();
                    let answer = match texts.iter().find(|(known, _)| *known == path) {
                        None => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_owned(),
                        Some((_, to)) if to.starts_with('/') => {
                            format!("HTTP/1.1 301 Moved\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n")
                        }
                        Some((_, text)) => {
                            format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{text}", text.len())
                        }
                    };
                    if stream.write_all(answer.as_bytes()).is_err() {
                        break;
                    }
                }
            });
        }
    });
    address
}
