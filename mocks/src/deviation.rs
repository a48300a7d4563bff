//! A deviation: a way in which a platform does not conform, and the clauses that it breaks.

use hutong_specs::bilingual::Bilingual;
use hutong_specs::name::ClauseId;
use hutong_specs::standard::Standard;

use crate::answer::Answer;
use crate::check::Check;
use crate::deviations::{DEVIATIONS, IN_TIME, IN_WALKS};
use crate::lapse::Lapse;
use crate::machine::{self, Dropped, Ignored};
use crate::province::Row;
use crate::refusal::RefusalKind;
use crate::request::Request;
use crate::store::{self, Slipped};

/// A way in which a platform does not conform.
#[derive(Clone, Debug)]
pub struct Deviation {
    /// The deviation's name.
    pub id: String,
    /// What the platform does wrong.
    pub title: Bilingual,
    /// The clauses that this violates.
    pub breaks: Vec<ClauseId>,
    /// How the platform is altered.
    pub how: Vec<How>,
}

/// How a platform is altered.
#[derive(Clone, Debug)]
pub enum How {
    /// A check is left out.
    Skip(Check),
    /// Faults of a kind are forgiven.
    Forgive(fn(&Lapse<'_>) -> bool),
    /// A constraint of one operation is ignored.
    Ignore(Ignored),
    /// A member of one operation's answers is left out.
    Drop(Dropped),
    /// Rows are altered before they are stored; the text is the table.
    Store(fn(&str, &mut Row)),
    /// The things of a plain document are looked after badly.
    Slip(Slipped),
    /// Answers are altered.
    Answer(fn(&Heard<'_>, &mut Answer)),
}

/// A request and what was decided about it, for those who alter answers.
#[derive(Clone, Copy, Debug)]
pub struct Heard<'a> {
    /// The request.
    pub request: &'a Request,
    /// The operation's id; `None` if nobody serves the request.
    pub operation: Option<&'a str>,
    /// Why the request was refused; `None` if it was accepted.
    pub(crate) refusal: Option<&'a RefusalKind>,
    /// The platform's clock.
    pub now_ms: i64,
}

impl Heard<'_> {
    /// Whether an operation accepted the request.
    pub(crate) fn accepted(&self, operation: &str) -> bool {
        self.refusal.is_none() && self.operation == Some(operation)
    }

    /// Whether an operation refused the request for this reason.
    pub(crate) fn refused(&self, operation: &str, kind: &RefusalKind) -> bool {
        self.refusal == Some(kind) && self.operation == Some(operation)
    }
}

/// A deviation as its author writes it.
#[derive(Debug)]
pub(crate) struct Authored {
    /// The deviation's name.
    pub(crate) id: &'static str,
    /// What the platform does wrong, in Chinese.
    pub(crate) zh: &'static str,
    /// What the platform does wrong, in English.
    pub(crate) en: &'static str,
    /// The clauses that this violates.
    pub(crate) breaks: &'static [&'static str],
    /// How the platform is altered.
    pub(crate) how: &'static [How],
}

/// Every deviation from a standard: those that a person wrote and those that a machine made.
pub fn deviations(standard: &Standard) -> Vec<Deviation> {
    let mut deviations = authored(standard);
    deviations.extend(store::deviations(standard));
    deviations.extend(machine_made(standard));
    deviations
}

/// The deviations that a person wrote, as far as the standard has the clauses that they break.
pub fn authored(standard: &Standard) -> Vec<Deviation> {
    applying(standard, DEVIATIONS)
}

/// The deviations that a person wrote and that no fixed case shows, only a random walk through a state machine: they are no
/// part of the score of a suite without random cases.
pub fn in_walks(standard: &Standard) -> Vec<Deviation> {
    applying(standard, IN_WALKS)
}

/// The deviations that a person wrote and that show once a short-lived secret is over: they are no part of the score of a suite
/// that does not wait for it.
pub fn in_time(standard: &Standard) -> Vec<Deviation> {
    applying(standard, IN_TIME)
}

fn applying(standard: &Standard, rows: &[Authored]) -> Vec<Deviation> {
    let known = |id: &&str| standard.clauses.iter().any(|clause| clause.id.as_str() == *id);
    let applies = |row: &&Authored| !row.breaks.is_empty() && row.breaks.iter().all(known);
    rows.iter().filter(applies).map(written).collect()
}

/// The deviations that follow from the interface document alone: each answered member left out, each constraint of a
/// request ignored.
pub fn machine_made(standard: &Standard) -> Vec<Deviation> {
    machine::deviations(standard)
}

fn written(row: &Authored) -> Deviation {
    Deviation {
        id: row.id.to_owned(),
        title: Bilingual::new(row.zh, row.en),
        breaks: row.breaks.iter().map(|id| ClauseId::from(*id)).collect(),
        how: row.how.to_vec(),
    }
}
