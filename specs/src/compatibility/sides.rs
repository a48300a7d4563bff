//! A schema as it was and as it is.

use std::collections::BTreeSet;

use super::aside::AsideReason;
use super::unfolded::size;
use super::work::Work;
use crate::schema::Schema;

/// A schema as it was and as it is.
pub(super) struct Sides<'a> {
    /// As it was.
    pub(super) before: &'a Schema,
    /// As it is.
    pub(super) after: &'a Schema,
    /// What the earlier and the later document refer to and do not hold.
    pub(super) broken: (&'a BTreeSet<String>, &'a BTreeSet<String>),
}

impl Sides<'_> {
    /// How large both are together, or why they are not compared: what is not there would count as anything.
    pub(super) fn size(&self, work: &mut Work) -> Result<usize, AsideReason> {
        let own = size(self.before, self.broken.0, work)?;
        let both = own.saturating_add(size(self.after, self.broken.1, work)?);
        if work.takes(both) { Ok(both) } else { Err(AsideReason::Work) }
    }
}
