//! Takes a reported row: inserts, updates or withdraws it, and gives the receipt.

use serde_json::{Value, json};

use super::call::Call;
use super::rejections;
use super::rule::Rule;
use super::state::Province;
use super::table::Table;
use crate::check::Check;
use crate::refusal::Refusal;

/// Where rows of a kind are kept.
pub(super) struct Place {
    /// The table's name in the standard.
    pub(super) table: &'static str,
    /// The column that tells rows apart.
    pub(super) identity: &'static str,
    /// The table in memory.
    pub(super) of: fn(&mut Province) -> &mut Table,
}

/// Takes a reported row if the rules hold.
pub(super) fn keep(
    call: &Call<'_>,
    province: &mut Province,
    place: &Place,
    rules: &[Rule],
) -> Result<Value, Refusal> {
    let arrivals = (place.of)(province).arrivals();
    let identity = call.text(place.identity).map_or_else(|| format!("unnamed-{arrivals}"), str::to_owned);
    if call.text("cd_operation") == Some("D") {
        withdraw(call, (place.of)(province), &identity)?;
    } else {
        let listed = rejections::lists(province, place.table, &identity);
        refuse_the_past(call, listed)?;
        call.keep_to(rules, province)?;
        store(call, place, province, &identity);
        rejections::settle(call, province, place.table, &identity);
    }
    Ok(json!({place.identity: receipt(call, &identity)}))
}

/// A row that was put right is accepted, unless a deviation holds its past against it.
fn refuse_the_past(call: &Call<'_>, listed: bool) -> Result<(), Refusal> {
    if listed && !call.keeps(Check::CorrectedRow) {
        return Err(Refusal::business("该行已列入问题数据"));
    }
    Ok(())
}

fn withdraw(call: &Call<'_>, table: &mut Table, identity: &str) -> Result<(), Refusal> {
    call.demand(Check::WithdrawnRowKnown, table.get(identity).is_some(), "要撤回的行不存在")?;
    if call.keeps(Check::Withdrawal) {
        table.remove(identity);
    }
    Ok(())
}

fn store(call: &Call<'_>, place: &Place, province: &mut Province, identity: &str) {
    let row = call.row(place.table);
    let table = (place.of)(province);
    let known = table.get(identity);
    let (again, updated) = (known == Some(&row), known.is_some() && call.text("cd_operation") == Some("U"));
    if updated && !call.keeps(Check::UpdateStored) {
        return;
    }
    let second = (updated && !call.keeps(Check::UpdateInPlace)) || (again && !call.keeps(Check::ReplayOnce));
    if second {
        table.append(identity, row);
    } else {
        table.put(identity, row);
    }
}

fn receipt(call: &Call<'_>, identity: &str) -> String {
    if call.keeps(Check::Receipt) { identity.to_owned() } else { format!("receipt-{}", identity.len()) }
}
