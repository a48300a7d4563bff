//! Pages of rows, in a stable order.

use serde_json::{Value, json};

use super::call::Call;
use super::row::{Row, text};
use super::table::Table;
use crate::account::Account;
use crate::check::Check;

/// The page that a call asks for, out of all rows that match.
pub(super) fn page<'a>(call: &Call<'_>, rows: impl Iterator<Item = &'a Row>) -> Value {
    let matching: Vec<&Row> = rows.collect();
    let size = place(call, "page_size").unwrap_or(DEFAULT_SIZE).max(1);
    let mut skipped = place(call, "page_no").unwrap_or(1).saturating_sub(1).saturating_mul(size);
    if !call.keeps(Check::EmptyPageBeyondTheLast) {
        skipped = skipped.min(matching.len().saturating_sub(1) / size * size);
    }
    let rows: Vec<&Row> = matching.iter().skip(skipped).take(size).copied().collect();
    json!({"total": matching.len(), "rows": rows})
}

const DEFAULT_SIZE: usize = 20;

fn place(call: &Call<'_>, name: &str) -> Option<usize> {
    call.number(name).and_then(|number| usize::try_from(number).ok())
}

/// The rows of a table that have what the filters ask for, whosever they are.
pub(super) fn matching<'a>(call: &Call<'_>, table: &'a Table, filters: &[&str]) -> Vec<&'a Row> {
    owned_matching(call, table, filters).into_iter().map(|(_, row)| row).collect()
}

/// Those of them that are the caller's own, unless the check is left out.
pub(super) fn own_matching<'a>(
    call: &Call<'_>,
    table: &'a Table,
    filters: &[&str],
    check: Check,
) -> Vec<&'a Row> {
    let rows = owned_matching(call, table, filters).into_iter();
    rows.filter(|(owner, _)| call.may_touch(*owner, check)).map(|(_, row)| row).collect()
}

/// Rows with their owners that have what the filters ask for, looked up by the first that is sent.
fn owned_matching<'a>(call: &Call<'_>, table: &'a Table, filters: &[&str]) -> Vec<&'a (Account, Row)> {
    let sent = filters.iter().find_map(|filter| Some((*filter, call.text(filter)?)));
    let mut rows: Vec<&(Account, Row)> = match sent {
        Some((filter, wanted)) => table.owned_with(filter, wanted).collect(),
        None => table.owned().collect(),
    };
    rows.retain(|(_, row)| matches(call, row, filters));
    rows
}

/// Whether a row has what the filters ask for; a filter that is not sent asks for nothing.
fn matches(call: &Call<'_>, row: &Row, filters: &[&str]) -> bool {
    filters.iter().all(|filter| call.text(filter).is_none_or(|wanted| text(row, filter) == Some(wanted)))
}
