//! Invisible characters are stripped.

use super::each_text::each_text;
use crate::deviation::{Authored, How};

/// Invisible characters are stripped.
pub(super) const DEVIATION: Authored = Authored {
    id: "invisible-characters-stripped",
    zh: "零宽和双向控制字符被删除",
    en: "invisible characters are stripped",
    breaks: &["DX-ROB-14"],
    how: &[How::Store(|_, row| each_text(row, visible))],
};

fn visible(text: &str) -> String {
    let is_invisible = |letter: char| matches!(letter, '\u{200b}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|letter| !is_invisible(*letter)).collect()
}
