//! References.

use super::way::{Keyword, Way, Ways};
use crate::schema::inhabit::term::Term;
use crate::schema::place::local;

pub(super) fn followed(keyword: &Keyword<'_>) -> Ways {
    vec![Way::through(target(keyword, true))]
}

pub(super) fn refused(keyword: &Keyword<'_>) -> Ways {
    match target(keyword, false) {
        terms if terms.is_empty() => Vec::new(),
        terms => vec![Way::through(terms)],
    }
}

fn target(keyword: &Keyword<'_>, holds: bool) -> Vec<Term> {
    let target = keyword.value.as_str().and_then(local);
    target.map(|pointer| Term { holds, ..Term::holds(pointer) }).into_iter().collect()
}
