//! Codes of delivery are not looked up in their list.

use crate::deviation::{Authored, How};

/// Codes of delivery are not looked up in their list.
pub(super) const DEVIATION: Authored = Authored {
    id: "any-delivery-accepted",
    zh: "是否快递送达的代码不检查",
    en: "codes of delivery are not looked up in their list",
    breaks: &["DX-DAT-24"],
    how: &[How::Forgive(|lapse| lapse.fault.keyword == "enum" && lapse.fault.at == "/is_delivery_results")],
};
