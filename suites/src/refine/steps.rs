//! The requests that are one step smaller than another.

use super::distance::Distance;
use super::smaller::smaller;
use crate::plan::{Argument, Base, Call, is_writable};

/// How many requests a level holds for one finding at most.
const LEVEL: usize = 64;

/// Every request that is one step nearer to the base than `call`, that the contract allows and that can be written down;
/// the boldest steps first.
pub(super) fn steps<'a>(base: &Base<'a>, call: &Call<'a>) -> Vec<Call<'a>> {
    let distance = Distance::of(&base.call, call);
    let mut nearer = arguments(base, call);
    nearer.extend(bodies(base, call));
    nearer.retain(|nearer| Distance::of(&base.call, nearer) < distance);
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
fn arguments<'a>(base: &Base<'a>, call: &Call<'a>) -> Vec<Call<'a>> {
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
            if parameter.schema.admits(&with.value) && is_writable(&with) {
                nearer.push(put(Some(with)));
            }
        }
    }
    nearer
}

/// The base's body, then bodies that are one step nearer to it.
fn bodies<'a>(base: &Base<'a>, call: &Call<'a>) -> Vec<Call<'a>> {
    let Some(entity) = &call.entity else {
        return Vec::new();
    };
    let known = Call { entity: base.call.entity.clone(), ..call.clone() };
    let values = smaller(base.call.body(), &entity.value).into_iter().filter(|value| {
        !base.annotations.iter().any(|noted| value.pointer(&noted.at) != entity.value.pointer(&noted.at))
    });
    let allowed = values.map(|value| call.with_body(value)).filter(|call| {
        call.entity.as_ref().is_some_and(|entity| entity.schema.is_some() && entity.is_admitted())
    });
    std::iter::once(known).chain(allowed).collect()
}
