//! Rare characters become question marks.

use super::each_text::each_text;
use crate::deviation::{Authored, How};

/// Rare characters become question marks.
pub(super) const DEVIATION: Authored = Authored {
    id: "rare-characters-lost",
    zh: "生僻字变为问号",
    en: "rare characters become question marks",
    breaks: &["DX-ENV-08"],
    how: &[How::Store(|_, row| each_text(row, common))],
};

fn common(text: &str) -> String {
    text.chars().map(plain).collect()
}

/// What a database of the common characters alone makes of a character.
fn plain(character: char) -> char {
    if matches!(character, '\u{3400}'..='\u{4dbf}') || character > '\u{ffff}' { '?' } else { character }
}
