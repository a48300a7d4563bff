//! Runs one case: its steps in order, with the little control flow that probes may ask for.
//!
//! A missing capture stops the case, `repeat` sends a probe again while there is more to fetch, `always` steps clean
//! up, and an answer that asks to slow down is waited for. Exchanges of a case stand together in the record.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::time::Duration;

use hutong_specs::name::StepId;
use hutong_specs::plan::{Carrier, Errand, Probe, RequestTemplate, Sign, Tamper};
use hutong_specs::record::{Exchange, Fault, Observation, Waiting};

use super::capture::capture;
use super::courier::{Courier, Delivered};
use super::ending::EndingWatch;
use super::error::RunError;
use super::fault::fault;
use super::fill::fill;
use super::fresh::FreshValues;
use super::handshake;
use super::kept;
use super::keyring::Keyring;
use super::not_built::NotBuilt;
use super::outgoing::Outgoing;
use super::retry_after::retry_after;
use super::sending::{Count, PATIENCE, Seen, has_more, microseconds, observations, repeats_for};
use super::session::OPEN;
use super::slots::{Captured, Slots};
use super::wire::{Request, Response};
use super::wrong_base::CONTROL;

/// How many exchanges are held back so that those of a case stand together.
const HELD: usize = 64;

/// Runs one case.
pub(super) async fn run_case(courier: &Courier, errand: &Errand, ordinal: u64) -> Result<(), RunError> {
    let mut run = CaseRun {
        courier,
        errand,
        ordinal,
        captured: Captured::new(),
        fresh: FreshValues::new(courier.origin, ordinal),
        sent: BTreeMap::new(),
        exchanges: Vec::new(),
    };
    let mut is_stopped = false;
    let mut rest = errand.probes.as_slice();
    while let Some(((step, probe), after)) = rest.split_first() {
        // Once the run is to end only what was created is removed.
        is_stopped |= courier.ending.is_over();
        let beside = after.iter().take_while(|(_, other)| other.beside.as_ref() == Some(step)).count();
        let (besides, after) = after.split_at(beside);
        rest = after;
        if (!is_stopped || probe.always) && !run.is_vain(probe) {
            let flow = match besides {
                [] => run.step(step, probe).await?,
                _ => run.together(step, probe, besides).await?,
            };
            is_stopped |= flow == Flow::Stop;
        }
    }
    run.hand_over().await
}

/// Runs a case within another one: what the runner itself must ask the platform.
pub(super) fn run_apart<'a>(
    courier: &'a Courier,
    errand: &'a Errand,
    ordinal: u64,
) -> Pin<Box<dyn Future<Output = Result<(), RunError>> + Send + 'a>> {
    Box::pin(run_case(courier, errand, ordinal))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    Go,
    Stop,
}

/// When a request is sent, and the secrets that are good for it.
#[derive(Clone, Copy)]
pub(super) struct Moment<'a> {
    pub(super) now_ms: i64,
    pub(super) keyring: &'a Keyring,
}

/// A case under way.
pub(super) struct CaseRun<'a> {
    pub(super) courier: &'a Courier,
    pub(super) errand: &'a Errand,
    pub(super) ordinal: u64,
    pub(super) captured: Captured,
    pub(super) fresh: FreshValues,
    pub(super) sent: BTreeMap<StepId, Request>,
    pub(super) exchanges: Vec<Exchange>,
}

impl CaseRun<'_> {
    /// Whether a probe would clean up what was never there.
    fn is_vain(&self, probe: &Probe) -> bool {
        let needed = probe.request.iter().filter(|_| probe.always).flat_map(RequestTemplate::captured);
        needed.chain(probe.given.as_deref()).any(|name| !self.captured.contains_key(name))
    }

    /// Watches for the end of the run as far as it cuts this probe short once it is sent: what removes things, and what must be
    /// known for that, has some time left.
    pub(super) fn watch(&self, probe: &Probe) -> EndingWatch {
        let is_kept = |name: &str| probe.captures.iter().any(|capture| capture.name == name);
        let mut clearing = self.errand.probes.iter().map(|(_, other)| other).filter(|other| other.always);
        let clears = probe.always
            || clearing.any(|other| {
                let needed = other.request.iter().flat_map(RequestTemplate::captured);
                needed.chain(other.given.as_deref()).any(is_kept)
            });
        let ending = &self.courier.ending;
        if clears { ending.clearing_watch() } else { ending.watch() }
    }

    async fn step(&mut self, step: &StepId, probe: &Probe) -> Result<Flow, RunError> {
        let mut count = Count { attempt: 1, ..Count::default() };
        loop {
            let Some(seen) = self.attempt(step, probe, count).await? else {
                return Ok(Flow::Stop);
            };
            if !seen.is_built || (self.courier.ending.is_over() && !probe.always) {
                return Ok(Flow::Stop);
            } else if seen.slow_down.is_some() && count.throttled < PATIENCE {
                count.throttled += 1;
            } else if has_more(probe, count, &seen, &self.captured) {
                count.repeated += 1;
            } else {
                let is_optional = |name: &String| repeats_for(probe) == Some(name);
                return Ok(if seen.missing.iter().all(is_optional) { Flow::Go } else { Flow::Stop });
            }
            count.attempt += 1;
        }
    }

    /// Sends once; `None` if the run ended before.
    async fn attempt(
        &mut self,
        step: &StepId,
        probe: &Probe,
        count: Count,
    ) -> Result<Option<Seen>, RunError> {
        let mut watch = self.watch(probe);
        // Until it is sent, only what removes things has time left.
        let mut begin = if probe.always { watch.clone() } else { self.courier.ending.watch() };
        let is_renewed = self.ready(probe).await?;
        let keyring = self.courier.keyring();
        if let Sign::Tampered(Tamper::Late(seconds)) = probe.sign
            && !self.courier.stay(seconds, &mut begin).await
        {
            return Ok(None);
        }
        let Some(waited) = self.courier.turn(&mut begin).await else {
            return Ok(None);
        };
        let now_ms = self.courier.now_ms();
        let request = match self.request(step, probe, count, &Moment { now_ms, keyring: &keyring }) {
            Ok(request) => request,
            Err(error) => {
                let answer = Err(fault(error.kind(), error.to_string()));
                self.watch_session(probe, &answer);
                let delivered = Delivered { answer, started_ms: now_ms, duration: Duration::ZERO };
                self.keep(step, count, None, delivered, Vec::new(), waited).await?;
                return Ok(Some(Seen::default()));
            }
        };
        let delivered = self.courier.carry(&request, now_ms, &mut watch).await;
        self.watch_run(probe, &request, &delivered).await?;
        let seen = self.look(probe, Some(&request), &delivered);
        let observations = observations(probe, count, is_renewed, &seen);
        if self.errand.probes.iter().any(|(_, later)| later.again.as_ref() == Some(step)) {
            self.sent.insert(step.clone(), request.clone());
        }
        self.keep(step, count, Some(request), delivered, observations, waited).await?;
        Ok(Some(seen))
    }

    /// Sees to the session, unless this is what opens it.
    pub(super) async fn ready(&self, probe: &Probe) -> Result<bool, RunError> {
        if self.errand.case.as_str() == OPEN {
            return Ok(false);
        }
        self.courier.sessions.ready(self.courier, probe).await
    }

    pub(super) fn request(
        &mut self,
        step: &StepId,
        probe: &Probe,
        count: Count,
        moment: &Moment<'_>,
    ) -> Result<Request, NotBuilt> {
        let Moment { now_ms, keyring } = *moment;
        if let Some(again) = &probe.again {
            return self.sent.get(again).cloned().ok_or_else(|| NotBuilt::Again(again.to_string()));
        }
        let batch = &self.courier.assignment.batch;
        let nonce = format!("{batch}/{}/{}/{step}/{}", self.ordinal, self.errand.case, count.attempt);
        if let Carrier::Handshake(hello) = &probe.carrier {
            return handshake::request(hello, &self.courier.road.base, &nonce);
        }
        self.courier.sessions.check(probe)?;
        let template = probe.request.as_ref().ok_or(NotBuilt::Empty)?;
        let Self { captured, fresh, .. } = self;
        let optional = repeats_for(probe).map(String::as_str);
        let filled = fill(template, &mut Slots { now_ms, captured, fresh, optional })?;
        let outgoing = Outgoing {
            assignment: &self.courier.assignment,
            base: &self.courier.road.base,
            keyring,
            marker: &self.courier.marker,
            operation: &probe.operation,
            service: &probe.service,
            party: probe.party.as_ref(),
            sign: &probe.sign,
            carrier: &probe.carrier,
            now_ms,
            nonce: &nonce,
        };
        outgoing.request(filled)
    }

    /// What the answer says of the run as a whole.
    pub(super) async fn watch_run(
        &self,
        probe: &Probe,
        request: &Request,
        delivered: &Delivered,
    ) -> Result<(), RunError> {
        let courier = self.courier;
        courier.watch_wire(request, delivered);
        self.watch_session(probe, &delivered.answer);
        let Ok(response) = &delivered.answer else {
            return Ok(());
        };
        match self.errand.case.as_str() {
            OPEN => {}
            CONTROL => courier.wrong_base.settle(courier, request, response),
            _ => {
                if let Some(control) = courier.wrong_base.observe(probe, request, response) {
                    run_apart(courier, &control, 0).await?;
                }
            }
        }
        Ok(())
    }

    /// Whatever asks for a secret may be given one.
    fn watch_session(&self, probe: &Probe, answer: &Result<Response, Fault>) {
        self.courier.sessions.take(self.courier, probe, answer);
    }

    pub(super) fn look(&mut self, probe: &Probe, request: Option<&Request>, delivered: &Delivered) -> Seen {
        let response = delivered.answer.as_ref().ok();
        let throttles = &self.courier.assignment.binding.throttle;
        let slow_down = response.and_then(|response| retry_after(throttles, response, self.courier.now_ms()));
        if let Some(wait) = slow_down {
            self.courier.pace.hold(wait);
        }
        let missing = capture(&probe.captures, request, response, &mut self.captured);
        Seen { is_built: true, slow_down, missing }
    }

    pub(super) async fn keep(
        &mut self,
        step: &StepId,
        count: Count,
        request: Option<Request>,
        delivered: Delivered,
        observations: Vec<Observation>,
        waited: Duration,
    ) -> Result<(), RunError> {
        let keyring = self.courier.keyring();
        self.exchanges.push(Exchange {
            case: self.errand.case.clone(),
            step: step.clone(),
            attempt: count.attempt,
            sent: request.map(|request| kept::sent(&keyring, &self.courier.origin(&request), request)),
            answer: kept::answer(&keyring, delivered.answer),
            observations,
            started_ms: delivered.started_ms,
            duration_us: microseconds(delivered.duration),
            waiting: (!waited.is_zero()).then(|| Waiting { duration_us: microseconds(waited) }),
        });
        if self.exchanges.len() >= HELD { self.hand_over().await } else { Ok(()) }
    }

    async fn hand_over(&mut self) -> Result<(), RunError> {
        for exchange in self.exchanges.drain(..) {
            self.courier.record(exchange).await?;
        }
        Ok(())
    }
}
