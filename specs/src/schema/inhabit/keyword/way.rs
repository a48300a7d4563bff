//! The ways in which a keyword can be met or missed.

use serde_json::{Map, Value};

use crate::schema::inhabit::demand::Demand;
use crate::schema::inhabit::kinds::Kinds;
use crate::schema::inhabit::term::Term;
use crate::schema::place::below;
use crate::schema::set::SchemaSet;

/// One way: what it demands, and the schemas that decide about the rest of it.
#[derive(Clone, Debug, Default)]
pub(in crate::schema::inhabit) struct Way {
    pub(in crate::schema::inhabit) demand: Demand,
    pub(in crate::schema::inhabit) open: Vec<Term>,
}

/// Every way; none where it cannot be done.
pub(in crate::schema::inhabit) type Ways = Vec<Way>;

impl Way {
    /// A way that demands nothing but what its schemas do.
    pub(in crate::schema::inhabit) fn through(open: Vec<Term>) -> Self {
        Self { open, ..Self::default() }
    }

    /// A way for values of some types only.
    pub(super) fn only(kinds: Kinds, change: impl FnOnce(&mut Demand)) -> Self {
        let mut demand = Demand { spoken: kinds, ..Demand::of(kinds) };
        change(&mut demand);
        Self { demand, open: Vec::new() }
    }

    /// A way that leaves values of other types alone.
    pub(super) fn on(kinds: Kinds, change: impl FnOnce(&mut Demand)) -> Self {
        let mut demand = Demand::on(kinds);
        change(&mut demand);
        Self { demand, open: Vec::new() }
    }
}

/// A keyword of a schema.
pub(in crate::schema::inhabit) struct Keyword<'a> {
    pub(in crate::schema::inhabit) set: &'a SchemaSet,
    pub(in crate::schema::inhabit) schema: &'a Map<String, Value>,
    pub(in crate::schema::inhabit) pointer: &'a str,
    pub(in crate::schema::inhabit) value: &'a Value,
    /// One entry of the keyword alone.
    pub(in crate::schema::inhabit) entry: Option<&'a str>,
    /// The part of the demand that the schema is.
    pub(in crate::schema::inhabit) owner: usize,
    /// The keyword of this schema that does not count.
    pub(in crate::schema::inhabit) exempt: Option<&'a str>,
}

impl Keyword<'_> {
    /// Another keyword of the same schema.
    pub(super) fn sibling(&self, name: &str) -> Option<&Value> {
        if self.exempt == Some(name) { None } else { self.schema.get(name) }
    }

    /// The schema under a keyword of the same schema.
    pub(super) fn under(&self, keyword: &str, holds: bool) -> Term {
        Term::under(self.pointer, keyword, holds)
    }

    /// A schema in the list or map of a keyword.
    pub(super) fn entry_of(&self, keyword: &str, entry: &str, holds: bool) -> Term {
        Term { holds, ..Term::holds(below(&below(self.pointer, keyword), entry)) }
    }

    /// The schemas in the list of a keyword.
    pub(super) fn list(&self, keyword: &str, holds: bool) -> Vec<Term> {
        let count = self.value.as_array().map_or(0, Vec::len);
        (0..count).map(|index| self.entry_of(keyword, &index.to_string(), holds)).collect()
    }

    /// The names in the map that the keyword is.
    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        self.value.as_object().into_iter().flat_map(Map::keys)
    }
}
