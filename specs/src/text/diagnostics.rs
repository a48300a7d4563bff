//! All that is wrong at once, in an order that depends on nothing but the texts.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::diagnostic::{Diagnostic, Severity};

/// Diagnostics in order of source and place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// None yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds one at its place in the order.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let index = self.0.partition_point(|other| other.order() <= diagnostic.order());
        self.0.insert(index, diagnostic);
    }

    /// Whether one of them makes its document unusable.
    ///
    /// ```
    /// use hutong_specs::text::{Diagnostic, Diagnostics};
    /// let mut diagnostics = Diagnostics::new();
    /// diagnostics.push(Diagnostic::warning("text.test", "odd"));
    /// assert!(!diagnostics.has_errors());
    /// ```
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// All of them in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// All of them as plain text, with an empty line between two.
    pub fn render(&self) -> String {
        self.0.iter().map(Diagnostic::render).collect::<Vec<_>>().join("\n")
    }
}

impl From<Vec<Diagnostic>> for Diagnostics {
    fn from(mut diagnostics: Vec<Diagnostic>) -> Self {
        diagnostics.sort_by(|one, other| one.order().cmp(&other.order()));
        Self(diagnostics)
    }
}

impl From<Diagnostics> for Vec<Diagnostic> {
    fn from(diagnostics: Diagnostics) -> Self {
        diagnostics.0
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        let mut all = std::mem::take(&mut self.0);
        all.extend(diagnostics);
        *self = Self::from(all);
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Self {
        Self::from(diagnostics.into_iter().collect::<Vec<_>>())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render())
    }
}

impl std::error::Error for Diagnostics {}

impl miette::Diagnostic for Diagnostics {
    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn miette::Diagnostic> + 'a>> {
        Some(Box::new(self.0.iter().map(|diagnostic| diagnostic as &dyn miette::Diagnostic)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Place, Source, Span};

    fn at(source: &str, offset: usize) -> Diagnostic {
        Diagnostic::error("text.test", "wrong")
            .with_place(Place::new(&Source::new(source, "abc"), Span::new(offset, 1)))
    }

    #[test]
    fn the_order_does_not_depend_on_the_order_of_arrival() {
        let expected: Diagnostics = [at("a", 1), at("a", 2), at("b", 0)].into_iter().collect();
        let mut pushed = Diagnostics::new();
        pushed.push(at("b", 0));
        pushed.push(at("a", 2));
        pushed.push(at("a", 1));
        assert_eq!(pushed, expected);
        let mut extended = Diagnostics::from(vec![at("b", 0)]);
        extended.extend([at("a", 2), at("a", 1)]);
        assert_eq!(extended, expected);
    }
}
