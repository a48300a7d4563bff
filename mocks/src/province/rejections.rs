//! Rejected rows: 问题数据. A reported row that is refused for its content is listed until it is put right.

use hutong_specs::signing::TimeFormat;
use serde_json::{Value, json};

use super::business::table_of;
use super::call::Call;
use super::page::{matching, page};
use super::row::text;
use super::state::Province;
use super::table::Table;
use crate::check::Check;

/// Answers a query.
pub(super) fn query(call: &Call<'_>, province: &Province) -> Value {
    let rows = matching(call, &province.rejections, &["table_row_guid", "table_sql_name"]);
    if rows.is_empty() && !call.keeps(Check::UnknownRowEmpty) {
        return page(call, province.rejections.rows());
    }
    page(call, rows.into_iter())
}

/// Lists a row that an operation refused; nothing is listed that has no identity or that no table takes.
pub(crate) fn note(
    province: &mut Province,
    operation: &str,
    body: Option<&Value>,
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
    province.rejections.put(&place(table, guid), row);
}

/// Whether a row is listed.
pub(super) fn lists(province: &Province, table: &str, guid: &str) -> bool {
    province.rejections.get(&place(table, guid)).is_some()
}

/// Takes an accepted row off the list.
pub(super) fn settle(call: &Call<'_>, province: &mut Province, table: &str, guid: &str) {
    province.rejections.remove(&place(table, guid));
    if !call.keeps(Check::AcceptedNotListed) {
        let row = json!({
            "table_sql_name": table, "table_name": table, "table_row_guid": cut(guid, 50), "table_cd_batch": "-",
            "table_cd_source": "-", "err_type": "-", "cd_time": EPOCH, "table_cd_time": EPOCH, "table_update_time": EPOCH
        });
        let row = row.as_object().cloned().unwrap_or_default();
        province.rejections.put(&place(table, guid), row);
    }
}

const EPOCH: &str = "2024-01-01 00:00:00";

fn place(table: &str, guid: &str) -> String {
    format!("{table} {guid}")
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
        table.put(&place(name, guid), row.as_object().cloned().unwrap_or_default());
    }
}

const SEED: &[(&str, &str, &str, &str)] = &[
    ("up_pro_accept", "受理", "test-rejected-0001", "申请人类型不在代码表中"),
    ("up_pro_result", "办结", "test-rejected-0002", "办结时间早于受理时间"),
    ("up_task_directory", "事项基本目录", "test-rejected-0003", "事项名称超长"),
];
