//! The judge as a fold over the lines of a record.

use std::collections::BTreeMap;
use std::io::BufRead;

use hutong_specs::binding::Outcome;
use hutong_specs::digest::Digest;
use hutong_specs::judgement::Judgement;
use hutong_specs::name::CaseId;
use hutong_specs::plan::{Case, Plan, PlanFileError, Role};
use hutong_specs::record::{
    Exchange, Observation, RecordError, RecordFooter, RecordHeader, RecordLine, RecordReader,
};
use hutong_specs::standard::Standard;
use thiserror::Error;

use super::case_judge::judge_case;
use super::claims::Claims;
use super::conclude::conclude;
use super::coverage::Reached;
use super::ledger::Ledger;
use super::merge::Findings;
use super::tally::Tally;
use super::view::View;
use crate::cases::Cases;

/// Why a record could not be judged.
#[derive(Debug, Error)]
pub enum JudgeError {
    /// The record could not be read.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// The plan's digest could not be computed.
    #[error(transparent)]
    Plan(#[from] PlanFileError),
    /// The record was made from another plan.
    #[error(
        "judge the record: it was made from the plan {found}, this is the plan {expected}; give the plan that lies beside the record"
    )]
    OtherPlan {
        /// The digest of the plan that was given.
        expected: Digest,
        /// The digest that the record names.
        found: Digest,
    },
    /// The plan was made from another standard.
    #[error(
        "judge the record: its plan was made from the standard {expected}, this is {found}; use the edition that the plan names, or plan and run again"
    )]
    OtherStandard {
        /// The digest that the plan names.
        expected: Digest,
        /// The digest of the standard that was given.
        found: Digest,
    },
    /// The record holds nothing.
    #[error("judge the record: it is empty; run the plan first with `hutong run`")]
    Empty,
}

/// The judge: observes the lines of a record in order, and concludes.
#[derive(Debug)]
pub struct Judge<'a> {
    pub(super) standard: &'a Standard,
    pub(super) plan: &'a Plan,
    pub(super) plan_digest: Digest,
    pub(super) cases: Cases<'a>,
    pub(super) header: Option<RecordHeader>,
    pub(super) footer: Option<RecordFooter>,
    pub(super) open: BTreeMap<CaseId, Vec<(u64, Exchange)>>,
    pub(super) tallies: BTreeMap<u64, Tally>,
    pub(super) findings: Findings,
    pub(super) reached: Reached,
    pub(super) ledger: Ledger,
    pub(super) claims: Claims,
    pub(super) exchanges: u64,
    line: u64,
}

impl<'a> Judge<'a> {
    /// A judge of records of `plan`, whose digest is given so that it is computed once.
    pub fn new(standard: &'a Standard, plan: &'a Plan, plan_digest: Digest) -> Result<Self, JudgeError> {
        if plan.header.standard.digest != standard.digest {
            let expected = plan.header.standard.digest;
            return Err(JudgeError::OtherStandard { expected, found: standard.digest });
        }
        Ok(Self {
            standard,
            plan,
            plan_digest,
            cases: Cases::new(standard, plan),
            header: None,
            footer: None,
            open: BTreeMap::new(),
            tallies: BTreeMap::new(),
            findings: Findings::default(),
            reached: Reached::new(standard),
            ledger: Ledger::new(standard),
            claims: Claims::default(),
            exchanges: 0,
            line: 0,
        })
    }

    /// Observes the next line of the record.
    pub fn observe(&mut self, line: RecordLine) -> Result<(), JudgeError> {
        self.line += 1;
        match line {
            RecordLine::Header(header) => {
                if header.plan != self.plan_digest {
                    let (expected, found) = (self.plan_digest, header.plan);
                    return Err(JudgeError::OtherPlan { expected, found });
                }
                self.header = Some(*header);
            }
            RecordLine::Exchange(exchange) => self.observe_exchange(*exchange),
            RecordLine::Footer(footer) => self.footer = Some(footer),
        }
        Ok(())
    }

    /// Concludes: what was not observed was not run.
    pub fn finish(mut self, record: Digest) -> Result<Judgement, JudgeError> {
        let header = self.header.take().ok_or(JudgeError::Empty)?;
        let open = std::mem::take(&mut self.open);
        for (id, exchanges) in open {
            if let Some((place, case)) = self.cases.get(&id) {
                self.close(place, &case, &exchanges);
            }
        }
        Ok(conclude(self, &header, record))
    }

    fn observe_exchange(&mut self, exchange: Exchange) {
        self.exchanges += 1;
        let id = exchange.case.clone();
        let Some((place, case)) = self.cases.get(&id) else {
            return;
        };
        let ends = ends_case(&case, &exchange);
        let exchanges = self.open.entry(id.clone()).or_default();
        exchanges.push((self.line, exchange));
        let ends = ends || only_vain(&case, exchanges);
        if ends && let Some(exchanges) = self.open.remove(&id) {
            self.close(place, &case, &exchanges);
        }
    }

    /// Judges a case whose exchanges are complete.
    fn close(&mut self, place: u64, case: &Case, exchanges: &[(u64, Exchange)]) {
        let judged = judge_case(self.standard, &self.plan.header.binding, case, exchanges);
        for view in &judged.views {
            if let (Some(operation), Some(status)) = (view.operation, view.status()) {
                // What another method is answered shows nothing of the operation.
                let accepted = view.outcome == Some(Outcome::Accepted) && view.is_as_meant();
                self.reached.answered(&operation.id, status, accepted);
            }
        }
        self.ledger.close(&case.id, &judged.views);
        self.claims.close(place, case, &judged.views);
        self.findings.add(
            (self.standard, &self.plan.header.declares),
            place,
            case,
            &judged.shown,
            &judged.views,
        );
        self.tallies.insert(place, judged.tally);
    }
}

/// Whether nothing more can follow: this is the last step, and it is not tried again.
fn ends_case(case: &Case, exchange: &Exchange) -> bool {
    let tried_again = exchange.observations.iter().any(|seen| matches!(seen, Observation::Throttled(_)));
    case.steps
        .last()
        .is_some_and(|step| step.id == exchange.step && step.probe.repeat.is_none() && !tried_again)
}

/// Whether nothing follows but cleaning up for which there is nothing to clean: it is not sent then.
fn only_vain(case: &Case, exchanges: &[(u64, Exchange)]) -> bool {
    let Some((_, last)) = exchanges.last() else { return false };
    let after = case.steps.iter().skip_while(|step| step.id != last.step).skip(1);
    let mut after = after.peekable();
    let tried_again = last.observations.iter().any(|seen| matches!(seen, Observation::Throttled(_)));
    if after.peek().is_none() || tried_again {
        return false;
    }
    let captured = |name: &str| {
        exchanges.iter().any(|(line, exchange)| {
            let steps = case.steps.iter().filter(|step| step.id == exchange.step);
            let mut captures = steps.flat_map(|step| &step.probe.captures);
            captures.any(|capture| capture.name == name && View::captures(*line, exchange, capture))
        })
    };
    after.all(|step| {
        let request = step.probe.request.as_ref().filter(|_| step.probe.always && step.role == Role::Cleanup);
        request.is_some_and(|request| request.captured().any(|name| !captured(name)))
    })
}

/// Judges a record that is read line by line.
pub fn judge(standard: &Standard, plan: &Plan, record: impl BufRead) -> Result<Judgement, JudgeError> {
    let mut judge = Judge::new(standard, plan, plan.digest()?)?;
    let mut reader = RecordReader::new(record);
    while let Some(line) = reader.next_line()? {
        judge.observe(line)?;
    }
    judge.finish(reader.finish())
}
