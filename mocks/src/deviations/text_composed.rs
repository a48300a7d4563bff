//! Decomposed characters are composed.

use super::each_text::each_text;
use crate::deviation::{Authored, How};

/// Decomposed characters are composed.
pub(super) const DEVIATION: Authored = Authored {
    id: "text-composed",
    zh: "分解的字符被合成",
    en: "decomposed characters are composed",
    breaks: &["DX-ROB-14"],
    how: &[How::Store(|_, row| each_text(row, composed))],
};

fn composed(text: &str) -> String {
    text.replace("e\u{301}", "é").replace("か\u{3099}", "が")
}
