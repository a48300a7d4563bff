//! A word or sentence in both languages.

use hutong_specs::bilingual::Language;

/// A word or sentence in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// In zh-CN.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Word {
    /// A word in both languages.
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }

    /// The word in `language`.
    pub const fn get(self, language: Language) -> &'static str {
        match language {
            Language::Zh => self.zh,
            Language::En => self.en,
        }
    }
}
