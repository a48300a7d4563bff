//! Items in detail: 实施清单.

use serde_json::Value;

use super::call::Call;
use super::item_content::CONTENT;
use super::items::type_within;
use super::keep::{Place, keep};
use super::row::{Row, number, text};
use super::rule::{Rule, agree, ordered};
use super::state::Province;
use crate::check::Check;
use crate::refusal::{Refusal, RefusalKind};

const RULES: &[Rule] = &[
    Rule {
        check: Check::DirectoryKnown, message: "基本编码不在基本目录中", holds: directory_knows
    },
    Rule {
        check: Check::CodeParts,
        message: "实施编码与实施主体、行使层级、基本编码或事项类型不一致",
        holds: parts_agree,
    },
    Rule {
        check: Check::VersionNotLower, message: "事项版本号小于已上报的版本号", holds: version_holds
    },
    Rule { check: Check::CancelledForGood, message: "事项已取消", holds: stays_cancelled },
];

const PLACE: Place =
    Place { table: "up_task_general_basic", identity: "row_guid", of: |province| &mut province.details };

/// Takes a report.
pub(super) fn report(call: &Call<'_>, province: &mut Province) -> Result<Value, Refusal> {
    if !may_be_resumed(call, province) {
        return Err(Refusal::business("事项已暂停"));
    }
    call.keep_to(RULES, province).and_then(|()| keep(call, province, &PLACE, CONTENT))
}

/// Answers a query.
pub(super) fn query(call: &Call<'_>, province: &mut Province) -> Result<Value, Refusal> {
    let found = call.text("task_code").and_then(|code| detail(province, code));
    let other = || {
        province
            .details
            .rows()
            .next_back()
            .filter(|_| call.overlooks() || !call.keeps(Check::UnknownDetailRefused))
    };
    let row = found.or_else(other).ok_or_else(|| Refusal::new(RefusalKind::NotFound, "task_code 不存在"))?;
    Ok(Value::Object(row.clone()))
}

/// The newest detail of an implementation code.
pub(super) fn detail<'a>(province: &'a Province, task_code: &str) -> Option<&'a Row> {
    province.details.with("basic/task_code", task_code).next_back()
}

/// The basic information of a detail.
pub(super) fn basic(row: &Row) -> Option<&Row> {
    row.get("basic").and_then(Value::as_object)
}

fn directory_knows(call: &Call<'_>, province: &Province) -> bool {
    let code = call.part("basic").and_then(|basic| text(basic, "catalog_code"));
    code.is_none_or(|code| province.items.with("catalog_code", code).next().is_some())
}

fn parts_agree(call: &Call<'_>, _: &Province) -> bool {
    let Some(basic) = call.part("basic") else {
        return true;
    };
    let Some(code) = text(basic, "task_code") else {
        return true;
    };
    agree(text(basic, "dept_code"), code.get(..18))
        && agree(text(basic, "use_level"), code.get(18..19))
        && agree(text(basic, "catalog_code"), code.get(19..31))
        && agree(text(basic, "task_type"), code.get(19..31).and_then(type_within))
}

/// The states before and after a report.
fn states<'a>(call: &'a Call<'_>, province: &'a Province) -> Option<(&'a str, &'a str)> {
    let reported = call.part("basic")?;
    let known = text(reported, "task_code").and_then(|code| detail(province, code)).and_then(basic)?;
    Some((text(known, "task_state")?, text(reported, "task_state")?))
}

fn stays_cancelled(call: &Call<'_>, province: &Province) -> bool {
    states(call, province).is_none_or(|(before, after)| before != "3" || after == "3")
}

fn may_be_resumed(call: &Call<'_>, province: &Province) -> bool {
    call.keeps(Check::ItemMayBeResumed) || states(call, province) != Some(("2", "1"))
}

fn version_holds(call: &Call<'_>, province: &Province) -> bool {
    let Some(reported) = call.part("basic") else {
        return true;
    };
    let known = text(reported, "task_code").and_then(|code| detail(province, code)).and_then(basic);
    ordered(known.and_then(|basic| number(basic, "task_version")), number(reported, "task_version"))
}
