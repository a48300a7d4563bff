//! Rejected rows: 问题数据. A reported row that is refused for its content is listed until it is put right.

use hutong_specs::signing::TimeFormat;
use serde_json::{Value, json};

use super::business::table_of;
use super::call::Call;
use super::page::{own_matching, page};
use super::row::text;
use super::state::Province;
use super::table::Table;
use crate::account::Account;
use crate::check::Check;

/// Answers a query.
pub(super) fn query(call: &Call<'_>, province: &Province) -> Value {
    let filters = ["table_row_guid", "table_sql_name"];
    let filters = filters.get(..if call.keeps(Check::TableFilter) { 2 } else { 1 }).unwrap_or_default();
    let rows = own_matching(call, &province.rejections, filters, Check::RejectionsOfCaller);
    if rows.is_empty() && !call.keeps(Check::UnknownRowEmpty) {
        let all = own_matching(call, &province.rejections, &[], Check::RejectionsOfCaller);
        return page(call, all.into_iter());
    }
    page(call, rows.into_iter())
}

/// Lists a row that an operation refused; nothing is listed that has no identity or that no table takes.
pub(crate) fn note(
    province: &mut Province,
    operation: &str,
    (body, caller): (Option<&Value>, Account),
    reason: &str,
    now_ms: i64,
) {
    let Some((table, title, identity)) = table_of(operation) else {
        return;
    };
    let Some(reported) = body.and_then(Value::as_object) else {
        return;
    };
    let Some(guid) = text(reported, identity) else {
        return;
    };
    let now = TimeFormat::DateTime.format(now_ms).unwrap_or_else(|_| EPOCH.to_owned());
    let sent =
        text(reported, "cd_time").filter(|time| TimeFormat::DateTime.parse(time).is_ok()).unwrap_or(&now);
    let row = json!({
        "table_sql_name": table, "table_name": title, "table_row_guid": cut(guid, 50),
        "table_cd_batch": cut(text(reported, "cd_batch").unwrap_or("-"), 32),
        "table_cd_source": cut(text(reported, "data_source").unwrap_or("-"), 10),
        "err_type": cut(reason, 100), "cd_time": now, "table_cd_time": sent, "table_update_time": now,
        "remark": "请改正后以同一行标识重报"
    });
    let Value::Object(row) = row else { return };
    province.rejections.put(&place(table, guid, caller), caller, row);
}

/// Whether a row is listed.
pub(super) fn lists(call: &Call<'_>, province: &Province, table: &str, guid: &str) -> bool {
    province.rejections.get(&place(table, guid, call.caller)).is_some()
}

/// Takes an accepted row off the list.
pub(super) fn settle(call: &Call<'_>, province: &mut Province, table: &str, guid: &str) {
    province.rejections.remove(&place(table, guid, call.caller));
    if !call.keeps(Check::AcceptedNotListed) {
        let row = json!({
            "table_sql_name": table, "table_name": table, "table_row_guid": cut(guid, 50), "table_cd_batch": "-",
            "table_cd_source": "-", "err_type": "-", "cd_time": EPOCH, "table_cd_time": EPOCH, "table_update_time": EPOCH
        });
        let row = row.as_object().cloned().unwrap_or_default();
        province.rejections.put(&place(table, guid, call.caller), call.caller, row);
    }
}

const EPOCH: &str = "2024-01-01 00:00:00";

/// Each party has its own list: what one reports wrongly is no fault of another's.
fn place(table: &str, guid: &str, owner: Account) -> String {
    format!("{table} {guid} {}", owner.name())
}

fn cut(text: &str, length: usize) -> String {
    text.chars().take(length).collect()
}

/// The rejected rows that a new province holds.
pub(super) fn seed(table: &mut Table) {
    for (name, title, guid, error) in SEED {
        let row = json!({
            "table_sql_name": name, "table_name": title, "table_row_guid": guid, "table_cd_batch": "test-seed",
            "table_cd_source": "990", "err_type": error, "cd_time": EPOCH, "table_cd_time": EPOCH,
            "table_update_time": EPOCH, "remark": "测试数据"
        });
        table.put(
            &place(name, guid, Account::Main),
            Account::Main,
            row.as_object().cloned().unwrap_or_default(),
        );
    }
}

const SEED: &[(&str, &str, &str, &str)] = &[
    ("up_pro_accept", "受理", "test-rejected-0001", "申请人类型不在代码表中"),
    ("up_pro_result", "办结", "test-rejected-0002", "办结时间早于受理时间"),
    ("up_task_directory", "事项基本目录", "test-rejected-0003", "事项名称超长"),
];
