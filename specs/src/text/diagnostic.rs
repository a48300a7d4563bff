//! What is wrong with something a person wrote, where, and how to put it right.
//!
//! A diagnostic is about our inputs. What a platform does wrong is a finding, never a diagnostic.

use std::borrow::Cow;
use std::fmt;

use miette::{LabeledSpan, SourceCode};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::excerpt::excerpt;
use super::place::Place;
use super::wording::Wording;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The document cannot be used.
    Error,
    /// The document can be used, but probably does not say what was meant.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// Another place that explains the diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Related {
    /// What stands there.
    pub message: String,
    /// Where it stands.
    pub place: Place,
}

/// What is wrong, where, and how to put it right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Diagnostic {
    /// A stable code such as `text.yaml.tab`.
    pub code: Cow<'static, str>,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// How to put it right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Box<Place>>,
    /// Other places that belong to it, such as the first of two equal keys.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
}

impl Diagnostic {
    /// Something that makes the document unusable.
    ///
    /// ```
    /// use hutong_specs::text::{Diagnostic, Place, Source, Span};
    /// let source = Source::new("plan.yaml", "rate: fast\n");
    /// let diagnostic = Diagnostic::error("plan.rate", "the rate is not a number")
    ///     .with_place(Place::new(&source, Span::new(6, 4)))
    ///     .with_help("write requests per second, such as 5");
    /// assert_eq!(
    ///     diagnostic.render(),
    ///     "error[plan.rate]: the rate is not a number\n \
    ///      --> plan.yaml:1:7\n  |\n1 | rate: fast\n  |       ^^^^\n  = help: write requests per second, such as 5\n"
    /// );
    /// ```
    pub fn error(code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            severity: Severity::Error,
            message: message.into(),
            help: None,
            place: None,
            related: Vec::new(),
        }
    }

    /// Something that is probably not meant.
    pub fn warning(code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    pub(super) fn of(wording: Wording, place: Place) -> Self {
        Self::error(wording.code, wording.what).with_help(wording.help).with_place(place)
    }

    /// The same, with how to put it right.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same, with where it is.
    #[must_use]
    pub fn with_place(mut self, place: Place) -> Self {
        self.place = Some(Box::new(place));
        self
    }

    /// The same, with another place that explains it.
    #[must_use]
    pub fn with_related(mut self, message: impl Into<String>, place: Place) -> Self {
        self.related.push(Related { message: message.into(), place });
        self
    }

    /// The diagnostic as plain text with an excerpt, ending in a line break.
    pub fn render(&self) -> String {
        let mut text = format!("{}[{}]: {}\n", self.severity, self.code, self.message);
        text.push_str(&self.place.as_deref().map(closed_excerpt).unwrap_or_default());
        for Related { message, place } in &self.related {
            text.extend(["note: ", message, "\n", &closed_excerpt(place)]);
        }
        if let Some(help) = &self.help {
            text.extend(["  = help: ", help, "\n"]);
        }
        text
    }

    /// By source, then by place in it, then by what is said: the same texts give the same order.
    pub(super) fn order(&self) -> (&str, usize, &str, &str) {
        let place = self.place.as_ref();
        let source = place.map_or("", |place| place.source.as_str());
        (source, place.map_or(0, |place| place.span.offset), &self.code, &self.message)
    }
}

fn closed_excerpt(place: &Place) -> String {
    let mut text = excerpt(place);
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Diagnostic {}

impl miette::Diagnostic for Diagnostic {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display + 'a>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.place.as_ref()?.text.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let place = self.place.as_ref()?;
        let own = LabeledSpan::underline((place.span.offset, place.span.length));
        // Labels share one source: places in other texts are left to `render`.
        let related = self.related.iter().filter(|related| related.place.source == place.source);
        let related = related.map(|related| {
            let span = related.place.span;
            LabeledSpan::at((span.offset, span.length), related.message.as_str())
        });
        Some(Box::new(std::iter::once(own).chain(related)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Source, Span};

    #[test]
    fn a_diagnostic_survives_json_without_its_text() {
        let source = Source::new("a.yaml", "a: 1\na: 2\n");
        let diagnostic = Diagnostic::warning("text.test", "twice")
            .with_place(Place::new(&source, Span::new(5, 1)).with_pointer("/a"))
            .with_related("first here", Place::new(&source, Span::new(0, 1)));
        let json = serde_json::to_string(&diagnostic).unwrap();
        assert!(!json.contains("a: 1"), "{json}");
        let again: Diagnostic = serde_json::from_str(&json).unwrap();
        assert_eq!(
            again.render(),
            "warning[text.test]: twice\n--> a.yaml:2:1 (/a)\nnote: first here\n--> a.yaml:1:1\n"
        );
    }

    #[test]
    fn miette_sees_code_help_source_and_both_labels() {
        use miette::Diagnostic as _;
        let source = Source::new("a.yaml", "a: 1\na: 2\n");
        let diagnostic = Diagnostic::error("text.test", "twice")
            .with_help("remove one")
            .with_place(Place::new(&source, Span::new(5, 1)))
            .with_related("first here", Place::new(&source, Span::new(0, 1)));
        assert_eq!(diagnostic.code().unwrap().to_string(), "text.test");
        assert_eq!(diagnostic.help().unwrap().to_string(), "remove one");
        assert_eq!(diagnostic.labels().unwrap().count(), 2);
        assert!(diagnostic.source_code().is_some());
    }
}
