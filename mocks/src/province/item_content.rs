//! What an item in detail must hold to be consistent with itself.

use super::call::Call;
use super::row::{Row, number, text};
use super::rule::{Rule, agree, ordered};
use super::state::Province;
use crate::check::Check;

/// The rules of content.
pub(super) const CONTENT: &[Rule] = &[
    Rule {
        check: Check::PartsBelong,
        message: "各部分的 task_code、task_guid 与事项不一致",
        holds: parts_belong,
    },
    Rule {
        check: Check::FeeBasis,
        message: "收费事项应有收费依据、收费项目并支持网上支付",
        holds: fee_is_based,
    },
    Rule {
        check: Check::NoPaymentWithoutFee,
        message: "不收费事项不得声明支持网上支付",
        holds: no_payment_without_fee,
    },
    Rule {
        check: Check::VisitReason,
        message: "到场次数与必须到现场的原因不一致",
        holds: visits_have_reasons,
    },
    Rule {
        check: Check::Courier,
        message: "不到场又不能网办的事项应支持物流快递",
        holds: courier_is_offered,
    },
    Rule {
        check: Check::PromiseKind, message: "办件类型与承诺时限不一致", holds: promise_fits_kind
    },
    Rule { check: Check::PromiseLength, message: "承诺时限长于法定时限", holds: promise_is_short },
    Rule {
        check: Check::TelephonesDiffer, message: "咨询方式与监督投诉方式相同", holds: telephones_differ
    },
    Rule {
        check: Check::LicensingContent,
        message: "许可事项应有常见问题和完整的办理流程",
        holds: licensing_is_complete,
    },
    Rule {
        check: Check::WorkingDays, message: "办理时间应写明工作日", holds: hours_name_working_days
    },
    Rule {
        check: Check::PlanOrder, message: "计划取消日期早于计划生效日期", holds: plan_is_ordered
    },
    Rule {
        check: Check::HandlingCode,
        message: "业务办理项编码与实施编码不一致",
        holds: handling_code_agrees,
    },
];

fn basic<'a>(call: &'a Call<'_>, column: &str) -> Option<&'a str> {
    call.part("basic").and_then(|part| text(part, column))
}

fn count(call: &Call<'_>, column: &str) -> Option<i64> {
    call.part("basic").and_then(|part| number(part, column))
}

fn extend<'a>(call: &'a Call<'_>, column: &str) -> Option<&'a str> {
    call.part("extend").and_then(|part| text(part, column))
}

fn parts_belong(call: &Call<'_>, _: &Province) -> bool {
    let (code, guid) = (basic(call, "task_code"), call.text("row_guid"));
    let belongs = |part: &Row| agree(text(part, "task_code"), code) && agree(text(part, "task_guid"), guid);
    let lists = ["materials", "fees", "questions"];
    call.part("extend").is_none_or(belongs) && lists.iter().all(|list| call.parts(list).all(belongs))
}

fn fee_is_based(call: &Call<'_>, _: &Province) -> bool {
    let based = || basic(call, "fee_basis").is_some() && call.parts("fees").next().is_some();
    basic(call, "is_fee") != Some("1") || (based() && extend(call, "is_pay_online") == Some("1"))
}

fn no_payment_without_fee(call: &Call<'_>, _: &Province) -> bool {
    basic(call, "is_fee") != Some("0") || extend(call, "is_pay_online") != Some("1")
}

fn visits_have_reasons(call: &Call<'_>, _: &Province) -> bool {
    let visits = count(call, "limit_scene_num").map(|number| number != 0);
    agree(visits, Some(extend(call, "limit_scene_explain").is_some()))
}

fn courier_is_offered(call: &Call<'_>, _: &Province) -> bool {
    let nobody_comes = count(call, "limit_scene_num") == Some(0) && extend(call, "is_online") == Some("0");
    !nobody_comes || extend(call, "is_express") != Some("0")
}

fn promise_fits_kind(call: &Call<'_>, _: &Province) -> bool {
    let kind = count(call, "promise_day").map(|days| if days == 0 { "1" } else { "2" });
    agree(kind, basic(call, "project_type"))
}

fn promise_is_short(call: &Call<'_>, _: &Province) -> bool {
    let comparable = basic(call, "promise_type") == basic(call, "anticipate_type");
    !comparable || ordered(count(call, "promise_day"), count(call, "anticipate_day"))
}

fn telephones_differ(call: &Call<'_>, _: &Province) -> bool {
    basic(call, "link_way").is_none() || basic(call, "link_way") != basic(call, "supervise_way")
}

fn licensing_is_complete(call: &Call<'_>, _: &Province) -> bool {
    let flow = basic(call, "handle_flow").unwrap_or(COMPLETE);
    let named = STEPS.iter().all(|names| names.iter().any(|name| flow.contains(name)));
    basic(call, "task_type") != Some("01") || (named && call.parts("questions").next().is_some())
}

/// The steps that a licensing flow names, each in one of its names.
const STEPS: &[&[&str]] = &[&["受理"], &["审核", "审查"], &["审批", "决定"], &["办结"], &["送达"]];
const COMPLETE: &str = "受理审核审批办结送达";

fn hours_name_working_days(call: &Call<'_>, _: &Province) -> bool {
    basic(call, "transact_time").is_none_or(|hours| hours.contains("工作日"))
}

fn plan_is_ordered(call: &Call<'_>, _: &Province) -> bool {
    ordered(basic(call, "plan_effective_date"), basic(call, "plan_cancel_date"))
}

fn handling_code_agrees(call: &Call<'_>, _: &Province) -> bool {
    agree(basic(call, "task_handle_item").and_then(|code| code.get(..31)), basic(call, "task_code"))
}
