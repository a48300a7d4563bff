//! A number that nobody has is answered with other licences of the holder.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A number that nobody has is answered with other licences of the holder.
pub(super) const DEVIATION: Authored = Authored {
    id: "licence-number-ignored",
    zh: "证照编号不符时返回持有者的其他证照",
    en: "a number that nobody has is answered with other licences of the holder",
    breaks: &["DX-LIC-08"],
    how: &[How::Skip(Check::LicenceNumberFilter)],
};
