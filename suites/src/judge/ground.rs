//! What a demand looks at: what the platform did with the request, or only how its answer is written.

use hutong_specs::plan::{Demand, Predicate};

/// Whether a demand speaks of whether the request was accepted, or of what came of it.
pub(super) fn rests_on_outcome(demand: &Demand) -> bool {
    match demand {
        Demand::Accepted
        | Demand::Refused
        | Demand::Address(_)
        | Demand::Selected(_)
        | Demand::References
        | Demand::Compatible
        | Demand::NotTaken { .. }
        | Demand::Same { .. }
        | Demand::Fresh { .. }
        | Demand::Listed { .. }
        | Demand::NotListed { .. }
        | Demand::SameRefusal(_)
        | Demand::Compared { .. }
        | Demand::Includes { .. }
        | Demand::Agrees(_)
        | Demand::Counted { .. }
        | Demand::Apart { .. }
        | Demand::Tallies { .. }
        | Demand::Near { .. }
        | Demand::AcceptedAmong { .. }
        | Demand::AnyOf(_) => true,
        Demand::On { demand, .. } | Demand::Given { demand, .. } => rests_on_outcome(demand),
        Demand::At { predicate, .. } => {
            !matches!(predicate, Predicate::Present | Predicate::Type(_) | Predicate::Keys(_))
        }
        _ => false,
    }
}

/// Whether a demand speaks of nothing but how an answer is written, whatever it answers.
pub(super) fn is_of_form(demand: &Demand) -> bool {
    match demand {
        Demand::Status(_)
        | Demand::DeclaredStatus
        | Demand::NoFault
        | Demand::NoServerError
        | Demand::Inert { .. }
        | Demand::Encrypted
        | Demand::NotNegotiated
        | Demand::Within(_) => false,
        demand => !rests_on_outcome(demand),
    }
}
