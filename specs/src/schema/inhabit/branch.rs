//! Branches of the tableau: what is demanded so far, what is still open, and what can be done in several ways.

use std::rc::Rc;

use super::demand::Demand;
use super::keyword::{Way, Ways};
use super::seen::Seen;
use super::term::Term;

/// A demand without choices, and the part above each of its parts.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub(super) demand: Demand,
    parents: Vec<Option<usize>>,
}

impl Leaf {
    /// Whether a part is another one or stands below it, applied to the same value.
    pub(super) fn is_within(&self, part: usize, above: usize) -> bool {
        let mut part = Some(part);
        while let Some(current) = part {
            if current == above {
                return true;
            }
            part = self.parents.get(current).copied().flatten();
        }
        false
    }
}

/// A term that is still to be looked at.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub(super) term: Term,
    pub(super) parent: Option<usize>,
}

/// What can be met in several ways.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) ways: Ways,
    pub(super) parent: Option<usize>,
}

/// Demands under way, with what is still open.
#[derive(Clone, Debug)]
pub(super) struct Branch {
    pub(super) leaf: Leaf,
    pub(super) open: Vec<Open>,
    /// Shared with the branches that have the same choices before them.
    pub(super) choices: Vec<Rc<Choice>>,
    pub(super) seen: Rc<Seen>,
}

impl Branch {
    /// A branch in which every term is open.
    pub(super) fn new(terms: &[Term]) -> Self {
        Self {
            leaf: Leaf { demand: Demand::default(), parents: Vec::new() },
            open: terms.iter().rev().map(|term| Open { term: term.clone(), parent: None }).collect(),
            choices: Vec::new(),
            seen: Rc::default(),
        }
    }

    /// A part of the demand below another.
    pub(super) fn part(&mut self, parent: Option<usize>) -> usize {
        self.leaf.parents.push(parent);
        self.leaf.parents.len() - 1
    }

    /// Goes one way; the reason where it contradicts what was demanded before.
    pub(super) fn take(&mut self, way: Way, parent: Option<usize>) -> Result<(), String> {
        self.leaf.demand.and(way.demand);
        self.open.extend(way.open.into_iter().rev().map(|term| Open { term, parent }));
        self.leaf.demand.settle()
    }
}

/// Where a branch goes on in several ways.
pub(super) struct Fork {
    pub(super) branch: Branch,
    pub(super) choice: Rc<Choice>,
    /// The way that is taken first.
    pub(super) start: usize,
    /// How many ways were taken.
    pub(super) taken: usize,
}
