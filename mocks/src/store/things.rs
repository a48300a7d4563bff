//! The things themselves, by the collection in which they stand.

use std::collections::{BTreeMap, BTreeSet};

use hutong_specs::resource::Resources;
use serde_json::{Map, Value};

use super::slips::{Slip, Slipped};

/// How many things a collection keeps: the oldest go first.
const LIMIT: usize = 2_000;

/// The members of a thing.
pub(crate) type Thing = Map<String, Value>;

/// All that is kept, and how it is looked after.
#[derive(Debug, Default)]
pub(crate) struct Store {
    /// What the operations serve.
    pub(super) resources: Resources,
    collections: BTreeMap<String, Vec<(String, Thing)>>,
    removed: BTreeSet<(String, String)>,
    numbers: u64,
    slips: Vec<Slipped>,
}

impl Store {
    /// Nothing is kept yet.
    pub(crate) fn new(resources: Resources) -> Self {
        Self { resources, ..Self::default() }
    }

    /// Things are looked after worse in this way.
    pub(crate) fn slip(&mut self, slipped: Slipped) {
        self.slips.push(slipped);
    }

    /// Whether the operation slips in this way.
    pub(super) fn slips(&self, slip: Slip, operation: &str) -> bool {
        self.slips.iter().any(|slipped| slipped.slip == slip && slipped.operation.as_str() == operation)
    }

    /// A number that was not given before.
    pub(super) fn next_number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }

    /// The thing of this key.
    pub(super) fn get(&self, collection: &str, key: &str) -> Option<&Thing> {
        let mut things = self.collections.get(collection)?.iter();
        things.find(|(known, _)| known == key).map(|(_, thing)| thing)
    }

    /// Keeps a thing, in place of one of the same key.
    pub(super) fn put(&mut self, collection: &str, key: &str, thing: Thing) {
        self.removed.remove(&(collection.to_owned(), key.to_owned()));
        let things = self.collections.entry(collection.to_owned()).or_default();
        match things.iter_mut().find(|(known, _)| known == key) {
            Some((_, known)) => *known = thing,
            None => things.push((key.to_owned(), thing)),
        }
        if things.len() > LIMIT {
            things.remove(0);
        }
    }

    /// Removes a thing; it is not there again because an example names it.
    pub(super) fn remove(&mut self, collection: &str, key: &str) {
        if let Some(things) = self.collections.get_mut(collection) {
            things.retain(|(known, _)| known != key);
        }
        if self.removed.len() < LIMIT {
            self.removed.insert((collection.to_owned(), key.to_owned()));
        }
    }

    /// Whether a thing was there and was removed.
    pub(super) fn is_removed(&self, collection: &str, key: &str) -> bool {
        self.removed.contains(&(collection.to_owned(), key.to_owned()))
    }

    /// The things of a collection, the oldest first.
    pub(super) fn all(&self, collection: &str) -> &[(String, Thing)] {
        self.collections.get(collection).map(Vec::as_slice).unwrap_or_default()
    }

    /// Changes every thing of a collection.
    pub(super) fn each(&mut self, collection: &str, change: impl Fn(&mut Thing)) {
        let things = self.collections.get_mut(collection).into_iter().flatten();
        things.for_each(|(_, thing)| change(thing));
    }
}
