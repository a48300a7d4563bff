//! Two releases, operation by operation.

use std::collections::BTreeMap;

use serde_json::Value;

use super::change::{Change, ChangeKind};
use super::narrowed::Narrowing;
use super::promise::Broken;
use super::release::{Described, Release};
use super::route::{Fate, fate, shape};
use super::work::{CHANGES, Work};
use super::{answer, body, credentials, parameter};
use crate::standard::Operation;
use crate::text::pointer::below;

/// The changes from one release to a later one that callers of the first do not stand, in the order of its operations; at
/// most 64.
///
/// ```
/// use hutong_specs::compatibility::{ChangeKind, changes};
/// use hutong_specs::load::release;
///
/// let of = |paths: &str| release("a.yaml", format!("openapi: 3.1.0\npaths: {paths}").as_bytes()).unwrap();
/// let before = of("{/a: {get: {responses: {'200': {description: a}}}}}");
/// let found = changes(&before, &of("{}"));
/// assert_eq!(found.iter().map(|change| (change.kind, &change.operation[..])).collect::<Vec<_>>(),
///     [(ChangeKind::OperationGone, "GET /a")]);
/// assert_eq!(changes(&before, &before), []);
/// ```
pub fn changes(before: &Release, after: &Release) -> Vec<Change> {
    let mut state = State::default();
    for described in &before.described {
        if state.changes.len() >= CHANGES {
            break;
        }
        match fate(before, described, after) {
            Fate::Gone => state.changes.push(gone(described, after)),
            Fate::Kept(kept) => compare((before, described), (after, kept), &mut state),
            Fate::Unknown => {}
        }
    }
    state.changes.truncate(CHANGES);
    state.changes
}

/// What a comparison has found and knows.
#[derive(Default)]
pub(super) struct State {
    pub(super) work: Work,
    changes: Vec<Change>,
    /// What is no longer taken, by the pointers of both schemas.
    pub(super) narrowed: BTreeMap<(String, String), Vec<Narrowing>>,
    /// What is promised no more, likewise.
    pub(super) weakened: BTreeMap<(String, String), Vec<Weakening>>,
}

/// A promise of an answer that is taken back.
#[derive(Clone)]
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
    /// What a comparison has found and knows.
    pub(super) state: &'a mut State,
    name: String,
}

impl Pair<'_> {
    /// Keeps a change.
    pub(super) fn tell(&mut self, kind: ChangeKind, at: String, pointer: String, witness: Option<Value>) {
        let operation = self.name.clone();
        self.state.changes.push(Change { kind, operation, at, pointer, witness });
    }
}

fn name(operation: &Described) -> String {
    format!("{} {}", operation.method, operation.path)
}

fn gone(operation: &Described, after: &Release) -> Change {
    let paths = after.schemas.document().get("paths").and_then(Value::as_object).into_iter();
    let still = paths.flat_map(|paths| paths.keys()).find(|path| shape(path) == shape(&operation.path));
    Change {
        kind: ChangeKind::OperationGone,
        operation: name(operation),
        at: String::new(),
        pointer: still.map_or_else(|| "/paths".to_owned(), |path| below("/paths", path)),
        witness: None,
    }
}

fn compare((before, was): (&Release, &Described), (after, is): (&Release, &Described), state: &mut State) {
    if credentials::are_demanded(after, is) && !credentials::are_demanded(before, was) {
        state.changes.push(Change {
            kind: ChangeKind::CredentialsDemanded,
            operation: name(was),
            at: String::new(),
            pointer: is.pointer.clone(),
            witness: None,
        });
    }
    // An operation that could not be read in one of them is not compared any further.
    let of = |release: &'_ Release, described: &Described| {
        let mut read = release.operations.iter();
        read.position(|one| one.pointer == described.pointer && one.path == described.path)
    };
    let before = of(before, was).and_then(|place| before.operations.get(place));
    let after = of(after, is).and_then(|place| after.operations.get(place));
    if let (Some(before), Some(after)) = (before, after) {
        let mut pair = Pair { before, after, state, name: name(was) };
        parameter::compare(&mut pair);
        body::compare(&mut pair);
        answer::compare(&mut pair);
    }
}
