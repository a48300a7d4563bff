//! Schemas that hold only if something else does.

use super::way::{Keyword, Way, Ways};
use crate::schema::inhabit::kinds::Kinds;
use crate::schema::inhabit::term::Term;
use crate::schema::place::{below, unescaped};

/// With the condition and its consequence, or without the condition and with its alternative.
pub(super) fn decided(keyword: &Keyword<'_>) -> Ways {
    let way = |holds: bool, consequence: &str| {
        let mut terms = vec![keyword.under("if", holds)];
        if keyword.sibling(consequence).is_some() {
            terms.push(keyword.under(consequence, true));
        }
        Way::through(terms)
    };
    vec![way(true, "then"), way(false, "else")]
}

pub(super) fn consequence_broken(keyword: &Keyword<'_>) -> Ways {
    broken(keyword, true, "then")
}

pub(super) fn alternative_broken(keyword: &Keyword<'_>) -> Ways {
    broken(keyword, false, "else")
}

fn broken(keyword: &Keyword<'_>, holds: bool, consequence: &str) -> Ways {
    if keyword.sibling("if").is_none() {
        return Vec::new();
    }
    vec![Way::through(vec![keyword.under("if", holds), keyword.under(consequence, false)])]
}

/// Each rule by itself: without the member, or with it and what depends on it.
pub(super) fn dependents(keyword: &Keyword<'_>) -> Ways {
    let Some(entry) = keyword.entry else {
        let rules = keyword
            .names()
            .map(|name| Term::keyword(keyword.pointer, &below("dependentSchemas", name), true));
        return vec![Way::through(rules.collect())];
    };
    let name = unescaped(entry);
    let without = Way::on(Kinds::NONE, |demand| demand.object.absent.push(name.clone()));
    vec![without, with(keyword, &name, true)]
}

pub(super) fn dependents_broken(keyword: &Keyword<'_>) -> Ways {
    keyword.names().map(|name| with(keyword, name, false)).collect()
}

fn with(keyword: &Keyword<'_>, name: &str, holds: bool) -> Way {
    let mut way = Way::only(Kinds::OBJECT, |demand| demand.object.require(name.to_owned()));
    way.open.push(keyword.entry_of("dependentSchemas", name, holds));
    way
}
