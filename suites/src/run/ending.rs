//! Why a run ends before its time, told once to everybody who is under way.

use hutong_specs::record::Ended;
use tokio::sync::watch;

/// Why a run ends, and what the user is told.
type Why = Option<(Ended, String)>;

/// Ends a run; the first reason counts.
#[derive(Clone, Debug)]
pub(super) struct Ending(watch::Sender<Why>);

/// Watches for the end.
#[derive(Clone, Debug)]
pub(super) struct EndingWatch(watch::Receiver<Why>);

impl Ending {
    /// A run that goes on.
    pub(super) fn new() -> Self {
        Self(watch::Sender::new(None))
    }

    /// Ends the run.
    pub(super) fn end(&self, ended: Ended, detail: impl Into<String>) {
        self.0.send_if_modified(|why| {
            let is_first = why.is_none();
            if is_first {
                *why = Some((ended, detail.into()));
            }
            is_first
        });
    }

    /// Whether the run is to end.
    pub(super) fn is_over(&self) -> bool {
        self.0.borrow().is_some()
    }

    /// Why the run ends.
    pub(super) fn why(&self) -> Why {
        self.0.borrow().clone()
    }

    /// Somebody who watches.
    pub(super) fn watch(&self) -> EndingWatch {
        EndingWatch(self.0.subscribe())
    }
}

impl EndingWatch {
    /// Waits for the end.
    pub(super) async fn over(&mut self) {
        if self.0.wait_for(Option::is_some).await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
