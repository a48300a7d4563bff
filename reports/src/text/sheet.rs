//! The sheet that the parts of the summary are written on: the judgement, the language and the layout.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::Judgement;

use super::style::TextStyle;
use crate::reproduction::Reproduction;
use crate::width::{columns, pad, wrap};
use crate::wording::Word;

/// What the parts of the summary need to know.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet<'a> {
    pub(super) judgement: &'a Judgement,
    pub(super) reproduction: &'a Reproduction,
    pub(super) language: Language,
    pub(super) style: TextStyle,
}

impl Sheet<'_> {
    /// The word in the sheet's language.
    pub(super) fn say(&self, word: Word) -> &'static str {
        word.get(self.language)
    }

    /// A heading, after an empty line.
    pub(super) fn heading(&self, text: &str) -> Vec<String> {
        vec![String::new(), self.style.heading(text)]
    }

    /// A label and its value in as many lines as it needs, hanging after the label.
    pub(super) fn labelled(&self, indent: usize, label: Word, value: &str) -> Vec<String> {
        let column = self.label_column();
        let hanging = indent + column;
        let label = self.style.label(&pad(self.say(label), column));
        let mut lines = wrap(value, self.style.width.saturating_sub(hanging)).into_iter();
        let first = lines.next().unwrap_or_default();
        let mut all = vec![format!("{}{label}{first}", " ".repeat(indent))];
        all.extend(lines.map(|line| format!("{}{line}", " ".repeat(hanging))));
        all
    }

    /// A label and a value that must stay on one line, such as a command.
    pub(super) fn unbroken(&self, indent: usize, label: Word, value: &str) -> String {
        let label = self.style.label(&pad(self.say(label), self.label_column()));
        format!("{}{label}{value}", " ".repeat(indent))
    }

    /// A text in as many lines as it needs, each after an indent of two.
    pub(super) fn indented(&self, text: &str) -> impl Iterator<Item = String> {
        let lines = wrap(text, self.style.width.saturating_sub(2));
        lines.into_iter().map(|line| format!("  {line}"))
    }

    fn label_column(&self) -> usize {
        match self.language {
            Language::Zh => 14,
            Language::En => 20,
        }
    }
}

/// Counts with their words, in a row.
pub(super) fn counted(counts: impl IntoIterator<Item = (&'static str, u64)>) -> String {
    let counts = counts.into_iter().map(|(word, count)| format!("{word} {count}"));
    counts.collect::<Vec<_>>().join(" · ")
}

/// The widest of some texts, in columns.
pub(super) fn widest<'a>(texts: impl IntoIterator<Item = &'a str>) -> usize {
    texts.into_iter().map(columns).max().unwrap_or(0)
}
