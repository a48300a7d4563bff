//! The courier: gives a request its turn, carries it, and watches what the answers say of the run as a whole.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use hutong_specs::plan::Framing;
use hutong_specs::record::{Ended, Exchange, Fault, FaultKind, RecordLine};
use hutong_specs::signing::MaskingError;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, timeout};

use super::assignment::Assignment;
use super::breaker::Breaker;
use super::client::ClientWire;
use super::clock_offset::ClockOffset;
use super::connection::Road;
use super::ending::{Ending, EndingWatch};
use super::error::RunError;
use super::fault::fault;
use super::handshake::shake;
use super::keyring::Keyring;
use super::pace::Pace;
use super::raw::RawWire;
use super::sessions::Sessions;
use super::window::DayWindow;
use super::wire::{Carriage, Request, Response, Wire};
use super::wrong_base::WrongBase;

/// How long a probe may ask to wait, in seconds, whatever a plan says.
const LONGEST_STAY: u32 = 300;

/// All that the cases of a run share.
#[derive(Debug)]
pub(super) struct Courier {
    /// What the run was given.
    pub(super) assignment: Assignment,
    /// The road to the target.
    pub(super) road: Arc<Road>,
    /// The ordinary carrier.
    pub(super) client: ClientWire,
    /// Ends the run.
    pub(super) ending: Ending,
    /// The secrets at this moment.
    pub(super) keyring: RwLock<Arc<Keyring>>,
    /// The window of the day.
    pub(super) window: Option<DayWindow>,
    /// Requests per second.
    pub(super) pace: Pace,
    /// Consecutive faults.
    pub(super) breaker: Breaker,
    /// The target's clock.
    pub(super) offset: ClockOffset,
    /// Whether the base URL is wrong.
    pub(super) wrong_base: WrongBase,
    /// The sessions of the parties, if the binding has any.
    pub(super) sessions: Sessions,
    /// The value of `User-Agent`.
    pub(super) marker: String,
    /// Where numbers of fresh values begin.
    pub(super) origin: u128,
    /// Takes the record.
    pub(super) lines: mpsc::Sender<RecordLine>,
    /// How many exchanges were recorded.
    pub(super) exchanges: AtomicU64,
}

/// What came of carrying a request.
#[derive(Debug)]
pub(super) struct Delivered {
    /// The response, or why there is none.
    pub(super) answer: Result<Response, Fault>,
    /// When sending began.
    pub(super) started_ms: i64,
    /// How long it took.
    pub(super) duration: Duration,
}

impl Courier {
    /// The secrets at this moment.
    pub(super) fn keyring(&self) -> Arc<Keyring> {
        Arc::clone(&self.keyring.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the secrets; nobody else does so at the same time.
    pub(super) fn change_keyring(
        &self,
        change: impl FnOnce(&Keyring) -> Result<Keyring, MaskingError>,
    ) -> Result<(), MaskingError> {
        let mut keyring = self.keyring.write().unwrap_or_else(PoisonError::into_inner);
        *keyring = Arc::new(change(&keyring)?);
        Ok(())
    }

    /// Unix time in milliseconds.
    pub(super) fn now_ms(&self) -> i64 {
        self.assignment.clock.now_ms()
    }

    /// Waits for the turn of one request and says for how long; `None` if the run ends first.
    pub(super) async fn turn(&self, watch: &mut EndingWatch) -> Option<Duration> {
        let waited = tokio::select! {
            biased;
            () = watch.over() => return None,
            waited = self.pace.turn() => waited,
        };
        if self.window.is_some_and(|window| !window.is_open(self.now_ms())) {
            self.ending.end(Ended::TimeUp, "the window of the day that the profile allows is over");
            return None;
        }
        Some(waited)
    }

    /// Lets so many seconds pass, a few minutes at most; false if the run ended meanwhile.
    pub(super) async fn stay(&self, seconds: u32, watch: &mut EndingWatch) -> bool {
        tokio::select! {
            biased;
            () = watch.over() => false,
            () = sleep(Duration::from_secs(seconds.min(LONGEST_STAY).into())) => true,
        }
    }

    /// Carries a request, within the time allowed, unless the run ends.
    pub(super) async fn carry(
        &self,
        request: &Request,
        started_ms: i64,
        watch: &mut EndingWatch,
    ) -> Delivered {
        let started = Instant::now();
        let limit = Duration::from_millis(self.assignment.reaches.limits.timeout_ms.max(1));
        let answer = tokio::select! {
            biased;
            () = watch.over() => Err(fault(FaultKind::Interrupted, "the run was ended")),
            answer = timeout(limit, self.send(request)) => answer.unwrap_or_else(|_| {
                Err(fault(FaultKind::Timeout, format!("no complete answer within {} ms", limit.as_millis())))
            }),
        };
        Delivered { answer, started_ms, duration: started.elapsed() }
    }

    async fn send(&self, request: &Request) -> Result<Response, Fault> {
        match request.carriage {
            Carriage::Client(_) => self.client.send(request).await,
            Carriage::Raw(_) => self.raw(Arc::clone(&self.road)).send(request).await,
            Carriage::Unencrypted => self.raw(self.road.unencrypted().into()).send(request).await,
            Carriage::Handshake => Err(shake(&self.road, request).await),
        }
    }

    fn raw(&self, road: Arc<Road>) -> RawWire {
        RawWire { road, body_bytes: self.assignment.reaches.limits.body_bytes }
    }

    /// Scheme, host and port that a request goes to.
    pub(super) fn origin(&self, request: &Request) -> String {
        match request.carriage {
            Carriage::Unencrypted => self.road.base.unencrypted().origin,
            _ => self.road.base.origin.clone(),
        }
    }

    /// What an answer says of the connection: the breaker, the clock of the target.
    pub(super) fn watch_wire(&self, request: &Request, delivered: &Delivered) {
        match &delivered.answer {
            Ok(response) => {
                self.breaker.answered();
                if let Some(date) = response.header("date") {
                    let half = i64::try_from(delivered.duration.as_millis() / 2).unwrap_or_default();
                    self.offset.observe(date, delivered.started_ms.saturating_add(half));
                }
            }
            Err(fault) if !fault.kind.is_ours() && !invites_fault(request) => {
                if let Some(count) = self.breaker.failed() {
                    let detail = format!("{count} faults one after another; the last one: {}", fault.detail);
                    self.ending.end(Ended::Faults, self.keyring().mask(detail));
                }
            }
            Err(_) => {}
        }
    }

    /// Hands an exchange over to the record.
    pub(super) async fn record(&self, exchange: Exchange) -> Result<(), RunError> {
        let is_fault = matches!(exchange.answer, hutong_specs::record::Answer::Fault(_));
        let line = RecordLine::Exchange(Box::new(exchange));
        self.lines.send(line).await.map_err(|_| RunError::Closed)?;
        self.exchanges.fetch_add(1, Ordering::Relaxed);
        self.assignment.progress.exchange_done(is_fault);
        Ok(())
    }
}

/// Whether a request is framed or carried so that a sound platform may well not answer it.
fn invites_fault(request: &Request) -> bool {
    match &request.carriage {
        Carriage::Client(_) => false,
        Carriage::Raw(framing) => *framing != Framing::Proper,
        Carriage::Unencrypted | Carriage::Handshake => true,
    }
}
