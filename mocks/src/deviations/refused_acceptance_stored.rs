//! An acceptance that is refused is stored all the same.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// An acceptance that is refused is stored all the same.
pub(super) const DEVIATION: Authored = Authored {
    id: "refused-acceptance-stored",
    zh: "被拒绝的受理已入库",
    en: "an acceptance that is refused is stored all the same",
    breaks: &["DX-SEQ-02", "DX-CAS-36", "DX-PRI-07"],
    how: &[How::Skip(Check::RefusedAcceptanceNotStored)],
};
