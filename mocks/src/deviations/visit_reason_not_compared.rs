//! Visits and their reason are not compared.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Visits and their reason are not compared.
pub(super) const DEVIATION: Authored = Authored {
    id: "visit-reason-not-compared",
    zh: "到场次数与原因不比对",
    en: "visits and their reason are not compared",
    breaks: &["DX-ITM-25"],
    how: &[How::Skip(Check::VisitReason)],
};
