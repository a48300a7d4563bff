//! A party without the right to report may report.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A party without the right to report may report.
pub(super) const DEVIATION: Authored = Authored {
    id: "reports-without-right-accepted",
    zh: "无权上报的接入单位可以上报",
    en: "a party without the right to report may report",
    breaks: &["DX-ACS-20"],
    how: &[How::Skip(Check::ReportRights)],
};
