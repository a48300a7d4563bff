//! A table: rows by their identity, listed in the order in which they came.

use std::collections::{BTreeMap, BTreeSet};

use super::row::{Row, text};
use crate::account::Account;

/// Columns by which rows are looked up: a province with thousands of rows answers as fast as an empty one. The column
/// of a part of a row stands behind the part's name.
const INDEXED: &[&str] = &[
    "project_no",
    "catalog_code",
    "row_guid",
    "credit_code",
    "certificate_holder_code",
    "table_row_guid",
    "basic/task_code",
];

/// Rows by identity, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    rows: BTreeMap<u64, (Account, Row)>,
    places: BTreeMap<String, u64>,
    index: BTreeMap<(&'static str, String), BTreeSet<u64>>,
    next: u64,
}

impl Table {
    /// Rows in order.
    pub(super) fn rows(&self) -> impl DoubleEndedIterator<Item = &Row> {
        self.rows.values().map(|(_, row)| row)
    }

    /// The row of an identity.
    pub(super) fn get(&self, identity: &str) -> Option<&Row> {
        self.rows.get(self.places.get(identity)?).map(|(_, row)| row)
    }

    /// Whose the row of an identity is.
    pub(super) fn owner(&self, identity: &str) -> Option<Account> {
        self.rows.get(self.places.get(identity)?).map(|(owner, _)| *owner)
    }

    /// Puts a row of an account in the place of its identity, or at the end.
    pub(super) fn put(&mut self, identity: &str, owner: Account, row: Row) {
        let next = &mut self.next;
        let place = *self.places.entry(identity.to_owned()).or_insert_with(|| {
            *next += 1;
            *next
        });
        self.clear(place);
        for column in INDEXED {
            if let Some(value) = held(&row, column) {
                let key = (*column, value.to_owned());
                self.index.entry(key).or_default().insert(place);
            }
        }
        self.rows.insert(place, (owner, row));
    }

    /// Takes the row at a place away, if there is one.
    fn clear(&mut self, place: u64) {
        let Some((_, row)) = self.rows.remove(&place) else {
            return;
        };
        for column in INDEXED {
            let key = held(&row, column).map(|value| (*column, value.to_owned()));
            if let Some(places) = key.and_then(|key| self.index.get_mut(&key)) {
                places.remove(&place);
            }
        }
    }

    /// Puts a row at the end, whatever else has its identity.
    pub(super) fn append(&mut self, identity: &str, owner: Account, row: Row) {
        self.places.remove(identity);
        self.put(identity, owner, row);
    }

    /// Takes a row away.
    pub(super) fn remove(&mut self, identity: &str) {
        if let Some(place) = self.places.remove(identity) {
            self.clear(place);
        }
    }

    /// How many rows ever came.
    pub(super) fn arrivals(&self) -> u64 {
        self.next
    }

    /// Rows whose column holds this text, in order.
    pub(super) fn with(&self, column: &str, wanted: &str) -> std::vec::IntoIter<&Row> {
        let rows: Vec<&Row> = self.owned_with(column, wanted).map(|(_, row)| row).collect();
        rows.into_iter()
    }

    /// Rows with their owners, in order.
    pub(super) fn owned(&self) -> impl Iterator<Item = &(Account, Row)> {
        self.rows.values()
    }

    /// Rows with their owners whose column holds this text, in order.
    pub(super) fn owned_with(&self, column: &str, wanted: &str) -> std::vec::IntoIter<&(Account, Row)> {
        let rows: Vec<&(Account, Row)> = match INDEXED.iter().find(|indexed| **indexed == column) {
            Some(indexed) => {
                let places = self.index.get(&(*indexed, wanted.to_owned()));
                let places = places.into_iter().flatten();
                places.filter_map(|place| self.rows.get(place)).collect()
            }
            None => self.owned().filter(|(_, row)| held(row, column) == Some(wanted)).collect(),
        };
        rows.into_iter()
    }
}

/// The text of a column, or of a part's column.
fn held<'a>(row: &'a Row, column: &str) -> Option<&'a str> {
    match column.split_once('/') {
        Some((part, column)) => text(row.get(part)?.as_object()?, column),
        None => text(row, column),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_row_that_comes_again_keeps_its_place() {
        let row = |number: i32| Row::from_iter([("a".to_owned(), json!(number))]);
        let mut table = Table::default();
        table.put("x", Account::Main, row(1));
        table.put("y", Account::Main, row(2));
        table.put("x", Account::Main, row(3));
        assert_eq!(table.rows().collect::<Vec<_>>(), [&row(3), &row(2)]);
        table.remove("x");
        assert_eq!((table.get("x"), table.get("y")), (None, Some(&row(2))));
    }

    #[test]
    fn rows_are_found_by_what_they_hold_now() {
        let row = |number: &str| Row::from_iter([("project_no".to_owned(), json!(number))]);
        let detail = json!({"basic": {"task_code": "t"}});
        let mut table = Table::default();
        table.put("x", Account::Main, row("1"));
        table.append("x", Account::Main, row("1"));
        table.put("y", Account::Main, detail.as_object().unwrap().clone());
        assert_eq!(table.with("project_no", "1").count(), 2);
        assert_eq!(table.with("basic/task_code", "t").count(), 1);
        table.put("x", Account::Main, row("2"));
        assert_eq!(table.with("project_no", "1").count(), 1);
        assert_eq!(table.with("project_no", "2").count(), 1);
        table.remove("x");
        assert_eq!(table.with("project_no", "2").count(), 0);
    }
}
