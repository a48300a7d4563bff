//! A contact is demanded though the column may be empty.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A contact is demanded though the column may be empty.
pub(super) const DEVIATION: Authored = Authored {
    id: "nullable-column-demanded",
    zh: "可空的联系人被要求必填",
    en: "a contact is demanded though the column may be empty",
    breaks: &["DX-DAT-08"],
    how: &[How::Skip(Check::NullableLeftOut)],
};
