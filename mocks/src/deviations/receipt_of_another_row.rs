//! Receipts do not name the row that was sent.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Receipts do not name the row that was sent.
pub(super) const DEVIATION: Authored = Authored {
    id: "receipt-of-another-row",
    zh: "回执不是所报行的标识",
    en: "receipts do not name the row that was sent",
    breaks: &["DX-ENV-17", "DX-LIC-11"],
    how: &[How::Skip(Check::Receipt)],
};
