//! The interpretation of each kind of demand, one family a file.

mod address;
mod agrees;
mod among;
mod body;
mod clock;
mod compare;
mod compatible;
mod encryption;
mod headers;
mod inert;
mod leak;
mod media_type;
mod members;
mod outcome;
mod references;
mod rows;
mod same_refusal;
mod selected;
mod status;
mod tally;
mod value;

use hutong_specs::judgement::{Doubt, FindingCode, Observed};
use hutong_specs::plan::{Case, Demand, Expectation, Place};
use hutong_specs::record::{Exchange, Fault, FaultKind};
use hutong_specs::standard::Standard;

use super::ruling::Ruling;
use super::view::View;

pub(super) use outcome::written as written_outcome;

/// What a demand may look at besides the exchange itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'a> {
    /// The standard.
    pub(super) standard: &'a Standard,
    /// The case.
    pub(super) case: &'a Case,
    /// The last exchange of each step so far.
    pub(super) views: &'a [View<'a>],
}

/// Rules on one expectation.
pub(super) fn rule(scene: Scene<'_>, view: &View<'_>, expectation: &Expectation) -> Ruling {
    if let Some(fault) = view.fault()
        && !matches!(expectation.demand, Demand::Encrypted | Demand::NotNegotiated)
    {
        return without_response(view.exchange, fault, &expectation.demand);
    }
    match &expectation.demand {
        Demand::Accepted => outcome::accepted(scene, view),
        Demand::Refused => outcome::refused(scene, view),
        Demand::NoFault | Demand::NoServerError => outcome::no_fault(scene, view),
        Demand::Inert { text, traces } => inert::inert(view, text, traces),
        Demand::Status(allowed) => status::one_of(view, allowed),
        Demand::DeclaredStatus => status::declared(scene, view),
        Demand::DeclaredMediaType => media_type::declared(view),
        Demand::MediaType(allowed) => media_type::one_of(view, allowed),
        Demand::Encrypted => encryption::served(view),
        Demand::NotNegotiated => encryption::negotiated(view),
        Demand::Address(pattern) => address::matches(view, pattern),
        Demand::DeclaredHeaders => headers::declared(view),
        Demand::Header { name, predicate } => headers::meets(view, name, predicate),
        Demand::HeaderEquals { name, reference } => headers::equals(scene, view, name, reference),
        Demand::HeaderLists(list) => headers::lists(view, list),
        Demand::References => references::resolved(view),
        Demand::Compatible => compatible::compatible(scene, view),
        Demand::DeclaredBody => body::declared(scene, view, &expectation.clause),
        Demand::At { pointer, predicate } => value::at(view, pointer, predicate),
        Demand::Selected(selected) => selected::allowed(view, selected),
        Demand::NotTaken { pointer, value } => value::not_taken(view, pointer, value),
        Demand::Same { pointer, reference } => compare::same(scene, view, pointer, reference),
        Demand::Fresh { pointer, reference } => compare::fresh(scene, view, pointer, reference),
        Demand::Listed { array, item, reference } => {
            compare::listed(scene, view, array, item, reference, compare::Listing::There)
        }
        Demand::NotListed { array, item, reference } => {
            compare::listed(scene, view, array, item, reference, compare::Listing::NotThere)
        }
        Demand::SameRefusal(step) => same_refusal::same(scene, view, step),
        Demand::Compared { pointer, relation, reference } => {
            compare::ordered(scene, view, pointer, *relation, reference)
        }
        Demand::Includes { pointer, reference, except } => {
            members::includes(scene, view, (pointer, except), reference)
        }
        Demand::Agrees(agreement) => agrees::agrees(scene, view, agreement),
        Demand::Counted { array, item, relation, operand, count, number } => {
            let wanted = rows::Wanted { item, relation: *relation, operand };
            rows::counted(scene, view, array, &wanted, (*count, *number))
        }
        Demand::Apart { array, item, reference } => rows::apart(scene, view, array, item, reference),
        Demand::Tallies { array, number } => tally::tallies(view, array, number),
        Demand::Near { place, seconds } => clock::near(view, place, *seconds),
        Demand::AcceptedAmong { steps, least, most } => among::accepted(scene, view, steps, (*least, *most)),
        Demand::AnyOf(demands) => any_of(scene, view, expectation, demands),
        Demand::On { status, demand } => {
            let is_meant = view.status().is_some_and(|code| status.iter().any(|one| one.matches(code)));
            let expectation = || Expectation { demand: demand.as_ref().clone(), ..expectation.clone() };
            if is_meant { rule(scene, view, &expectation()) } else { Ruling::Silent }
        }
        Demand::Given { pointer, demand } => {
            let is_there = view.json.as_ref().is_ok_and(|json| json.pointer(pointer).is_some());
            let expectation = || Expectation { demand: demand.as_ref().clone(), ..expectation.clone() };
            if is_there { rule(scene, view, &expectation()) } else { Ruling::Silent }
        }
        Demand::Within(milliseconds) => within(view.exchange, *milliseconds),
        Demand::NoLeak => leak::none(view),
        Demand::Charset(charset) => body::charset(view, charset),
    }
}

/// The doubt that a fault leaves which says nothing of the platform.
fn of_fault(fault: &Fault) -> Doubt {
    let observed = || format!("{}: {}", kind_name(fault.kind), fault.detail);
    match fault.kind {
        FaultKind::Interrupted => Doubt::NotRun,
        kind if kind.is_ours() => Doubt::Tool(observed()),
        _ => Doubt::Transport(observed()),
    }
}

/// Rules where there is no response: only a torn or unreadable answer is the platform's fault for certain.
fn without_response(exchange: &Exchange, fault: &Fault, demand: &Demand) -> Ruling {
    let torn = matches!(fault.kind, FaultKind::Closed | FaultKind::Malformed);
    match demand {
        Demand::NoFault if torn => Ruling::broken(
            FindingCode::HT101,
            Place::Exchange,
            Observed::Fault(format!("{}: {}", kind_name(fault.kind), fault.detail)),
        ),
        Demand::Within(milliseconds) if fault.kind == FaultKind::Timeout => within(exchange, *milliseconds),
        _ => Ruling::Doubtful(of_fault(fault)),
    }
}

fn kind_name(kind: FaultKind) -> String {
    serde_json::to_value(kind).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// One is enough; where none is met, what the first one shows counts.
fn any_of(scene: Scene<'_>, view: &View<'_>, expectation: &Expectation, demands: &[Demand]) -> Ruling {
    let ruled: Vec<Ruling> = demands
        .iter()
        .map(|demand| rule(scene, view, &Expectation { demand: demand.clone(), ..expectation.clone() }))
        .collect();
    let is_met = ruled.iter().any(|ruling| matches!(ruling, Ruling::Met));
    let open = |ruling: &Ruling| matches!(ruling, Ruling::Silent | Ruling::Doubtful(_));
    let is_open = ruled.iter().any(open);
    let mut ruled = ruled.into_iter().filter(|ruling| !is_open || open(ruling));
    if is_met { Ruling::Met } else { ruled.next().unwrap_or(Ruling::Silent) }
}

fn within(exchange: &Exchange, milliseconds: u64) -> Ruling {
    if exchange.duration_us <= milliseconds.saturating_mul(1000) {
        Ruling::Met
    } else {
        Ruling::broken(FindingCode::HT401, Place::Time, Observed::Duration(exchange.duration_us))
    }
}
