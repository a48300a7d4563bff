//! What is demanded of a value by several keywords together, without any choice left in it.
//!
//! A demand says nothing about values of a type that its keywords do not speak of: only `kinds` excludes types.

use serde_json::Value;

use super::kinds::Kinds;
use super::range::Range;
use super::term::Term;
use super::text::Text;
use crate::schema::equal::equal;

/// What keywords demand together.
#[derive(Clone, Debug)]
pub(super) struct Demand {
    pub(super) kinds: Kinds,
    /// The types that keywords speak of: likely ones.
    pub(super) spoken: Kinds,
    pub(super) listed: Option<Vec<Value>>,
    pub(super) excluded: Vec<Value>,
    /// What the document gives as an example.
    pub(super) suggested: Vec<Value>,
    pub(super) number: Range,
    pub(super) text: Text,
    pub(super) array: ArrayDemand,
    pub(super) object: ObjectDemand,
}

/// A keyword that describes items or members, and the part that it belongs to.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    pub(super) owner: usize,
    pub(super) pointer: String,
    pub(super) keyword: &'static str,
}

/// Items of a kind that must be there, so and so often.
#[derive(Clone, Debug)]
pub(super) struct Contained {
    pub(super) owner: usize,
    pub(super) term: Term,
    pub(super) least: usize,
    pub(super) most: Option<usize>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct ArrayDemand {
    pub(super) least: usize,
    pub(super) most: Option<usize>,
    pub(super) distinct: bool,
    pub(super) repeated: bool,
    pub(super) layers: Vec<Layer>,
    pub(super) contained: Vec<Contained>,
    pub(super) special: Vec<(usize, Term)>,
    pub(super) unevaluated: Vec<(usize, Term)>,
}

/// A member that must be there, whose name is only known by what it must be like.
#[derive(Clone, Debug)]
pub(super) enum Strange {
    /// A name that the schema under `propertyNames` refuses.
    Refused(Term),
    /// A name that a pattern matches, with a value.
    Matching(String, Term),
    /// A name that a schema's `properties` and `patternProperties` leave alone, with a value.
    Outside(String, Term),
}

#[derive(Clone, Debug, Default)]
pub(super) struct ObjectDemand {
    pub(super) least: usize,
    pub(super) most: Option<usize>,
    pub(super) required: Vec<String>,
    pub(super) absent: Vec<String>,
    pub(super) layers: Vec<Layer>,
    pub(super) special: Vec<(String, Term)>,
    pub(super) strange: Vec<Strange>,
    pub(super) names: Vec<Term>,
    pub(super) dependents: Vec<(String, Vec<String>)>,
    pub(super) unevaluated: Vec<(usize, Term)>,
}

impl Default for Demand {
    fn default() -> Self {
        Self {
            kinds: Kinds::ALL,
            spoken: Kinds::NONE,
            listed: None,
            excluded: Vec::new(),
            suggested: Vec::new(),
            number: Range::default(),
            text: Text::default(),
            array: ArrayDemand::default(),
            object: ObjectDemand::default(),
        }
    }
}

impl Demand {
    /// A demand on values of some types, and no others.
    pub(super) fn of(kinds: Kinds) -> Self {
        Self { kinds, ..Self::default() }
    }

    /// A demand that speaks of some types, and allows all others.
    pub(super) fn on(spoken: Kinds) -> Self {
        Self { spoken, ..Self::default() }
    }

    /// Both demands together.
    pub(super) fn and(&mut self, other: Self) {
        self.kinds = self.kinds.and(other.kinds);
        self.spoken = self.spoken.or(other.spoken);
        self.listed = match (self.listed.take(), other.listed) {
            (Some(mut listed), Some(others)) => {
                listed.retain(|value| others.iter().any(|other| equal(value, other)));
                Some(listed)
            }
            (listed, others) => listed.or(others),
        };
        self.excluded.extend(other.excluded);
        self.suggested.extend(other.suggested);
        self.number.and(other.number);
        self.text.and(other.text);
        self.array.and(other.array);
        self.object.and(other.object);
    }
}

impl ArrayDemand {
    fn and(&mut self, other: Self) {
        self.least = self.least.max(other.least);
        self.most = [self.most, other.most].into_iter().flatten().min();
        self.distinct |= other.distinct;
        self.repeated |= other.repeated;
        self.layers.extend(other.layers);
        self.contained.extend(other.contained);
        self.special.extend(other.special);
        self.unevaluated.extend(other.unevaluated);
    }
}

impl ObjectDemand {
    fn and(&mut self, other: Self) {
        self.least = self.least.max(other.least);
        self.most = [self.most, other.most].into_iter().flatten().min();
        for name in other.required {
            self.require(name);
        }
        self.absent.extend(other.absent);
        self.layers.extend(other.layers);
        self.special.extend(other.special);
        self.strange.extend(other.strange);
        self.names.extend(other.names);
        self.dependents.extend(other.dependents);
        self.unevaluated.extend(other.unevaluated);
    }

    /// Makes a member a required one.
    pub(super) fn require(&mut self, name: String) {
        if !self.required.contains(&name) {
            self.required.push(name);
        }
    }
}
