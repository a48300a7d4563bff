//! An item is found by the end of its implementation code alone.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// An item is found by the end of its implementation code alone.
pub(super) const DEVIATION: Authored = Authored {
    id: "implementation-code-by-its-end",
    zh: "按实施编码的末 12 位查询事项",
    en: "an item is found by the end of its implementation code alone",
    breaks: &["DX-DAT-11"],
    how: &[
        How::Skip(Check::WholeImplementationCode),
        How::Forgive(|lapse| {
            lapse.operation == "queryItemDetail"
                && lapse.format().is_some_and(|(format, _)| format == "cn-item-implementation-code")
        }),
    ],
};
