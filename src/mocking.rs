//! A mock platform on a socket, on a thread of its own: the other side of the wire.

use std::net::SocketAddr;
use std::sync::Arc;

use hutong_mocks::{Deviation, Platform, server};
use hutong_specs::standard::Standard;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::clock::now_ms;
use crate::exit::ExitCode;
use crate::failure::Failure;
use crate::target::TargetProfile;

/// A mock platform that is served until it is dropped.
#[derive(Debug)]
pub struct Served {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Served {
    /// Serves a platform derived from `standard` at `listen`, such as `127.0.0.1:0`.
    pub fn start(standard: Arc<Standard>, deviations: Vec<Deviation>, listen: &str) -> Result<Self, Failure> {
        let broken = |error: std::io::Error| {
            Failure::new(ExitCode::Broken, format!("listen at {listen}: {error}"))
                .with_help("choose another address with --listen; 127.0.0.1:0 picks a free port")
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(broken)?;
        let listener = runtime.block_on(TcpListener::bind(listen)).map_err(broken)?;
        let address = listener.local_addr().map_err(broken)?;
        let platform = Arc::new(Platform::new(standard, deviations));
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || {
            let shutdown = async {
                // Stopped on purpose or because the owner is gone: the same.
                let _ = stopped.await;
            };
            // The server ends when it is told to; that its last connection broke concerns nobody.
            let _ = runtime.block_on(server::serve(platform, listener, Arc::new(now_ms), shutdown));
        });
        Ok(Self { address, stop: Some(stop), thread: Some(thread) })
    }

    /// The base URL.
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The profile by which the platform is reached.
    pub fn target(&self, standard: &Standard) -> TargetProfile {
        let made = hutong_mocks::profile(standard, &self.base());
        TargetProfile::made(made.profile, made.secrets, made.parties)
    }

    /// Serves until the process is told to end.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // A server that broke has said so; there is nothing more to wait for.
            let _ = thread.join();
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // A server that has ended already needs no telling.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// The deviations of these names.
pub fn named(standard: &Standard, names: &[String]) -> Result<Vec<Deviation>, Failure> {
    let mut known = hutong_mocks::deviations(standard);
    known.extend(hutong_mocks::in_walks(standard));
    known.extend(hutong_mocks::in_time(standard));
    names.iter().map(|name| find(&known, name)).collect()
}

fn find(known: &[Deviation], name: &str) -> Result<Deviation, Failure> {
    known.iter().find(|deviation| deviation.id == *name).cloned().ok_or_else(|| {
        let authored: Vec<_> =
            known.iter().filter(|one| !one.id.contains(':')).map(|one| one.id.clone()).collect();
        Failure::usage(format!("find the deviation `{name}`"))
            .with_help(format!("known are: {}; `hutong mock STANDARD --list` shows all", authored.join(", ")))
    })
}
