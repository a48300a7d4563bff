//! A table: rows by their identity, listed in the order in which they came.

use std::collections::BTreeMap;

use super::row::{Row, text};

/// Rows by identity, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    rows: BTreeMap<u64, Row>,
    places: BTreeMap<String, u64>,
    next: u64,
}

impl Table {
    /// Rows in order.
    pub(super) fn rows(&self) -> impl DoubleEndedIterator<Item = &Row> {
        self.rows.values()
    }

    /// The row of an identity.
    pub(super) fn get(&self, identity: &str) -> Option<&Row> {
        self.rows.get(self.places.get(identity)?)
    }

    /// Puts a row in the place of its identity, or at the end.
    pub(super) fn put(&mut self, identity: &str, row: Row) {
        let next = &mut self.next;
        let place = *self.places.entry(identity.to_owned()).or_insert_with(|| {
            *next += 1;
            *next
        });
        self.rows.insert(place, row);
    }

    /// Puts a row at the end, whatever else has its identity.
    pub(super) fn append(&mut self, identity: &str, row: Row) {
        self.places.remove(identity);
        self.put(identity, row);
    }

    /// Takes a row away.
    pub(super) fn remove(&mut self, identity: &str) {
        if let Some(place) = self.places.remove(identity) {
            self.rows.remove(&place);
        }
    }

    /// How many rows ever came.
    pub(super) fn arrivals(&self) -> u64 {
        self.next
    }

    /// Rows whose column holds this text, in order.
    pub(super) fn with<'a>(
        &'a self,
        column: &'a str,
        wanted: &'a str,
    ) -> impl DoubleEndedIterator<Item = &'a Row> {
        self.rows().filter(move |row| text(row, column) == Some(wanted))
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
        table.put("x", row(1));
        table.put("y", row(2));
        table.put("x", row(3));
        assert_eq!(table.rows().collect::<Vec<_>>(), [&row(3), &row(2)]);
        table.remove("x");
        assert_eq!((table.get("x"), table.get("y")), (None, Some(&row(2))));
    }
}
