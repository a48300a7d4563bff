//! The item directory: 事项基本目录.

use serde_json::Value;

use super::call::Call;
use super::keep::{Place, keep};
use super::page::{matching, page};
use super::row::number;
use super::rule::{Rule, agree, ordered};
use super::state::Province;
use crate::check::Check;
use crate::refusal::Refusal;

const RULES: &[Rule] = &[
    Rule {
        check: Check::CodeParts,
        message: "事项类型与基本编码不一致",
        holds: |call, _| agree(call.text("task_type"), call.text("catalog_code").and_then(type_within)),
    },
    Rule {
        check: Check::PlanOrder,
        message: "计划取消日期早于计划生效日期",
        holds: |call, _| ordered(call.text("plan_effective_date"), call.text("plan_cancel_date")),
    },
    Rule {
        check: Check::VersionNotLower, message: "事项版本号小于已上报的版本号", holds: version_holds
    },
];

const PLACE: Place =
    Place { table: "up_task_directory", identity: "row_guid", of: |province| &mut province.items };

/// The type within a basic code.
pub(super) fn type_within(catalog_code: &str) -> Option<&str> {
    catalog_code.get(2..4)
}

fn version_holds(call: &Call<'_>, province: &Province) -> bool {
    let Some(code) = call.text("catalog_code") else {
        return true;
    };
    let highest =
        province.items.with("catalog_code", code).filter_map(|row| number(row, "task_version")).max();
    ordered(highest, call.number("task_version"))
}

/// Takes a report.
pub(super) fn report(call: &Call<'_>, province: &mut Province) -> Result<Value, Refusal> {
    keep(call, province, &PLACE, RULES)
}

/// Answers a query.
pub(super) fn query(call: &Call<'_>, province: &Province) -> Value {
    let filters: &[&str] = if call.keeps(Check::StateFilter) {
        &["catalog_code", "row_guid", "task_state"]
    } else {
        &["catalog_code", "row_guid"]
    };
    let rows = matching(call, &province.items, filters);
    if rows.is_empty() && !call.keeps(Check::UnknownItemEmpty) {
        return page(call, province.items.rows());
    }
    page(call, rows.into_iter())
}
