//! From schemas that must hold or miss together to demands without choices: a tableau. What has one way is taken at once,
//! choices come last, those with the fewest ways first, and a branch ends where it contradicts itself.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::branch::{Branch, Choice, Fork, Leaf, Open};
use super::keyword::{Keyword, Way, Ways, row};
use super::seen::Seen;
use super::source::Source;
use super::term::Term;
use crate::schema::set::SchemaSet;

/// The leaves that were found.
#[derive(Debug, Default)]
pub(super) struct Leaves {
    pub(super) all: Vec<Leaf>,
    /// Whether there are no others.
    pub(super) complete: bool,
    /// Why the last branch ended that came to nothing.
    pub(super) why: String,
}

/// More leaves than this are not kept.
const LEAVES: usize = 48;
/// As many terms are looked at before leaves are probed for instead of listed.
const STEPS: usize = 6000;
/// As many terms are looked at for one probe.
const PROBE: usize = 600;

/// A keyword of a schema that does not count, by the schema's pointer.
pub(in crate::schema) type Exempt = Option<(String, String)>;

/// Every way to meet the terms together; where they are too many, some of them.
pub(super) fn expand(set: &SchemaSet, terms: &[Term], exempt: &Exempt) -> Leaves {
    let root = Branch::new(terms);
    let mut listing =
        Expander { set, exempt, leaves: Leaves::default(), steps: STEPS, limit: LEAVES, order: None };
    if listing.run(root.clone()) {
        listing.leaves.complete = true;
        return listing.leaves;
    }
    let mut leaves = Leaves { why: listing.leaves.why, ..Leaves::default() };
    for attempt in 0..LEAVES as u64 {
        let order = Some(Source::seeded(attempt, "branches", attempt));
        let mut probe = Expander { set, exempt, leaves: Leaves::default(), steps: PROBE, limit: 1, order };
        probe.run(root.clone());
        leaves.all.append(&mut probe.leaves.all);
    }
    if leaves.all.is_empty() {
        leaves.all = listing.leaves.all;
    }
    leaves
}

struct Expander<'a> {
    set: &'a SchemaSet,
    exempt: &'a Exempt,
    leaves: Leaves,
    steps: usize,
    limit: usize,
    order: Option<Source>,
}

/// Where a branch leads to.
enum End {
    /// It contradicts itself.
    Nowhere,
    /// Nothing is open any more.
    Leaf(Leaf),
    /// It goes on in several ways.
    Fork(Branch, Rc<Choice>),
    /// Too many terms were looked at.
    TooFar,
}

impl Expander<'_> {
    /// Whether every branch was followed to its end. The forks on the way are held here and not on the stack of the
    /// program: a document may have thousands of choices beside one another.
    fn run(&mut self, root: Branch) -> bool {
        let mut forks: Vec<Fork> = Vec::new();
        let mut next = Some(root);
        loop {
            match next.take().map(|branch| self.follow(branch)) {
                Some(End::TooFar) => return false,
                Some(End::Leaf(leaf)) => self.leaves.all.push(leaf),
                Some(End::Fork(branch, choice)) => {
                    let count = choice.ways.len();
                    let start = self.order.as_mut().map_or(0, |order| order.below(count));
                    forks.push(Fork { branch, choice, start, taken: 0 });
                }
                Some(End::Nowhere) | None => {}
            }
            if self.leaves.all.len() > self.limit {
                return false;
            }
            let is_enough = self.order.is_some() && self.leaves.all.len() >= self.limit;
            if is_enough || forks.is_empty() {
                return true;
            }
            next = self.another(&mut forks);
        }
    }

    /// The next way of the last fork, which is gone with its last way; none if the way cannot be gone.
    fn another(&mut self, forks: &mut Vec<Fork>) -> Option<Branch> {
        let mut fork = forks.pop()?;
        let count = fork.choice.ways.len();
        let way = fork.choice.ways.get((fork.start + fork.taken) % count.max(1))?.clone();
        let parent = fork.choice.parent;
        fork.taken += 1;
        let mut taken = if fork.taken < count {
            let branch = fork.branch.clone();
            forks.push(fork);
            branch
        } else {
            fork.branch
        };
        match taken.take(way, parent) {
            Ok(()) => Some(taken),
            Err(why) => {
                self.leaves.why = why;
                None
            }
        }
    }

    /// Follows a branch as long as there is one way.
    fn follow(&mut self, mut branch: Branch) -> End {
        while let Some(open) = branch.open.pop() {
            if self.steps == 0 {
                return End::TooFar;
            }
            self.steps -= 1;
            if let Err(why) = self.step(&mut branch, &open) {
                self.leaves.why = why;
                return End::Nowhere;
            }
        }
        let fewest = (0..branch.choices.len())
            .min_by_key(|index| branch.choices.get(*index).map_or(0, |choice| choice.ways.len()));
        match fewest {
            None => End::Leaf(branch.leaf),
            Some(fewest) => {
                let choice = branch.choices.remove(fewest);
                End::Fork(branch, choice)
            }
        }
    }

    fn step(&mut self, branch: &mut Branch, open: &Open) -> Result<(), String> {
        if branch.seen.contains(&open.term.opposite()) {
            return Err(format!("{} must hold and must not", open.term.pointer));
        }
        if branch.seen.contains(&open.term) {
            return Ok(());
        }
        Seen::add(&mut branch.seen, open.term.clone());
        let (mut ways, parent) = self.ways(branch, open);
        match ways.len() {
            0 => Err(impossible(&open.term)),
            1 => ways.pop().map_or(Ok(()), |way| branch.take(way, parent)),
            _ => {
                branch.choices.push(Rc::new(Choice { ways, parent }));
                Ok(())
            }
        }
    }

    /// The ways of a term, and the part that what they open belongs to.
    fn ways(&self, branch: &mut Branch, open: &Open) -> (Ways, Option<usize>) {
        let term = &open.term;
        let nothing = |holds: bool| if holds { vec![Way::default()] } else { Vec::new() };
        match (self.set.value(&term.pointer), term.parts()) {
            (Value::Object(schema), None) => {
                let parent = term.holds.then(|| branch.part(open.parent));
                (self.schema_ways(term, schema), parent)
            }
            (Value::Object(schema), Some((keyword, entry))) => {
                let owner = open.parent.unwrap_or_else(|| branch.part(None));
                let ways = self.keyword_ways(term, schema, keyword, entry, owner);
                (ways, term.holds.then_some(owner))
            }
            (Value::Bool(false), None) => (nothing(!term.holds), None),
            _ => (nothing(term.holds), None),
        }
    }

    fn schema_ways(&self, term: &Term, schema: &Map<String, Value>) -> Ways {
        let counts = |keyword: &&String| {
            row(keyword).is_some() && self.exempted(&term.pointer) != Some(keyword.as_str())
        };
        let terms = schema.keys().filter(counts);
        let terms = terms.map(|keyword| Term::keyword(&term.pointer, keyword, term.holds));
        if term.holds {
            return vec![Way::through(terms.collect())];
        }
        terms.map(|term| Way::through(vec![term])).collect()
    }

    fn exempted(&self, pointer: &str) -> Option<&str> {
        self.exempt.as_ref().filter(|(place, _)| place == pointer).map(|(_, keyword)| keyword.as_str())
    }

    fn keyword_ways(
        &self,
        term: &Term,
        schema: &Map<String, Value>,
        keyword: &str,
        entry: Option<&str>,
        owner: usize,
    ) -> Ways {
        let (Some(row), Some(value)) = (row(keyword), schema.get(keyword)) else {
            return Vec::new();
        };
        // The keyword that does not count is the one that is missed on purpose: its siblings still ask for it.
        let exempt = if term.holds { self.exempted(&term.pointer) } else { None };
        let keyword = Keyword { set: self.set, schema, pointer: &term.pointer, value, entry, owner, exempt };
        if term.holds { (row.holds)(&keyword) } else { (row.misses)(&keyword) }
    }
}

fn impossible(term: &Term) -> String {
    let place = match &term.keyword {
        Some(keyword) => format!("{}/{keyword}", term.pointer),
        None => term.pointer.clone(),
    };
    if term.holds { format!("{place} allows nothing") } else { format!("{place} allows everything") }
}
