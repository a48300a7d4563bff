//! How far a request is from the valid one that the fixed cases start from: what a smaller request has less of.

use serde_json::Value;

use crate::plan::Call;

/// How far a request is from the base; the first member counts first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Distance {
    /// At how many places it differs.
    places: u64,
    /// How much there is at these places.
    weight: u64,
}

impl Distance {
    /// How far `call` is from `base`.
    pub(super) fn of(base: &Call<'_>, call: &Call<'_>) -> Self {
        let mut distance = Self::default();
        for argument in &call.arguments {
            let known = base.argument(argument.parameter).map(|known| &known.value);
            distance.add(known, Some(&argument.value));
        }
        let missing = base.arguments.iter().filter(|known| call.argument(known.parameter).is_none());
        for known in missing {
            distance.add(Some(&known.value), None);
        }
        distance.add(base.body(), call.body());
        distance
    }

    /// How long a walk is.
    pub(super) fn of_walk(events: usize) -> Self {
        Self { places: events as u64, weight: 0 }
    }

    fn add(&mut self, base: Option<&Value>, value: Option<&Value>) {
        match (base, value) {
            (base, value) if base == value => {}
            (Some(Value::Object(base)), Some(Value::Object(value))) => {
                for (name, member) in value {
                    self.add(base.get(name), Some(member));
                }
                for (name, member) in base.iter().filter(|(name, _)| !value.contains_key(*name)) {
                    let _ = name;
                    self.add(Some(member), None);
                }
            }
            (Some(Value::Array(base)), Some(Value::Array(value))) => {
                for index in 0..base.len().max(value.len()) {
                    self.add(base.get(index), value.get(index));
                }
            }
            (_, None) => *self = Self { places: self.places + 1, weight: self.weight + 1 },
            (_, Some(value)) => {
                self.places += leaves(value);
                self.weight += weight(value);
            }
        }
    }
}

fn leaves(value: &Value) -> u64 {
    match value {
        Value::Array(items) => 1 + items.iter().map(leaves).sum::<u64>(),
        Value::Object(members) => 1 + members.values().map(leaves).sum::<u64>(),
        _ => 1,
    }
}

fn weight(value: &Value) -> u64 {
    match value {
        Value::Null | Value::Bool(false) => 1,
        Value::Bool(true) => 2,
        Value::Number(number) => number.to_string().chars().map(heaviness).sum::<u64>() + 1,
        Value::String(text) => text.chars().map(heaviness).sum::<u64>() + 1,
        Value::Array(items) => 2 + items.iter().map(weight).sum::<u64>(),
        Value::Object(members) => {
            2 + members
                .iter()
                .map(|(name, member)| weight(&Value::String(name.clone())) + weight(member))
                .sum::<u64>()
        }
    }
}

/// A character that nobody takes exception to is the lightest.
fn heaviness(character: char) -> u64 {
    match character {
        'a' | '0' => 2,
        _ if character.is_ascii_alphanumeric() => 3,
        _ if character.is_ascii() => 4,
        _ => 5,
    }
}
