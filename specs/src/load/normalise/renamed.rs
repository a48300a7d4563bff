//! Where the schemas stand now that a rewriting put elsewhere, so that references to them still lead there.

use std::collections::BTreeMap;

use crate::load::places::child;
use crate::text::pointer::unescaped;

/// Places as they were written, with where they are now.
#[derive(Default)]
pub(super) struct Renamed(BTreeMap<String, String>);

impl Renamed {
    /// Takes one in; what was renamed inside it before moves along.
    pub(super) fn add(&mut self, from: &str, to: &str) {
        let beneath = format!("{from}/");
        let along = |place: &str| place.strip_prefix(&beneath).map(|rest| format!("{to}/{rest}"));
        let inside: Vec<(String, String)> = self
            .0
            .range(beneath.clone()..)
            .take_while(|(place, _)| place.starts_with(&beneath))
            .filter_map(|(place, now)| Some((along(place)?, along(now).unwrap_or_else(|| now.clone()))))
            .collect();
        self.0.extend(inside);
        self.0.insert(from.to_owned(), to.to_owned());
    }

    /// Turns a reference to where what it names stands now.
    pub(super) fn correct(&self, reference: &mut String) {
        if self.0.is_empty() {
            return;
        }
        if let Some(target) = reference.strip_prefix('#').map(|target| self.now(target)) {
            *reference = format!("#{target}");
        }
    }

    /// Each part of the way is renamed once: what stands under `items` now was written under `additionalItems`. What was
    /// put into a part of itself is still meant where it was, if it is meant as a whole.
    fn now(&self, target: &str) -> String {
        let mut now = String::new();
        let mut parts = target.split('/').skip(1).peekable();
        while let Some(part) = parts.next() {
            let written = child(&now, &unescaped(part));
            now = match self.0.get(&written) {
                Some(to) if parts.peek().is_some() || !to.starts_with(&format!("{written}/")) => to.clone(),
                _ => written,
            };
        }
        now
    }
}
