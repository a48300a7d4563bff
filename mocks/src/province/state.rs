//! Everything that a province remembers.

use std::collections::BTreeMap;

use super::row::Row;
use super::table::Table;

/// Everything that a province remembers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Province {
    pub(super) organisations: Table,
    pub(super) items: Table,
    pub(super) details: Table,
    pub(super) acceptances: Table,
    pub(super) processes: Table,
    pub(super) specials: Table,
    pub(super) materials: Table,
    pub(super) results: Table,
    pub(super) evaluations: Table,
    pub(super) licences: Table,
    pub(super) rejections: Table,
    /// The last acceptances of cases that were withdrawn, by case number.
    pub(super) withdrawn: BTreeMap<String, Row>,
}

impl Province {
    /// A province that holds what a new one holds: one organisation and a few rejected rows, all invented.
    pub(crate) fn seeded() -> Self {
        let mut province = Self::default();
        super::organisations::seed(&mut province.organisations);
        super::rejections::seed(&mut province.rejections);
        super::licences::seed(&mut province.licences);
        province
    }
}
