//! Two releases, operation by operation.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::aside::{Aside, AsideReason, Found};
use super::change::{Change, ChangeKind};
use super::narrowed::Narrowing;
use super::promise::Broken;
use super::release::{Described, Release};
use super::route::{Fate, Routes};
use super::work::{ASIDE, CHANGES, Work};
use super::{answer, body, credentials, parameter};
use crate::standard::Operation;
use crate::text::pointer::below;

/// What came of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What callers of the release before do not stand, in the order of its operations; at most 64.
    pub changes: Vec<Change>,
    /// How many operations of the release before were compared, or are gone.
    pub compared: usize,
    /// What was left aside; at most the first eight.
    pub aside: Vec<Aside>,
    /// How much was left aside, what is not named included.
    pub aside_count: usize,
}

/// Compares a release with a later one: the changes that callers of the first do not stand, and what was not compared. After
/// 64 changes it ends.
///
/// ```
/// use hutong_specs::compatibility::{ChangeKind, compare};
/// use hutong_specs::load::release;
///
/// let of = |paths: &str| release("a.yaml", format!("openapi: 3.1.0\npaths: {paths}").as_bytes()).unwrap();
/// let before = of("{/a: {get: {responses: {'200': {description: a}}}}}");
/// let changes = compare(&before, &of("{}")).changes;
/// assert_eq!(changes.iter().map(|change| (change.kind, &change.operation[..])).collect::<Vec<_>>(),
///     [(ChangeKind::OperationGone, "GET /a")]);
/// let same = compare(&before, &before);
/// assert_eq!((same.changes, same.compared, same.aside_count), (Vec::new(), 1, 0));
/// ```
pub fn compare(before: &Release, after: &Release) -> Comparison {
    compare_within(before, after, Work::default())
}

/// The same with so much work.
pub(super) fn compare_within(before: &Release, after: &Release, work: Work) -> Comparison {
    let routes = Routes::of(before, after);
    let both = Both { before: Side::of(before), after: Side::of(after) };
    let mut state = State { work, ..State::default() };
    for path in &before.unread {
        state.leave(path, "", AsideReason::Outside);
    }
    for described in &before.described {
        if state.found.changes.len() >= CHANGES {
            break;
        }
        match routes.fate(described) {
            Fate::Gone(path) => state.gone(described, path),
            Fate::Kept(kept) => compare_operation(&both, described, kept, &mut state),
            Fate::Covered => state.leave(&name(described), "", AsideReason::Unclear),
            Fate::Unread => state.leave(&name(described), "", AsideReason::Outside),
        }
    }
    state.found.changes.truncate(CHANGES);
    state.found
}

/// What a comparison has found and knows.
#[derive(Default)]
pub(super) struct State {
    pub(super) work: Work,
    found: Comparison,
    /// What is no longer taken, by the pointers of both schemas.
    pub(super) narrowed: BTreeMap<(String, String), Found<Narrowing>>,
    /// What is promised no more, likewise.
    pub(super) weakened: BTreeMap<(String, String), Found<Weakening>>,
}

impl State {
    fn leave(&mut self, operation: &str, at: &str, reason: AsideReason) {
        self.found.aside_count += 1;
        if self.found.aside.len() < ASIDE {
            self.found.aside.push(Aside { operation: operation.to_owned(), at: at.to_owned(), reason });
        }
    }

    fn gone(&mut self, operation: &Described, path: Option<&str>) {
        self.found.compared += 1;
        self.found.changes.push(Change {
            kind: ChangeKind::OperationGone,
            operation: name(operation),
            at: String::new(),
            pointer: path.map_or_else(|| "/paths".to_owned(), |path| below("/paths", path)),
            witness: None,
        });
    }
}

/// A promise of an answer that is taken back.
#[derive(Clone, Debug)]
pub(super) struct Weakening {
    pub(super) broken: Broken,
    /// JSON pointer of the later schema of that place.
    pub(super) pointer: String,
    pub(super) witness: Value,
}

/// An operation in both releases.
pub(super) struct Pair<'a> {
    /// As it was.
    pub(super) before: &'a Operation,
    /// As it is.
    pub(super) after: &'a Operation,
    /// The releases.
    pub(super) releases: (&'a Release, &'a Release),
    /// What a comparison has found and knows.
    pub(super) state: &'a mut State,
    name: String,
}

impl<'a> Pair<'a> {
    /// What the earlier and the later document refer to and do not hold.
    pub(super) fn broken(&self) -> (&'a BTreeSet<String>, &'a BTreeSet<String>) {
        (&self.releases.0.broken, &self.releases.1.broken)
    }

    /// Keeps a change.
    pub(super) fn tell(&mut self, kind: ChangeKind, at: String, pointer: String, witness: Option<Value>) {
        let operation = self.name.clone();
        self.state.found.changes.push(Change { kind, operation, at, pointer, witness });
    }

    /// Keeps that a place was left aside, if there is a reason.
    pub(super) fn leave(&mut self, at: &str, reason: Option<AsideReason>) {
        if let Some(reason) = reason {
            self.state.leave(&self.name, at, reason);
        }
    }
}

/// Both releases, looked through once.
struct Both<'a> {
    before: Side<'a>,
    after: Side<'a>,
}

/// A release, looked through once.
struct Side<'a> {
    release: &'a Release,
    /// Whether it asks for credentials wherever an operation says nothing of them.
    is_closed: bool,
    /// The operations that can be read, by their pointer and path.
    operations: BTreeMap<(&'a str, &'a str), &'a Operation>,
}

impl<'a> Side<'a> {
    fn of(release: &'a Release) -> Self {
        let mut operations = BTreeMap::new();
        for operation in &release.operations {
            operations.entry((operation.pointer.as_str(), operation.path.as_str())).or_insert(operation);
        }
        Self { release, is_closed: credentials::of_all(release), operations }
    }

    fn asks(&self, operation: &Described) -> bool {
        credentials::are_demanded(self.release, operation, self.is_closed)
    }

    fn read(&self, operation: &Described) -> Option<&'a Operation> {
        self.operations.get(&(operation.pointer.as_str(), operation.path.as_str())).copied()
    }
}

fn name(operation: &Described) -> String {
    format!("{} {}", operation.method, operation.path)
}

fn compare_operation(both: &Both<'_>, was: &Described, is: &Described, state: &mut State) {
    let Both { before, after } = both;
    if after.asks(is) && !before.asks(was) {
        state.found.changes.push(Change {
            kind: ChangeKind::CredentialsDemanded,
            operation: name(was),
            at: String::new(),
            pointer: is.pointer.clone(),
            witness: None,
        });
    }
    // An operation that could not be read in one of them is not compared any further.
    let (Some(earlier), Some(later)) = (before.read(was), after.read(is)) else {
        return state.leave(&name(was), "", AsideReason::Unreadable);
    };
    state.found.compared += 1;
    let releases = (before.release, after.release);
    let mut pair = Pair { before: earlier, after: later, releases, state, name: name(was) };
    parameter::compare(&mut pair);
    body::compare(&mut pair);
    answer::compare(&mut pair);
}
