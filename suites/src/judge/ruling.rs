//! What comes of one expectation.

use hutong_specs::judgement::{Doubt, FindingCode, Observed};
use hutong_specs::plan::Place;

/// What comes of one expectation.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Ruling {
    /// The demand was met.
    Met,
    /// The demand does not apply to this answer, such as a demand on a body of another outcome.
    Silent,
    /// It could not be decided.
    Doubtful(Doubt),
    /// The demand was not met, in these ways.
    Broken(Vec<Defect>),
}

/// One way in which a demand was not met.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Defect {
    /// What kind of finding it makes.
    pub(super) code: FindingCode,
    /// Where.
    pub(super) place: Place,
    /// What was seen.
    pub(super) observed: Observed,
}

impl Ruling {
    /// A demand that was not met in one way.
    pub(super) fn broken(code: FindingCode, place: Place, observed: Observed) -> Self {
        Self::Broken(vec![Defect { code, place, observed }])
    }

    /// Met if nothing is wrong.
    pub(super) fn of(defects: Vec<Defect>) -> Self {
        if defects.is_empty() { Self::Met } else { Self::Broken(defects) }
    }
}
