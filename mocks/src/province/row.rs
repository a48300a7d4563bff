//! A row: a JSON object by column.

use serde_json::{Map, Value};

/// A row of a table, by column.
pub(crate) type Row = Map<String, Value>;

/// The text of a column; `None` if it is missing, empty or no text.
pub(super) fn text<'a>(row: &'a Row, column: &str) -> Option<&'a str> {
    row.get(column).and_then(Value::as_str).filter(|text| !text.is_empty())
}

/// The whole number of a column.
pub(super) fn number(row: &Row, column: &str) -> Option<i64> {
    row.get(column).and_then(Value::as_i64)
}
