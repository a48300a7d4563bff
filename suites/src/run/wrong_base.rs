//! Whether the base URL leads past the platform.
//!
//! A sound platform may answer many requests with 404, so a row of them alone proves nothing. Once the first
//! answers of a run, to more than one operation, all say that there is no such thing, one control request asks for a
//! path that surely does not exist. Only if it is answered the very same way is the base wrong.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use hutong_specs::name::{CaseId, OperationId};
use hutong_specs::plan::{Errand, Isolation, Probe, RequestTemplate, Template};
use hutong_specs::record::Ended;
use hutong_specs::standard::Effect;

use super::courier::Courier;
use super::wire::{Request, Response};

/// How many answers make the suspicion.
const ANSWERS: usize = 5;

/// What servers say of a request that they cannot read, before they look at its path: it tells nothing of the base.
const BEFORE_THE_PATH: &[u16] = &[400, 411, 413, 414, 415, 431, 505];

/// The case under which the record keeps the control request.
pub(super) const CONTROL: &str = "run/wrong-base";

/// Watches the first answers of a run.
#[derive(Debug, Default)]
pub(super) struct WrongBase {
    is_settled: AtomicBool,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    operations: BTreeSet<OperationId>,
    first: Option<String>,
    answers: Vec<Denial>,
    is_asked: bool,
}

/// An answer that says there is no such thing, without what differs from request to request.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Denial {
    method: String,
    status: u16,
    media_type: String,
    body: String,
}

impl WrongBase {
    /// Takes an answer; gives the control request to be sent, if it comes to that.
    pub(super) fn observe(&self, probe: &Probe, request: &Request, response: &Response) -> Option<Errand> {
        if self.is_settled.load(Ordering::Relaxed) {
            return None;
        }
        if BEFORE_THE_PATH.contains(&response.status) {
            return None;
        }
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(denial) = Denial::of(request, response) else {
            self.is_settled.store(true, Ordering::Relaxed);
            return None;
        };
        seen.operations.insert(probe.operation.clone());
        seen.first.get_or_insert_with(|| format!("{} {}", request.method, request.target));
        if seen.answers.len() < ANSWERS {
            seen.answers.push(denial);
        }
        if seen.is_asked || seen.answers.len() < ANSWERS || seen.operations.len() < 2 {
            return None;
        }
        seen.is_asked = true;
        let method = seen.answers.first().map(|denial| denial.method.clone());
        Some(control(probe, method.unwrap_or_default()))
    }

    /// Takes the answer to the control request, and ends the run if it is the same as those before.
    pub(super) fn settle(&self, courier: &Courier, request: &Request, response: &Response) {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let was_settled = self.is_settled.swap(true, Ordering::Relaxed);
        let Some(control) = Denial::of(request, response).filter(|_| !was_settled) else {
            return;
        };
        let mut alike = seen.answers.iter().filter(|denial| denial.method == control.method).peekable();
        if alike.peek().is_some() && alike.all(|denial| *denial == control) {
            let status = control.status;
            let base = &courier.assignment.reaches.base;
            let first = seen.first.as_deref().unwrap_or_default();
            let detail = format!(
                "the first {ANSWERS} requests ({first}, …) were answered with HTTP {status}, as is a path that does not \
                 exist; {base} does not lead to the platform: correct the base URL, its path included, or the servers \
                 of the interface document"
            );
            courier.ending.end(Ended::WrongBase, detail);
        }
    }
}

impl Denial {
    fn of(request: &Request, response: &Response) -> Option<Self> {
        if !matches!(response.status, 404 | 405 | 501) {
            return None;
        }
        let path = request.target.split('?').next().unwrap_or_default();
        let body = String::from_utf8_lossy(&response.body).replace(path, "");
        Some(Self {
            method: request.method.clone(),
            status: response.status,
            media_type: response.header("content-type").unwrap_or_default().to_owned(),
            body: body.chars().filter(|character| !character.is_ascii_digit()).collect(),
        })
    }
}

/// A request for a path that nobody has, signed as the others are.
fn control(probe: &Probe, method: String) -> Errand {
    let target = Template::text("/hutong-asks-for-a-path-that-does-not-exist");
    let request = RequestTemplate { method, target, headers: Vec::new(), body: None };
    let probe = Probe::plain(probe.operation.clone(), probe.service.clone(), Some(request));
    Errand {
        case: CaseId::from(CONTROL),
        isolation: Isolation::Shared,
        effect: Effect::ReadOnly,
        probes: vec![("control".into(), probe.into())],
    }
}
