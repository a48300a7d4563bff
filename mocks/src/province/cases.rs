//! Cases as a whole: everything that was reported under a case number.

use serde_json::{Value, json};

use super::acceptances::acceptance;
use super::call::Call;
use super::row::{Row, text};
use super::state::Province;
use super::table::Table;
use crate::check::Check;
use crate::refusal::{Refusal, RefusalKind};

/// Answers a query.
pub(super) fn query(call: &Call<'_>, province: &mut Province) -> Result<Value, Refusal> {
    let known = call.text("project_no").and_then(|number| acceptance(province, number));
    let found = known.filter(|(owner, _)| call.may_touch(*owner, Check::CaseOfCaller)).map(|(_, row)| row);
    // What is another's is told as what nobody has.
    let kind = if known.is_some() { RefusalKind::Foreign } else { RefusalKind::NotFound };
    let other = || {
        province
            .acceptances
            .rows()
            .next_back()
            .filter(|_| known.is_none() && (call.overlooks() || !call.keeps(Check::UnknownCaseRefused)))
    };
    let withdrawn = || {
        let row = call.text("project_no").and_then(|number| province.withdrawn.get(number));
        row.filter(|_| !call.keeps(Check::WithdrawnNotFound))
    };
    let row = found.or_else(withdrawn).or_else(other).ok_or_else(|| Refusal::new(kind, "办件编号不存在"))?;
    Ok(view(province, row))
}

fn view(province: &Province, acceptance: &Row) -> Value {
    let number = text(acceptance, "project_no").unwrap_or_default();
    let mut view = json!({
        "acceptance": acceptance,
        "processes": listed(&province.processes, number),
        "special_procedures": listed(&province.specials, number),
        "materials": listed(&province.materials, number),
        "evaluations": listed(&province.evaluations, number),
    });
    if let (Some(result), Some(members)) =
        (province.results.with("project_no", number).next_back(), view.as_object_mut())
    {
        members.insert("result".to_owned(), Value::Object(result.clone()));
    }
    view
}

fn listed(table: &Table, number: &str) -> Value {
    table.with("project_no", number).cloned().map(Value::Object).collect()
}
