//! Ctrl-C and SIGTERM: a run under way is ended with a whole record; whatever else goes on ends at once, but never in
//! the middle of a file.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use hutong::exit::ExitCode;
use hutong::failure::Failure;
use hutong::output;
use tokio::sync::watch;

/// What ends the run that is under way, if one is.
static RUN: Mutex<Option<watch::Sender<bool>>> = Mutex::new(None);

/// Listens from now on. The first signal ends the run that is under way; without one, and at the second signal, the
/// process ends.
pub(crate) fn listen() -> Result<(), Failure> {
    let broken =
        |error: std::io::Error| Failure::new(ExitCode::Broken, format!("listen for Ctrl-C: {error}"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(broken)?;
    let mut signals = {
        let _context = runtime.enter();
        Signals::new().map_err(broken)?
    };
    std::thread::spawn(move || runtime.block_on(obey(&mut signals)));
    Ok(())
}

/// How long after a signal another one is taken for the same: some programs send it to a process and to its group.
const ECHO: Duration = Duration::from_secs(1);

async fn obey(signals: &mut Signals) {
    let mut ended: Option<Instant> = None;
    loop {
        signals.next().await;
        if ended.is_some_and(|ended| ended.elapsed() < ECHO) {
            continue;
        }
        if !end_run() {
            output::leave(ExitCode::Broken);
        }
        ended = Some(Instant::now());
    }
}

/// Lets the next signal end this run.
pub(crate) fn watch_over(stop: watch::Sender<bool>) {
    *RUN.lock().unwrap_or_else(PoisonError::into_inner) = Some(stop);
}

/// Ends the run that is under way; false if there is none that still goes on.
fn end_run() -> bool {
    let run = RUN.lock().unwrap_or_else(PoisonError::into_inner).take();
    run.is_some_and(|stop| stop.send(true).is_ok())
}

/// The signals that ask a process to end.
#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn new() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// Ctrl-C, where there is nothing else.
#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn new() -> std::io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
