//! An element of XML, as far as values are concerned.

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// The name without its prefix.
    pub(super) name: String,
    /// Attributes without their prefixes, namespaces left out.
    pub(super) attributes: Vec<(String, String)>,
    /// The elements inside.
    pub(super) children: Vec<Element>,
    /// The text inside, put together.
    pub(super) text: String,
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
