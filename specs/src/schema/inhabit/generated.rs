//! Attempts at a value until the validator consents.

use serde_json::Value;

use super::drawing::{Drawing, SHALLOW};
use super::expand::Exempt;
use super::goal::GoalKey;
use super::kinds::Kinds;
use super::obstacle::Obstacle;
use super::source::Source;
use super::term::Term;
use crate::schema::given_up::GivenUp;
use crate::schema::set::SchemaSet;
use crate::schema::side::Side;

/// What kind of value is asked for.
pub(in crate::schema) struct Request<'a> {
    pub(in crate::schema) set: &'a SchemaSet,
    pub(in crate::schema) terms: Vec<Term>,
    pub(in crate::schema) exempt: Exempt,
    pub(in crate::schema) seed: u64,
    pub(in crate::schema) readable: bool,
    pub(in crate::schema) side: Side,
    /// After so many places nothing optional is added any more.
    pub(in crate::schema) room: usize,
}

/// So many attempts are made before a schema is given up; the last ones leave out all that can be left out.
const ATTEMPTS: usize = 32;
const FULL: usize = 24;
/// What a reason begins with where it is certain that there is no value.
pub(in crate::schema) const NO_MEMBER: &str = "no value can be a member: ";

/// A value that meets every term, or the reason why there is none or none was found.
pub(in crate::schema) fn generated(request: Request<'_>) -> Result<Value, GivenUp> {
    let name = name(&request.terms);
    let set = request.set;
    let given_up = |why| GivenUp { constraint: name.clone(), why };
    let defect =
        request.terms.iter().filter(|term| term.keyword.is_none()).find_map(|term| set.defect(&term.pointer));
    if let Some(defect) = defect {
        return Err(given_up(defect.to_string()));
    }
    drawn(request, &name).map_err(|obstacle| {
        let lead = if obstacle.proven { NO_MEMBER } else { "" };
        given_up(format!("{lead}{}", obstacle.why))
    })
}

fn name(terms: &[Term]) -> String {
    let words = terms.iter().map(|term| match (&term.keyword, term.holds) {
        (Some(keyword), _) => format!("{}/{keyword}", term.pointer),
        (None, true) => term.pointer.clone(),
        (None, false) => format!("!{}", term.pointer),
    });
    words.collect::<Vec<_>>().join(" ")
}

fn drawn(request: Request<'_>, name: &str) -> Result<Value, Obstacle> {
    let Request { set, terms, exempt, seed, readable, side, room } = request;
    let goal = set.goal_of(GoalKey { terms, exempt });
    let mut last = Obstacle::not_found("what was generated is not admitted");
    for attempt in 0..ATTEMPTS {
        let source = Source::seeded(seed, name, attempt as u64);
        let mut drawing = Drawing::new(set, source);
        drawing.readable = readable && attempt < ATTEMPTS / 4;
        drawing.attempt = attempt;
        drawing.side = side.or(set.side());
        drawing.room = room;
        let depth = if attempt < FULL { 0 } else { SHALLOW + 1 };
        match drawing.value(&goal, Kinds::ALL, depth) {
            Ok(value) if goal.is_met(set, &value) => return Ok(value),
            Ok(_) => {}
            Err(obstacle) if obstacle.proven => return Err(obstacle),
            Err(obstacle) => last = obstacle,
        }
    }
    Err(last)
}
