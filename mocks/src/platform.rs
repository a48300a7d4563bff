//! The platform: a state machine from requests to answers.
//!
//! It reads no clock and opens no socket. A deviation alters what is checked, what is stored or what is answered.

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use hutong_specs::resource::Resources;
use hutong_specs::standard::{Operation, Origin, Standard};
use serde_json::Value;

use crate::account::Account;
use crate::answer::Answer;
use crate::check::Check;
use crate::deviation::{Deviation, Heard, How};
use crate::gates::{GATES, route};
use crate::keyring::Keyring;
use crate::lock;
use crate::machine::Dropped;
use crate::province::{Call, Province, RowChange, note};
use crate::refusal::{Refusal, RefusalKind};
use crate::request::Request;
use crate::store::{self, Store};
use crate::strictness::Strictness;
use crate::under_way::{Arrival, GAP, UnderWay};
use crate::visit::Visit;
use crate::{plain, pointer, session, voice};

/// A platform derived from a standard.
pub struct Platform {
    standard: Arc<Standard>,
    strictness: Strictness,
    dropped: Vec<Dropped>,
    row_changes: Vec<RowChange>,
    answer_changes: Vec<fn(&Heard<'_>, &mut Answer)>,
    keyring: Mutex<Keyring>,
    province: Mutex<Province>,
    under_way: UnderWay,
    store: Mutex<Store>,
}

/// What was decided about a request.
type Decision = Result<Answer, Refusal>;

impl Platform {
    /// A platform that deviates in these ways; a conformant one if there is none.
    pub fn new(standard: Arc<Standard>, deviations: Vec<Deviation>) -> Self {
        let keyring = Mutex::new(Keyring::of(&standard.binding));
        let resources = match standard.origin {
            Origin::Document => Resources::of(&standard.operations),
            Origin::Pack => Resources::default(),
        };
        let mut platform = Self {
            standard,
            strictness: Strictness::default(),
            dropped: Vec::new(),
            row_changes: Vec::new(),
            answer_changes: Vec::new(),
            keyring,
            province: Mutex::new(Province::seeded()),
            under_way: UnderWay::default(),
            store: Mutex::new(Store::new(resources)),
        };
        deviations.into_iter().flat_map(|deviation| deviation.how).for_each(|how| platform.deviate(how));
        platform
    }

    /// Answers a request that comes alone; `now_ms` is Unix time in milliseconds on the platform's clock.
    pub fn answer(&self, request: &Request, now_ms: i64) -> Answer {
        self.answer_arrived(&self.arrive(request), request, now_ms)
    }

    /// A request has come: others may come before it is answered.
    pub fn arrive(&self, request: &Request) -> Arrival<'_> {
        self.under_way.arrive(self.gap().map(|_| request))
    }

    /// How long a request waits before it is answered.
    pub fn gap(&self) -> Option<Duration> {
        (!self.strictness.keeps(Check::NumberOnceAtOnce)).then_some(GAP)
    }

    /// Answers a request that has come.
    pub fn answer_arrived(&self, arrival: &Arrival<'_>, request: &Request, now_ms: i64) -> Answer {
        let (operation, decision) = self.decide((request, arrival), now_ms);
        let refusal = decision.as_ref().err().map(|refusal| refusal.kind.clone());
        let mut answer =
            decision.unwrap_or_else(|refusal| voice::refused(&self.standard, operation, &refusal));
        let name = operation.map(|operation| operation.id.as_str());
        let heard = Heard { request, operation: name, refusal: refusal.as_ref(), now_ms };
        self.alter(&heard, &mut answer);
        answer
    }

    /// The answer to a body that is longer than a server reads.
    pub fn too_large(&self) -> Answer {
        let refusal = Refusal::new(RefusalKind::Unreadable, "请求体过大");
        let mut answer = voice::refused(&self.standard, None, &refusal);
        answer.status = 413;
        answer
    }

    fn deviate(&mut self, how: How) {
        match how {
            How::Skip(check) => self.strictness.skip(check),
            How::Forgive(forgiveness) => self.strictness.forgive(forgiveness),
            How::Ignore(ignored) => self.strictness.ignore(ignored),
            How::Drop(dropped) => self.dropped.push(dropped),
            How::Store(change) => self.row_changes.push(change),
            How::Slip(slipped) => lock(&self.store).slip(slipped),
            How::Answer(change) => self.answer_changes.push(change),
        }
    }

    fn decide(
        &self,
        (request, arrival): (&Request, &Arrival<'_>),
        now_ms: i64,
    ) -> (Option<&Operation>, Decision) {
        let operation = match route::find(&self.standard, &self.strictness, request) {
            Ok(operation) => operation,
            Err(refusal) => return (None, Err(refusal)),
        };
        let mut visit = Visit {
            standard: &self.standard,
            request,
            operation,
            strictness: &self.strictness,
            keyring: &self.keyring,
            caller: Account::Main,
            now_ms,
            is_one_of_two: arrival.is_one_of_two,
            overlooks: false,
            body: None,
        };
        let passed = GATES.iter().try_for_each(|gate| gate(&mut visit));
        let decision = passed.and_then(|()| self.served(&visit));
        if let Err(refusal) = &decision {
            self.note(&visit, refusal);
        }
        (Some(operation), decision)
    }

    /// A row that is refused for its content is listed among the rejected ones.
    fn note(&self, visit: &Visit<'_>, refusal: &Refusal) {
        let for_content =
            matches!(refusal.kind, RefusalKind::Invalid | RefusalKind::Business | RefusalKind::Foreign);
        if for_content && self.strictness.keeps(Check::RefusedListed) {
            let operation = visit.operation.id.as_str();
            let reported = (visit.body.as_ref(), visit.caller);
            note(&mut lock(&self.province), operation, reported, &refusal.message, visit.now_ms);
        }
        if refusal.kind == RefusalKind::Invalid {
            store::refused(visit, &mut lock(&self.store));
        }
    }

    /// What happens to a request behind the gates.
    fn served(&self, visit: &Visit<'_>) -> Decision {
        if let Some(refreshed) = session::refreshed(visit) {
            return refreshed.map(|members| self.refreshed(visit, &members));
        }
        if let Some(kept) = store::served(visit, &mut lock(&self.store)) {
            return kept;
        }
        let Some(business) = self.business(visit) else {
            let sample = plain::accepted(visit.operation);
            return Ok(sample);
        };
        let data = business?;
        Ok(voice::accepted(&self.standard, data).unwrap_or_else(|| plain::accepted(visit.operation)))
    }

    /// The answer of the call that yields a short-lived secret.
    fn refreshed(&self, visit: &Visit<'_>, members: &Value) -> Answer {
        let data = members.get("data").cloned().unwrap_or(Value::Null);
        voice::accepted(&self.standard, data).unwrap_or_else(|| {
            let mut answer = plain::accepted(visit.operation);
            answer.set_value(members);
            answer
        })
    }

    fn business(&self, visit: &Visit<'_>) -> Option<Result<Value, Refusal>> {
        let business = crate::province::business(&self.standard, visit.operation.id.as_str())?;
        let call = Call::new(visit, &self.row_changes);
        Some(business.run(&call, &mut lock(&self.province)))
    }

    fn alter(&self, heard: &Heard<'_>, answer: &mut Answer) {
        let accepted = heard.refusal.is_none();
        let dropped =
            self.dropped.iter().filter(|row| accepted && Some(row.operation.as_str()) == heard.operation);
        for row in dropped {
            answer.alter(|value| pointer::remove(value, &row.pointer));
        }
        self.answer_changes.iter().for_each(|change| change(heard, answer));
    }
}

impl fmt::Debug for Platform {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Platform").field("standard", &self.standard.id).finish_non_exhaustive()
    }
}
