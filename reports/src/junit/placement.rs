//! Which clauses stand in which suite.

use hutong_specs::judgement::{ClauseResult, Judgement};

/// A suite and its clauses.
#[derive(Debug)]
pub(super) struct Placement<'a> {
    pub(super) class: &'a str,
    pub(super) clauses: Vec<&'a ClauseResult>,
}

/// Every clause once: classes in the judgement's order, then classes that only clauses name.
pub(super) fn placements(judgement: &Judgement) -> Vec<Placement<'_>> {
    let mut placements: Vec<Placement<'_>> = judgement
        .classes
        .iter()
        .map(|class| Placement { class: class.class.as_str(), clauses: Vec::new() })
        .collect();
    for clause in &judgement.clauses {
        let class = clause.class.as_str();
        match placements.iter_mut().find(|placement| placement.class == class) {
            Some(placement) => placement.clauses.push(clause),
            None => placements.push(Placement { class, clauses: vec![clause] }),
        }
    }
    placements
}
