//! What a text may mean: a value with alternatives at its places.

use serde_json::Value;

use crate::schema::scalars;
use crate::text::pointer::below;

/// What was sent, in every way in which it can be read.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// Nothing at all: a parameter that is absent, a member that is not there.
    Nothing,
    /// This value.
    Value(Value),
    /// One of these.
    Either(Vec<Reading>),
    /// An array.
    List(Vec<Reading>),
    /// An object.
    Members(Vec<(String, Reading)>),
}

/// A place at which there is more than one way to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// JSON pointer of the place.
    pub(super) at: String,
    /// How many ways there are.
    pub(super) ways: usize,
}

impl Reading {
    /// A single text: itself, or what it says.
    pub fn text(text: &str) -> Self {
        Self::either(scalars(text).into_iter().map(Self::Value).collect())
    }

    /// An array of single texts.
    pub fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        Self::List(texts.into_iter().map(Self::text).collect())
    }

    /// One of these; the same one counts once.
    pub fn either(ways: Vec<Self>) -> Self {
        let mut distinct: Vec<Self> = Vec::new();
        for way in ways {
            let inner = if let Self::Either(inner) = way { inner } else { vec![way] };
            for way in inner {
                if !distinct.contains(&way) {
                    distinct.push(way);
                }
            }
        }
        match <[Self; 1]>::try_from(distinct) {
            Ok([only]) => only,
            Err(distinct) => Self::Either(distinct),
        }
    }

    /// Whether this value is among the readings.
    pub fn holds(&self, value: &Value) -> bool {
        match self {
            Self::Nothing => false,
            Self::Value(own) => own == value,
            Self::Either(ways) => ways.iter().any(|way| way.holds(value)),
            Self::List(items) => value.as_array().is_some_and(|values| {
                values.len() == items.len() && items.iter().zip(values).all(|(item, value)| item.holds(value))
            }),
            Self::Members(members) => value.as_object().is_some_and(|object| {
                object.keys().all(|name| members.iter().any(|(own, _)| own == name))
                    && members.iter().all(|(name, member)| match object.get(name) {
                        Some(value) => member.holds(value),
                        None => member.may_be_nothing(),
                    })
            }),
        }
    }

    /// Whether nothing at all may be meant.
    pub fn may_be_nothing(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Either(ways) => ways.iter().any(Self::may_be_nothing),
            _ => false,
        }
    }

    /// The places with more than one way, in the order in which `taken` asks for them.
    pub(super) fn choices(&self) -> Vec<Choice> {
        let mut choices = Vec::new();
        self.collect("", &mut choices);
        choices
    }

    fn collect(&self, at: &str, choices: &mut Vec<Choice>) {
        match self {
            Self::Nothing | Self::Value(_) => {}
            Self::Either(ways) => {
                choices.push(Choice { at: at.to_owned(), ways: ways.len() });
                for way in ways {
                    way.collect(at, choices);
                }
            }
            Self::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    item.collect(&format!("{at}/{index}"), choices);
                }
            }
            Self::Members(members) => {
                for (name, member) in members {
                    member.collect(&below(at, name), choices);
                }
            }
        }
    }

    /// The value that comes of one pick for each choice; `None` for nothing.
    pub(super) fn taken(&self, picks: &[usize]) -> Option<Value> {
        self.take(&mut picks.iter().copied())
    }

    fn take(&self, picks: &mut impl Iterator<Item = usize>) -> Option<Value> {
        match self {
            Self::Nothing => None,
            Self::Value(value) => Some(value.clone()),
            Self::Either(ways) => {
                let pick = picks.next().unwrap_or_default();
                // Each way takes its picks, so that those behind it stay where they are.
                let taken: Vec<_> = ways.iter().map(|way| way.take(picks)).collect();
                taken.into_iter().nth(pick).flatten()
            }
            Self::List(items) => {
                Some(Value::Array(items.iter().filter_map(|item| item.take(picks)).collect()))
            }
            Self::Members(members) => Some(Value::Object(
                members
                    .iter()
                    .filter_map(|(name, member)| Some((name.clone(), member.take(picks)?)))
                    .collect(),
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Reading;

    #[test]
    fn picks_stay_with_their_places() {
        let reading = Reading::Members(vec![
            ("a".to_owned(), Reading::either(vec![Reading::texts(["1", "2"]), Reading::text("x")])),
            ("b".to_owned(), Reading::text("7")),
        ]);
        let ways: Vec<_> = reading.choices().into_iter().map(|choice| (choice.at, choice.ways)).collect();
        let expected = [("/a", 2), ("/a/0", 2), ("/a/1", 2), ("/b", 2)];
        assert_eq!(ways, expected.map(|(at, ways)| (at.to_owned(), ways)));
        assert_eq!(reading.taken(&[0, 0, 1, 1]), Some(json!({"a": ["1", 2], "b": 7})));
        assert_eq!(reading.taken(&[1, 0, 1, 0]), Some(json!({"a": "x", "b": "7"})));
        assert!(reading.holds(&json!({"a": [1, "2"], "b": "7"})));
        assert!(!reading.holds(&json!({"a": [1], "b": "7"})));
    }
}
