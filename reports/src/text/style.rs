//! How text is laid out on a terminal.

use crate::tone::Tone;

/// How text is laid out on a terminal. The caller knows whether there is one, and how wide it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextStyle {
    /// Whether colours are used.
    pub colour: bool,
    /// The columns of the terminal.
    pub width: usize,
}

impl Default for TextStyle {
    fn default() -> Self {
        Self { colour: false, width: 100 }
    }
}

impl TextStyle {
    /// The text in the colour of a tone.
    pub(super) fn toned(self, text: &str, tone: Tone) -> String {
        match tone {
            Tone::Good => self.sequence(text, "32"),
            Tone::Partial => self.sequence(text, "33"),
            Tone::Bad => self.sequence(text, "1;31"),
            Tone::Advice => self.sequence(text, "36"),
            Tone::Unsure => self.sequence(text, "35"),
            Tone::Neutral => self.sequence(text, "2"),
        }
    }

    /// The text as a heading.
    pub(super) fn heading(self, text: &str) -> String {
        self.sequence(text, "1")
    }

    /// The text as a label.
    pub(super) fn label(self, text: &str) -> String {
        self.sequence(text, "2")
    }

    fn sequence(self, text: &str, code: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}
