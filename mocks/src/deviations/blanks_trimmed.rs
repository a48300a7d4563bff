//! Blanks at either end are trimmed.

use super::each_text::each_text;
use crate::deviation::{Authored, How};

/// Blanks at either end are trimmed.
pub(super) const DEVIATION: Authored = Authored {
    id: "blanks-trimmed",
    zh: "首尾空白被删除",
    en: "blanks at either end are trimmed",
    breaks: &["DX-ROB-14"],
    how: &[How::Store(|_, row| each_text(row, trimmed))],
};

fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}
