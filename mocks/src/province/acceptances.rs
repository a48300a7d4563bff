//! Acceptances: 受理.

use hutong_specs::identifiers::is_valid;
use serde_json::Value;

use super::call::Call;
use super::item_details::{basic, detail};
use super::keep::{Place, keep};
use super::row::{Row, number, text};
use super::rule::{Rule, agree, ordered};
use super::state::Province;
use crate::account::Account;
use crate::check::Check;
use crate::refusal::Refusal;

const RULES: &[Rule] = &[
    Rule { check: Check::ItemKnown, message: "task_code 不存在", holds: item_is_known },
    Rule { check: Check::ItemNotCancelled, message: "事项已取消", holds: item_is_alive },
    Rule {
        check: Check::VersionKnown, message: "事项版本号高于已上报的版本号", holds: version_is_known
    },
    Rule {
        check: Check::AcceptanceCodes,
        message: "受理单位代码或基本编码与实施编码不一致",
        holds: codes_agree,
    },
    Rule { check: Check::CaseNumberOnce, message: "办件编号已存在", holds: case_number_is_new },
    Rule {
        check: Check::WithdrawnNumberNotReused,
        message: "办件编号已撤回",
        holds: number_is_not_withdrawn,
    },
    Rule {
        check: Check::AcceptanceDates,
        message: "申请、受理、承诺办结时间先后不符",
        holds: dates_are_ordered,
    },
    Rule {
        check: Check::ResidentId, message: "申请人身份证号码不正确", holds: resident_id_is_right
    },
];

const PLACE: Place =
    Place { table: "up_pro_accept", identity: "row_guid", of: |province| &mut province.acceptances };

/// Takes a report.
pub(super) fn report(call: &Call<'_>, province: &mut Province) -> Result<Value, Refusal> {
    let complete = call.keeps(Check::NullableLeftOut) || call.text("contact_name").is_some();
    if !complete {
        return Err(Refusal::business("缺少联系人"));
    }
    if call.text("cd_operation") == Some("D") && !call.keeps(Check::CaseMayBeWithdrawn) {
        return Err(Refusal::business("受理不得撤回"));
    }
    let receipt = keep(call, province, &PLACE, RULES)?;
    remember_withdrawal(call, province);
    Ok(receipt)
}

/// A case whose acceptance was taken away is withdrawn, until the same row is reported again.
fn remember_withdrawal(call: &Call<'_>, province: &mut Province) {
    let Some(number) = call.text("project_no") else { return };
    if call.text("cd_operation") != Some("D") {
        province.withdrawn.remove(number);
    } else if acceptance(province, number).is_none() {
        province.withdrawn.insert(number.to_owned(), call.row("up_pro_accept"));
    }
}

/// Whether the case of a call was withdrawn.
pub(super) fn is_withdrawn(call: &Call<'_>, province: &Province) -> bool {
    call.text("project_no").is_some_and(|number| province.withdrawn.contains_key(number))
}

fn number_is_not_withdrawn(call: &Call<'_>, province: &Province) -> bool {
    let withdrawn = call.text("project_no").and_then(|number| province.withdrawn.get(number));
    withdrawn.is_none_or(|row| text(row, "row_guid") == call.text("row_guid"))
}

/// The acceptance of a case number, as it was reported last.
pub(super) fn acceptance<'a>(province: &'a Province, project_no: &'a str) -> Option<&'a (Account, Row)> {
    province.acceptances.owned_with("project_no", project_no).next_back()
}

/// The acceptance of the case that a call names, if the caller may have to do with it.
pub(super) fn own_acceptance<'a>(call: &Call<'_>, province: &'a Province, check: Check) -> Option<&'a Row> {
    let number = call.text("project_no")?;
    let (owner, row) = province.acceptances.owned_with("project_no", number).next_back()?;
    call.may_touch(*owner, check).then_some(row)
}

fn item<'a>(call: &Call<'_>, province: &'a Province) -> Option<&'a Row> {
    call.text("task_code").and_then(|code| detail(province, code)).and_then(basic)
}

fn item_is_known(call: &Call<'_>, province: &Province) -> bool {
    call.text("task_code").is_none() || item(call, province).is_some()
}

fn item_is_alive(call: &Call<'_>, province: &Province) -> bool {
    item(call, province).is_none_or(|item| text(item, "task_state") != Some("3"))
}

fn version_is_known(call: &Call<'_>, province: &Province) -> bool {
    let known = item(call, province).and_then(|item| number(item, "task_version"));
    ordered(call.number("task_version"), known)
}

fn codes_agree(call: &Call<'_>, _: &Province) -> bool {
    let code = call.text("task_code");
    agree(call.text("org_code"), code.and_then(|code| code.get(..18)))
        && agree(call.text("catalog_code"), code.and_then(|code| code.get(19..31)))
}

fn case_number_is_new(call: &Call<'_>, province: &Province) -> bool {
    let Some(number) = call.text("project_no") else {
        return true;
    };
    province.acceptances.with("project_no", number).all(|row| text(row, "row_guid") == call.text("row_guid"))
}

fn dates_are_ordered(call: &Call<'_>, _: &Province) -> bool {
    ordered(call.text("apply_date"), call.text("accept_date"))
        && ordered(call.text("accept_date"), call.text("promise_date"))
}

/// Plain numbers alone are looked at: the column may hold ciphertext.
fn resident_id_is_right(call: &Call<'_>, _: &Province) -> bool {
    let plain = |code: &&str| code.len() == 18 && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let code = call.text("applyer_page_code").filter(plain);
    call.text("applyer_page_type") != Some("111")
        || code.is_none_or(|code| is_valid("cn-resident-id", code).unwrap_or(true))
}
