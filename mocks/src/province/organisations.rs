//! Implementing bodies: 实施主体.

use serde_json::{Value, json};

use super::call::Call;
use super::keep::{Place, keep};
use super::page::{matching, page};
use super::rule::{Rule, agree};
use super::state::Province;
use super::table::Table;
use crate::account::Account;
use crate::check::Check;
use crate::refusal::Refusal;

const RULES: &[Rule] = &[Rule {
    check: Check::OrganisationCodeInside,
    message: "组织机构代码与统一社会信用代码不一致",
    holds: |call, _| agree(call.text("org_code"), call.text("credit_code").and_then(|code| code.get(8..17))),
}];

const PLACE: Place =
    Place { table: "up_zone_organization", identity: "row_guid", of: |province| &mut province.organisations };

/// Takes a report.
pub(super) fn report(call: &Call<'_>, province: &mut Province) -> Result<Value, Refusal> {
    keep(call, province, &PLACE, RULES)
}

/// Answers a query.
pub(super) fn query(call: &Call<'_>, province: &Province) -> Value {
    let rows = matching(call, &province.organisations, &["credit_code", "row_guid"]);
    page(call, rows.into_iter())
}

/// The organisation that a new province holds.
pub(super) fn seed(table: &mut Table) {
    let row = json!({
        "row_guid": "test-organisation-seed", "credit_code": "11990000A000000113", "org_code": "A00000011",
        "org_name": "测试单位", "org_short_name": "测试", "exist_task": "1", "order_num": 0,
        "cd_batch": "test-seed", "cd_operation": "I", "cd_time": "2024-01-01 00:00:00", "data_source": "990"
    });
    table.put("test-organisation-seed", Account::Main, row.as_object().cloned().unwrap_or_default());
}
