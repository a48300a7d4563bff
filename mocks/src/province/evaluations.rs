//! Evaluations: 评价.

use serde_json::Value;

use super::acceptances::is_withdrawn;
use super::call::Call;
use super::keep::{Place, keep};
use super::row::{number, text};
use super::rule::{Rule, ordered};
use super::state::Province;
use crate::check::Check;
use crate::refusal::Refusal;

const RULES: &[Rule] = &[
    Rule {
        check: Check::EvaluationAfterResult,
        message: "办件没有办结，或评价时间早于办结时间",
        holds: result_comes_first,
    },
    Rule {
        check: Check::WithdrawnNotEvaluated,
        message: "办件已撤回",
        holds: |call, province| !is_withdrawn(call, province),
    },
    Rule {
        check: Check::EvaluationOnce,
        message: "该次评价已存在",
        holds: |call, province| is_second(call) || number_is_new(call, province),
    },
    Rule {
        check: Check::NoThirdEvaluation,
        message: "评价次数已满",
        holds: |call, province| !is_second(call) || number_is_new(call, province),
    },
    Rule { check: Check::FirstEvaluationFirst, message: "没有首次评价", holds: first_comes_first },
];

const PLACE: Place =
    Place { table: "up_pro_evaluation", identity: "row_guid", of: |province| &mut province.evaluations };

/// Takes a report.
pub(super) fn report(call: &Call<'_>, province: &mut Province) -> Result<Value, Refusal> {
    keep(call, province, &PLACE, RULES)
}

fn result_comes_first(call: &Call<'_>, province: &Province) -> bool {
    let Some(number) = call.text("project_no") else {
        return true;
    };
    if is_withdrawn(call, province) {
        return true;
    }
    let result = province.results.owned_with("project_no", number).next_back();
    let result = result.filter(|(owner, _)| call.may_touch(*owner, Check::EvaluationOfOwnCase));
    let result = result.map(|(_, row)| row);
    result.is_some_and(|result| ordered(text(result, "result_date"), call.text("assess_time")))
}

fn is_second(call: &Call<'_>) -> bool {
    call.number("assess_number") == Some(2)
}

fn first_comes_first(call: &Call<'_>, province: &Province) -> bool {
    let Some(project) = call.text("project_no").filter(|_| is_second(call)) else {
        return true;
    };
    let mut known = province.evaluations.with("project_no", project);
    known.any(|row| number(row, "assess_number") == Some(1) || text(row, "row_guid") == call.text("row_guid"))
}

fn number_is_new(call: &Call<'_>, province: &Province) -> bool {
    let Some(project) = call.text("project_no") else {
        return true;
    };
    let mut others = province
        .evaluations
        .with("project_no", project)
        .filter(|row| text(row, "row_guid") != call.text("row_guid"));
    others.all(|row| number(row, "assess_number") != call.number("assess_number"))
}
