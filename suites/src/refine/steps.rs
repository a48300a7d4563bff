//! The requests that are one step smaller than another.

use super::distance::Distance;
use super::smaller::smaller;
use crate::plan::{Argument, Base, Breaking, Call, Change, Entity, again, is_writable};

/// How many requests a level holds for one finding at most.
const LEVEL: usize = 64;

/// Every request that is one step nearer to the base than `call` and that can be written down; the boldest steps first. The
/// contract allows it, or it breaks what `breaking` does and nothing else.
pub(super) fn steps<'a>(base: &Base<'a>, call: &Call<'a>, breaking: Option<&Breaking<'a>>) -> Vec<Call<'a>> {
    let distance = Distance::of(&base.call, call);
    let change = breaking.map(|breaking| &breaking.change);
    let mut nearer = arguments(base, call, change);
    nearer.extend(bodies(base, call, change));
    nearer.retain(|nearer| Distance::of(&base.call, nearer) < distance);
    nearer.retain(|nearer| breaking.is_none_or(|breaking| again(breaking, nearer).is_some()));
    let mut seen = Vec::new();
    nearer.retain(|nearer| {
        let values = values(nearer);
        let is_new = !seen.contains(&values);
        seen.push(values);
        is_new
    });
    nearer.truncate(LEVEL);
    nearer
}

fn values(call: &Call<'_>) -> Vec<serde_json::Value> {
    let arguments = call.arguments.iter().map(|argument| argument.value.clone());
    arguments.chain(call.body().cloned()).collect()
}

/// All arguments as the base has them, then one after another, then one of them smaller.
fn arguments<'a>(base: &Base<'a>, call: &Call<'a>, change: Option<&Change<'a>>) -> Vec<Call<'a>> {
    let known = |name: &str| base.call.argument(name);
    let mut nearer = vec![Call { arguments: base.call.arguments.clone(), ..call.clone() }];
    for (index, argument) in call.arguments.iter().enumerate() {
        let known = known(&argument.parameter.name);
        if known.is_some_and(|known| known.value == argument.value) {
            continue;
        }
        let put = |with: Option<Argument<'a>>| {
            let mut changed = call.clone();
            match (with, changed.arguments.get_mut(index)) {
                (Some(with), Some(place)) => *place = with,
                _ => drop(changed.arguments.remove(index)),
            }
            changed
        };
        nearer.push(put(known.cloned()));
        for value in smaller(None, &argument.value) {
            let parameter = argument.parameter;
            let with = Argument { parameter, value, slot: None };
            let is_broken = change.is_some_and(|change| change.is_of(parameter));
            if (is_broken || parameter.schema.admits(&with.value)) && is_writable(&with) {
                nearer.push(put(Some(with)));
            }
        }
    }
    nearer
}

/// The base's body, then bodies that are one step nearer to it.
fn bodies<'a>(base: &Base<'a>, call: &Call<'a>, change: Option<&Change<'a>>) -> Vec<Call<'a>> {
    let Some(entity) = &call.entity else {
        return Vec::new();
    };
    let is_broken = matches!(change, Some(Change::Body(_)));
    let known = Call { entity: base.call.entity.clone(), ..call.clone() };
    let values = smaller(base.call.body(), &entity.value).into_iter().filter(|value| {
        !base.annotations.iter().any(|noted| value.pointer(&noted.at) != entity.value.pointer(&noted.at))
    });
    let allowed = values.map(|value| call.with_body(value)).filter(|call| {
        let is_allowed = |entity: &Entity| entity.schema.is_some() && (is_broken || entity.is_admitted());
        call.entity.as_ref().is_some_and(is_allowed)
    });
    std::iter::once(known).chain(allowed).collect()
}
