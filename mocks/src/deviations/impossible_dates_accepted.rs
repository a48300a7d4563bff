//! Impossible dates are accepted.

use crate::deviation::{Authored, How};

/// Impossible dates are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "impossible-dates-accepted",
    zh: "不存在的日期被受理",
    en: "impossible dates are accepted",
    breaks: &["DX-DAT-06"],
    how: &[How::Forgive(|lapse| {
        let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count() == 14;
        lapse.format().is_some_and(|(format, text)| format == "cn-date-time" && digits(text))
    })],
};
