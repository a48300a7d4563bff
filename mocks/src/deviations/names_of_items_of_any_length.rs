//! Names of directory items of any length are accepted.

use crate::deviation::{Authored, How};

/// Names of directory items of any length are accepted.
pub(super) const DEVIATION: Authored = Authored {
    id: "names-of-items-of-any-length",
    zh: "超长的事项名称被受理",
    en: "names of directory items of any length are accepted",
    breaks: &["DX-ITM-03"],
    how: &[How::Forgive(|lapse| {
        lapse.fault.keyword == "maxLength"
            && lapse.operation == "reportItem"
            && lapse.fault.at == "/task_name"
    })],
};
