//! A rule of the business: a check, what is said when it fails, and when it holds.

use super::call::Call;
use super::state::Province;
use crate::check::Check;

/// A rule across fields or across the state. A field that is missing is no matter of a rule: the schema demands it.
pub(super) struct Rule {
    /// The check's name.
    pub(super) check: Check,
    /// What the caller is told.
    pub(super) message: &'static str,
    /// Whether the rule holds.
    pub(super) holds: fn(&Call<'_>, &Province) -> bool,
}

/// Whether two values that may be missing are in order; true if one is missing.
pub(super) fn ordered<T: PartialOrd>(earlier: Option<T>, later: Option<T>) -> bool {
    match (earlier, later) {
        (Some(earlier), Some(later)) => earlier <= later,
        _ => true,
    }
}

/// Whether two values that may be missing agree; true if one is missing.
pub(super) fn agree<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}
