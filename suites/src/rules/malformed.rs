//! Bodies that are no JSON, or hardly any (RFC 8259 §2, §4, §8, §9): refused without a fault where a JSON body must be sent.
//!
//! Of what some readers take for JSON a plain document demands no more than survival; a pack's clause demands refusal of
//! all that is no JSON by its grammar.

use hutong_specs::plan::{Breach, Demand, Expectation, Place, Reason};
use hutong_specs::standard::{Aspect, Dimension};

use super::constraints::REFUSAL;
use super::rule::{NONE, NoParameters, Rule};
use super::spoilers::{Kind, SPOILERS};
use crate::plan::{Drafts, Form, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "malformed",
    title: "bodies that are no JSON are refused without a fault",
    parameters: NONE,
    plan,
};

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let is_required = task.operation.request_body.as_ref().is_some_and(|body| body.required);
    let entity = base.call.entity.as_ref().filter(|entity| entity.form == Form::Json && is_required);
    let Some(entity) = entity else {
        return Ok(Drafts::excluded(task.exclusion(Reason::NothingToTest, "no JSON body is required")));
    };
    let drafts = SPOILERS.iter().filter_map(|spoiler| {
        let expectations = expectations(task, spoiler.kind);
        let content = (!expectations.is_empty()).then(|| (spoiler.spoilt)(entity))??;
        let call = base.call.with_content(content);
        Some(task.violate(spoiler.what, &call, vec![breach("json")], expectations))
    });
    Ok(drafts.collect())
}

/// A plain document's clause on bodies demands refusal, the one on robustness survival, a pack's clause both.
fn expectations(task: &Task<'_, '_>, kind: Kind) -> Vec<Expectation> {
    let refused = task.expect(REFUSAL, Demand::Refused);
    let survived = task.expect(&[Dimension::Error, Dimension::Request], Demand::NoFault);
    let is_refusable = kind == Kind::Broken || (kind == Kind::Extended && !task.is_plain());
    if task.is_derived(Aspect::Robustness) {
        return vec![survived];
    }
    let demanded =
        [is_refusable.then_some(refused), (!task.is_derived(Aspect::RequestBody)).then_some(survived)];
    demanded.into_iter().flatten().collect()
}

/// What such a body breaks.
pub(crate) fn breach(keyword: &str) -> Breach {
    Breach { place: Place::Body(String::new()), keyword: keyword.to_owned(), constraint: None }
}
