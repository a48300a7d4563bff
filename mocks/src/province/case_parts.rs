//! What is reported of a case after its acceptance: process steps, special procedures, materials and the result.

use serde_json::Value;

use super::acceptances::{is_withdrawn, own_acceptance};
use super::call::Call;
use super::keep::{Place, keep};
use super::row::{Row, text};
use super::rule::{Rule, ordered};
use super::state::Province;
use super::table::Table;
use crate::check::Check;
use crate::refusal::Refusal;

const PROCESS: Place =
    Place { table: "up_pro_process", identity: "row_guid", of: |province| &mut province.processes };
const SPECIAL: Place =
    Place { table: "up_pro_special_procedure", identity: "row_guid", of: |province| &mut province.specials };
const MATERIAL: Place =
    Place { table: "up_pro_material", identity: "row_guid", of: |province| &mut province.materials };
const RESULT: Place =
    Place { table: "up_pro_result", identity: "row_guid", of: |province| &mut province.results };

const NOT_ACCEPTED: &str = "办件没有受理";
const WRONG_ORDER: &str = "时间先后不符";

const WITHDRAWN: &str = "办件已撤回";
const CLOSED: &str = "办件已办结";

const PROCESS_RULES: &[Rule] = &[
    Rule { check: Check::ProcessAfterAcceptance, message: NOT_ACCEPTED, holds: is_accepted },
    Rule { check: Check::WithdrawnNotProcessed, message: WITHDRAWN, holds: is_not_withdrawn },
    Rule {
        check: Check::ProcessBeforeResult,
        message: CLOSED,
        holds: |call, province| is_open(call, province) || is_known(call, &province.processes),
    },
    Rule {
        check: Check::CaseDates,
        message: WRONG_ORDER,
        holds: |call, province| {
            follows(call, province, "event_start_time")
                && in_order(call, "event_start_time", "event_end_time")
        },
    },
];

const SPECIAL_RULES: &[Rule] = &[
    Rule { check: Check::PartAfterAcceptance, message: NOT_ACCEPTED, holds: is_accepted },
    Rule { check: Check::WithdrawnTakesNoPart, message: WITHDRAWN, holds: is_not_withdrawn },
    Rule {
        check: Check::SpecialBeforeResult,
        message: CLOSED,
        holds: |call, province| is_open(call, province) || is_known(call, &province.specials),
    },
    Rule {
        check: Check::CaseDates,
        message: WRONG_ORDER,
        holds: |call, province| {
            follows(call, province, "special_time") && in_order(call, "special_time", "end_time")
        },
    },
];

const MATERIAL_RULES: &[Rule] = &[
    Rule { check: Check::PartAfterAcceptance, message: NOT_ACCEPTED, holds: is_accepted },
    Rule { check: Check::WithdrawnTakesNoPart, message: WITHDRAWN, holds: is_not_withdrawn },
];

const RESULT_RULES: &[Rule] = &[
    Rule { check: Check::ResultAfterAcceptance, message: NOT_ACCEPTED, holds: is_accepted },
    Rule { check: Check::WithdrawnNotClosed, message: WITHDRAWN, holds: is_not_withdrawn },
    Rule {
        check: Check::ResultOnce,
        message: CLOSED,
        holds: |call, province| is_open(call, province) || is_known(call, &province.results),
    },
    Rule {
        check: Check::CaseDates,
        message: WRONG_ORDER,
        holds: |call, province| follows(call, province, "result_date"),
    },
];

/// Takes a process step.
pub(super) fn report_process(call: &Call<'_>, province: &mut Province) -> Result<Value, Refusal> {
    let takes_time = call.text("event_start_time") != call.text("event_end_time");
    if !takes_time && !call.keeps(Check::EndMayBeStart) {
        return Err(Refusal::business("环节结束时间应晚于开始时间"));
    }
    if !call.keeps(Check::GoesOnAfterSpecial) && !parts(call, &province.specials).is_empty() {
        return Err(Refusal::business("特别程序未结束"));
    }
    keep(call, province, &PROCESS, PROCESS_RULES)
}

/// Takes a special procedure.
pub(super) fn report_special(call: &Call<'_>, province: &mut Province) -> Result<Value, Refusal> {
    keep(call, province, &SPECIAL, SPECIAL_RULES)
}

/// Takes a material.
pub(super) fn report_material(call: &Call<'_>, province: &mut Province) -> Result<Value, Refusal> {
    keep(call, province, &MATERIAL, MATERIAL_RULES)
}

/// Takes a result.
pub(super) fn report_result(call: &Call<'_>, province: &mut Province) -> Result<Value, Refusal> {
    let kept = keep(call, province, &RESULT, RESULT_RULES);
    if kept.is_err() && !call.keeps(Check::RefusedResultNotStored) && !is_open(call, province) {
        let row = call.row(RESULT.table);
        province.results.put(call.text(RESULT.identity).unwrap_or_default(), call.caller, row);
    }
    kept
}

/// A withdrawn case was accepted: that it is withdrawn is another rule's matter.
fn is_accepted(call: &Call<'_>, province: &Province) -> bool {
    call.text("project_no").is_none()
        || own_acceptance(call, province, Check::PartOfOwnCase).is_some()
        || is_withdrawn(call, province)
}

fn is_not_withdrawn(call: &Call<'_>, province: &Province) -> bool {
    !is_withdrawn(call, province)
}

/// Whether the case has no result yet, or the platform has forgotten it.
fn is_open(call: &Call<'_>, province: &Province) -> bool {
    let is_forgotten = !call.keeps(Check::ClosureRemembered) && parts(call, &province.processes).len() >= 3;
    is_forgotten || parts(call, &province.results).is_empty()
}

/// Whether the row is one that was taken before: an update, or the same again.
fn is_known(call: &Call<'_>, table: &Table) -> bool {
    call.text("row_guid").is_some_and(|row| table.get(row).is_some())
}

/// What a table holds of the case.
fn parts<'a>(call: &Call<'_>, table: &'a Table) -> Vec<&'a Row> {
    call.text("project_no").map(|number| table.with("project_no", number).collect()).unwrap_or_default()
}

/// Whether a time is not earlier than the acceptance.
fn follows(call: &Call<'_>, province: &Province, column: &str) -> bool {
    let accepted = own_acceptance(call, province, Check::PartOfOwnCase);
    ordered(accepted.and_then(|row| text(row, "accept_date")), call.text(column))
}

fn in_order(call: &Call<'_>, earlier: &str, later: &str) -> bool {
    ordered(call.text(earlier), call.text(later))
}
