//! An update of an organisation that is refused is stored all the same.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// An update of an organisation that is refused is stored all the same.
pub(super) const DEVIATION: Authored = Authored {
    id: "refused-organisation-stored",
    zh: "被拒绝的实施主体更新已入库",
    en: "an update of an organisation that is refused is stored all the same",
    breaks: &["DX-SEQ-02"],
    how: &[How::Skip(Check::RefusedOrganisationNotStored)],
};
