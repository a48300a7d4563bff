//! Operations of two releases that are the same one: by method and path, whatever the parameters of the path are called.

use std::collections::{BTreeMap, BTreeSet};

use super::release::{Described, Release};
use super::templates::Templates;

/// The path of a server that is longer is left aside: it would be written before every path.
const MOST_OF_BASE: usize = 1000;

/// What has become of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate<'a> {
    /// It is this one now.
    Kept(&'a Described),
    /// It is not there any more; the path as it is written now, if it is.
    Gone(Option<&'a str>),
    /// It cannot be told: a template that is new takes its place.
    Covered,
    /// It cannot be told: the document does not hold what stands at the path.
    Unread,
}

/// The operations of a later release, to be found by those of the one before.
pub(super) struct Routes<'a> {
    before: &'a Release,
    after: &'a Release,
    /// By method and path as it is written.
    exact: BTreeMap<(&'a str, &'a str), usize>,
    /// By method and shape of the path, with and without what servers name.
    alike: BTreeMap<&'a str, BTreeMap<String, usize>>,
    /// Shapes of the paths of which the document does not hold what stands there.
    unread: BTreeSet<String>,
    /// Templates of which the release before knew nothing.
    new: Templates,
    /// Paths by their shape.
    paths: BTreeMap<String, &'a str>,
}

impl<'a> Routes<'a> {
    /// Of two releases. Every shape is taken once: documents may name thousands of operations.
    pub(super) fn of(before: &'a Release, after: &'a Release) -> Self {
        let known: BTreeSet<String> = before.described.iter().map(|one| shape(&one.path)).collect();
        let mut routes = Self {
            before,
            after,
            exact: BTreeMap::new(),
            alike: BTreeMap::new(),
            unread: after.unread.iter().flat_map(|path| shapes(after, path)).collect(),
            new: Templates::new(),
            paths: BTreeMap::new(),
        };
        for (index, described) in after.described.iter().enumerate() {
            routes.add(index, described, &known);
        }
        routes
    }

    fn add(&mut self, index: usize, described: &'a Described, known: &BTreeSet<String>) {
        let (method, path) = (described.method.as_str(), described.path.as_str());
        self.exact.entry((method, path)).or_insert(index);
        let alike = self.alike.entry(method).or_default();
        for shape in shapes(self.after, path) {
            alike.entry(shape).or_insert(index);
        }
        let shape = shape(path);
        if !known.contains(&shape) {
            self.new.add(method, &shape);
        }
        self.paths.entry(shape).or_insert(path);
    }

    /// What has become of an operation of the release before.
    pub(super) fn fate(&self, operation: &Described) -> Fate<'a> {
        let (method, path) = (operation.method.as_str(), operation.path.as_str());
        // The part of the path that servers name may have moved: it is the same address.
        let own = shapes(self.before, path);
        let alike = || {
            let alike = self.alike.get(method)?;
            own.iter().filter_map(|shape| alike.get(shape)).min()
        };
        let kept = self.exact.get(&(method, path)).or_else(alike);
        if let Some(kept) = kept.and_then(|index| self.after.described.get(*index)) {
            return Fate::Kept(kept);
        }
        if own.iter().any(|shape| self.unread.contains(shape)) {
            return Fate::Unread;
        }
        let shape = shape(path);
        if self.new.cover(method, &shape) {
            return Fate::Covered;
        }
        Fate::Gone(self.paths.get(&shape).copied())
    }
}

/// The shapes of a path without and with what servers name.
fn shapes(release: &Release, path: &str) -> [String; 2] {
    let base = if release.base.len() <= MOST_OF_BASE { release.base.as_str() } else { "" };
    [shape(path), shape(&format!("{base}{path}"))]
}

/// A path with the names of its parameters left aside.
pub(super) fn shape(path: &str) -> String {
    let mut shape = String::new();
    let mut rest = path;
    while let Some((before, behind)) = rest.split_once('{') {
        // Without an end it is no parameter, nor is any behind it.
        let Some((_, tail)) = behind.split_once('}') else { break };
        shape.push_str(before);
        shape.push_str("{}");
        rest = tail;
    }
    shape.push_str(rest);
    shape
}

/// The names of the parameters of a path, in its order.
pub(super) fn names(path: &str) -> Vec<&str> {
    path.split('{').skip(1).filter_map(|piece| piece.split_once('}').map(|(name, _)| name)).collect()
}

#[cfg(test)]
mod tests {
    use super::{names, shape};

    #[test]
    fn parameters_of_a_path_are_known_by_their_position() {
        assert_eq!(shape("/a/{id}/b.{kind}"), "/a/{}/b.{}");
        assert_eq!(names("/a/{id}/b.{kind}"), ["id", "kind"]);
        assert_eq!((shape("/a/{id"), names("/a/{id")), ("/a/{id".to_owned(), Vec::new()));
        assert_eq!(shape("/{a}/{b/{c"), "/{}/{b/{c");
    }
}
