//! Why a run ends before its time, told once to everybody who is under way.

use std::time::Duration;

use hutong_specs::record::Ended;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

/// How long a run that is told to end goes on with removing what it created.
const GRACE: Duration = Duration::from_secs(10);

/// Why a run ends, and what the user is told.
type Why = Option<(Ended, String)>;

/// Ends a run; the first reason counts.
#[derive(Clone, Debug)]
pub(super) struct Ending(watch::Sender<Told>);

/// Why a run ends and since when.
type Told = Option<(Ended, String, Instant)>;

/// Watches for the end.
#[derive(Clone, Debug)]
pub(super) struct EndingWatch {
    told: watch::Receiver<Told>,
    /// Whether it is for what removes, which has some time left where nothing but the wish of the user ends the run.
    clears: bool,
}

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
                *why = Some((ended, detail.into(), Instant::now()));
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
        self.0.borrow().clone().map(|(ended, detail, _)| (ended, detail))
    }

    /// Somebody who watches.
    pub(super) fn watch(&self) -> EndingWatch {
        EndingWatch { told: self.0.subscribe(), clears: false }
    }

    /// Somebody who removes what was created, and watches for the end of that.
    pub(super) fn clearing_watch(&self) -> EndingWatch {
        EndingWatch { told: self.0.subscribe(), clears: true }
    }
}

impl EndingWatch {
    /// Waits for the end.
    pub(super) async fn over(&mut self) {
        let told = self.told.wait_for(Option::is_some).await.ok().and_then(|told| told.clone());
        match told {
            None => std::future::pending::<()>().await,
            Some((Ended::Interrupted | Ended::TimeUp, _, since)) if self.clears => {
                sleep_until(since + GRACE).await;
            }
            Some(_) => {}
        }
    }
}
