//! Takes a reported row: inserts, updates or withdraws it, and gives the receipt.

use serde_json::{Value, json};

use super::call::Call;
use super::rejections;
use super::rule::Rule;
use super::state::Province;
use super::table::Table;
use crate::check::Check;
use crate::refusal::{Refusal, RefusalKind};

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
    refuse_others(call, province, place, &identity)?;
    if call.text("cd_operation") == Some("D") {
        withdraw(call, (place.of)(province), &identity)?;
    } else {
        let listed = rejections::lists(call, province, place.table, &identity);
        refuse_the_past(call, listed)?;
        call.keep_to(rules, province)?;
        store(call, place, province, &identity);
        rejections::settle(call, province, place.table, &identity);
    }
    Ok(json!({place.identity: receipt(call, &identity)}))
}

/// A row is its owner's: nobody else changes or withdraws it, or learns that it is there by the way it is refused.
fn refuse_others(
    call: &Call<'_>,
    province: &mut Province,
    place: &Place,
    identity: &str,
) -> Result<(), Refusal> {
    let (check, message) = match call.text("cd_operation") {
        Some("D") => (Check::WithdrawalByOwner, UNKNOWN_ROW),
        _ => (Check::ChangeByOwner, "行标识已被使用"),
    };
    let owner = (place.of)(province).owner(identity);
    if owner.is_none_or(|owner| call.may_touch(owner, check)) {
        return Ok(());
    }
    if !call.keeps(Check::RefusedChangeForgotten) {
        store(call, place, province, identity);
    }
    Err(Refusal::new(RefusalKind::Foreign, message))
}

const UNKNOWN_ROW: &str = "要撤回的行不存在";

/// A row that was put right is accepted, unless a deviation holds its past against it.
fn refuse_the_past(call: &Call<'_>, listed: bool) -> Result<(), Refusal> {
    if listed && !call.keeps(Check::CorrectedRow) {
        return Err(Refusal::business("该行已列入问题数据"));
    }
    Ok(())
}

fn withdraw(call: &Call<'_>, table: &mut Table, identity: &str) -> Result<(), Refusal> {
    call.demand(Check::WithdrawnRowKnown, table.get(identity).is_some(), UNKNOWN_ROW)?;
    if call.keeps(Check::Withdrawal) {
        table.remove(identity);
    }
    Ok(())
}

fn store(call: &Call<'_>, place: &Place, province: &mut Province, identity: &str) {
    let row = call.row(place.table);
    let table = (place.of)(province);
    let owner = table.owner(identity).unwrap_or(call.caller);
    let known = table.get(identity);
    let (again, updated) = (known == Some(&row), known.is_some() && call.text("cd_operation") == Some("U"));
    if updated && !call.keeps(Check::UpdateStored) {
        return;
    }
    let second = (updated && !call.keeps(Check::UpdateInPlace)) || (again && !call.keeps(Check::ReplayOnce));
    if second {
        table.append(identity, owner, row);
    } else {
        table.put(identity, owner, row);
    }
}

fn receipt(call: &Call<'_>, identity: &str) -> String {
    if call.keeps(Check::Receipt) { identity.to_owned() } else { format!("receipt-{}", identity.len()) }
}
