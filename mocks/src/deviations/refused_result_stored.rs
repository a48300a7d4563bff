//! A second result is refused and stored all the same.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A second result is refused and stored all the same.
pub(super) const DEVIATION: Authored = Authored {
    id: "refused-result-stored",
    zh: "再次办结被拒绝，却已入库",
    en: "a second result is refused and stored all the same",
    breaks: &["DX-CAS-36"],
    how: &[How::Skip(Check::RefusedResultNotStored)],
};
