//! Angle brackets and the like are escaped.

use super::each_text::each_text;
use crate::deviation::{Authored, How};

/// Angle brackets and the like are escaped.
pub(super) const DEVIATION: Authored = Authored {
    id: "marks-escaped",
    zh: "尖括号等字符被转义",
    en: "angle brackets and the like are escaped",
    breaks: &["DX-ROB-07"],
    how: &[How::Store(|_, row| each_text(row, escaped))],
};

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
