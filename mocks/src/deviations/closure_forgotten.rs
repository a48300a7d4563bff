//! A case of three steps and more is forgotten to be closed: it goes on and is closed again.

use crate::check::Check;
use crate::deviation::{Authored, How};

/// A case of three steps and more is forgotten to be closed: it goes on and is closed again.
pub(super) const DEVIATION: Authored = Authored {
    id: "closure-forgotten",
    zh: "办理三步以上的办件，办结后仍可办理和再次办结",
    en: "a case of three steps and more is forgotten to be closed: it goes on and is closed again",
    breaks: &["DX-CAS-31", "DX-CAS-32", "DX-CAS-33"],
    how: &[How::Skip(Check::ClosureRemembered)],
};
