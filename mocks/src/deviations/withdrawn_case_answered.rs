//! Withdrawn cases are still answered.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// Withdrawn cases are still answered.
pub(super) const DEVIATION: Authored = Authored {
    id: "withdrawn-case-answered",
    zh: "已撤回的办件仍能查到",
    en: "withdrawn cases are still answered",
    breaks: &["DX-CAS-36"],
    how: &[How::Skip(Check::WithdrawnNotFound)],
};
