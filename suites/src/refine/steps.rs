//! The requests that are one step smaller than another.

use super::distance::Distance;
use super::smaller::{is_cut, smaller};
use crate::plan::{Argument, Base, Breaking, Call, Change, Entity, again, is_writable, may_seem_unsent};

/// How many requests a level holds for one finding at most.
pub(super) const LEVEL: usize = 64;

/// How many requests are looked at for a level at most: of a large body most are not allowed, or not nearer.
const LOOKED_AT: usize = 4096;

/// The requests that are one step smaller than another.
#[derive(Debug)]
pub(super) struct Steps<'a> {
    /// The requests, the boldest steps first.
    pub(super) calls: Vec<Call<'a>>,
    /// Whether there may be more.
    pub(super) is_cut: bool,
}

impl<'a> Steps<'a> {
    /// Requests that are one step nearer to the base than `call`, that can be written down and that the contract allows,
    /// or that break what `breaking` does and nothing else.
    pub(super) fn of(base: &Base<'a>, call: &Call<'a>, breaking: Option<&Breaking<'a>>) -> Self {
        let mut steps = Self { calls: Vec::new(), is_cut: is_left_out(base, call) };
        let mut seen = Vec::new();
        let distance = Distance::of(&base.call, call);
        let change = breaking.map(|breaking| &breaking.change);
        let is_meant = |nearer: &Call<'a>| {
            Distance::of(&base.call, nearer) < distance
                && breaking.is_none_or(|breaking| again(breaking, nearer).is_some())
        };
        // What is not asked for is not made: a large body has far more candidates than a level holds.
        for (looked_at, nearer) in arguments(base, call, change).chain(bodies(base, call, change)).enumerate()
        {
            let is_enough = looked_at >= LOOKED_AT && !steps.calls.is_empty();
            if steps.calls.len() == LEVEL || is_enough {
                steps.is_cut = true;
                break;
            }
            let Some(nearer) = nearer.filter(is_meant) else {
                continue;
            };
            let values = values(&nearer);
            if !seen.contains(&values) {
                seen.push(values);
                steps.calls.push(nearer);
            }
        }
        steps
    }
}

/// Whether some of the values that are one step smaller are not even looked at.
fn is_left_out(base: &Base<'_>, call: &Call<'_>) -> bool {
    let known = |argument: &Argument<'_>| base.call.argument(argument.parameter).map(|known| &known.value);
    let mut differing = call.arguments.iter().filter(|sent| known(sent) != Some(&sent.value));
    differing.any(|sent| is_cut(None, &sent.value))
        || call.body().is_some_and(|body| is_cut(base.call.body(), body))
}

fn values(call: &Call<'_>) -> Vec<serde_json::Value> {
    let arguments = call.arguments.iter().map(|argument| argument.value.clone());
    arguments.chain(call.body().cloned()).collect()
}

/// All arguments as the base has them, then one after another, then one of them smaller; `None` for each that is not
/// allowed.
fn arguments<'c, 'a>(
    base: &'c Base<'a>,
    call: &'c Call<'a>,
    change: Option<&'c Change<'a>>,
) -> impl Iterator<Item = Option<Call<'a>>> + 'c {
    let all = Call { arguments: base.call.arguments.clone(), ..call.clone() };
    let numbered = call.arguments.iter().enumerate();
    let differing = numbered.filter_map(move |(index, argument)| {
        let known = base.call.argument(argument.parameter);
        let is_known = known.is_some_and(|known| known.value == argument.value);
        (!is_known).then_some((index, argument, known))
    });
    let each = differing.flat_map(move |(index, argument, known)| {
        let smaller = smaller(None, &argument.value).map(move |value| {
            let parameter = argument.parameter;
            let with = Argument { parameter, value, slot: None };
            let is_broken = change.is_some_and(|change| change.is_of(parameter));
            let is_valid = || parameter.schema.admits(&with.value) && !may_seem_unsent(&with);
            let is_allowed = (is_broken || is_valid()) && is_writable(&with);
            is_allowed.then(|| put(call, index, Some(with)))
        });
        std::iter::once(Some(put(call, index, known.cloned()))).chain(smaller)
    });
    std::iter::once(Some(all)).chain(each)
}

/// The call with another argument at this place, or none.
fn put<'a>(call: &Call<'a>, index: usize, with: Option<Argument<'a>>) -> Call<'a> {
    let mut changed = call.clone();
    match (with, changed.arguments.get_mut(index)) {
        (Some(with), Some(place)) => *place = with,
        _ => drop(changed.arguments.remove(index)),
    }
    changed
}

/// The base's body, then bodies that are one step nearer to it; `None` for each that is not allowed.
fn bodies<'c, 'a>(
    base: &'c Base<'a>,
    call: &'c Call<'a>,
    change: Option<&'c Change<'a>>,
) -> impl Iterator<Item = Option<Call<'a>>> + 'c {
    let is_broken = matches!(change, Some(Change::Body(_)));
    call.entity.iter().flat_map(move |entity| {
        let known = Call { entity: base.call.entity.clone(), ..call.clone() };
        let nearer = smaller(base.call.body(), &entity.value).map(move |value| {
            let is_noted =
                |noted: &crate::plan::Annotation| value.pointer(&noted.at) != entity.value.pointer(&noted.at);
            if base.annotations.iter().any(is_noted) {
                return None;
            }
            let call = call.with_body(value);
            let is_allowed = |entity: &Entity| entity.schema.is_some() && (is_broken || entity.is_admitted());
            call.entity.as_ref().is_some_and(is_allowed).then_some(call)
        });
        std::iter::once(Some(known)).chain(nearer)
    })
}
