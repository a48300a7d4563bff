//! The base of the platform in a capture: the host and the path in front of the standard's paths.
//!
//! A capture names neither, and holds calls of other hosts. The base under which most literal segments of path
//! templates are found is the platform's; a record has one target.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::address::Address;
use super::route::Routes;

/// The base of the platform.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Base {
    /// Scheme, host and port.
    pub(super) origin: String,
    /// What stands in front of the standard's paths, by segments.
    pub(super) prefix: Vec<String>,
}

impl Base {
    /// The base under which most is found; `None` if no call fits an operation.
    pub(super) fn found<'c>(
        routes: &Routes<'_>,
        calls: impl Iterator<Item = (&'c str, &'c Address)>,
    ) -> Option<Self> {
        let mut votes: BTreeMap<Self, (usize, usize)> = BTreeMap::new();
        for (method, address) in calls {
            for (prefix, literals) in prefixes(routes, method, address) {
                let base = Self { origin: address.origin.clone(), prefix };
                let vote = votes.entry(base).or_default();
                *vote = (vote.0 + literals, vote.1 + 1);
            }
        }
        let best = votes.into_iter().min_by_key(|(base, vote)| (Reverse(*vote), base.prefix.len()));
        best.map(|(base, _)| base)
    }

    /// The path of a call behind the base; `None` if it went elsewhere.
    pub(super) fn rest<'c>(&self, address: &'c Address) -> Option<&'c [String]> {
        let is_here = address.origin == self.origin;
        address.segments.strip_prefix(self.prefix.as_slice()).filter(|_| is_here)
    }

    /// The base as an URL.
    pub(super) fn url(&self) -> String {
        let prefix = self.prefix.iter().map(|segment| format!("/{segment}"));
        format!("{}{}", self.origin, prefix.collect::<String>())
    }

    /// The host, for people.
    pub(super) fn host(&self) -> &str {
        self.origin.split_once("://").map_or(self.origin.as_str(), |(_, host)| host)
    }
}

/// What may stand in front of a template that fits, with the most literal segments behind it.
fn prefixes(routes: &Routes<'_>, method: &str, address: &Address) -> BTreeMap<Vec<String>, usize> {
    let mut prefixes = BTreeMap::new();
    for fit in routes.fitting(method, &address.segments) {
        let prefix = address.segments.get(..fit.before).unwrap_or_default().to_vec();
        let literals = prefixes.entry(prefix).or_default();
        *literals = fit.literals.max(*literals);
    }
    prefixes
}
