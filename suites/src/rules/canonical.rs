//! A signature over another string than the binding's is refused: the parts in another order, a part left out.

use hutong_specs::plan::{Breach, Demand, Intent, Place, Reason, Sign, Tamper};
use serde::Deserialize;

use super::constraints::REFUSAL;
use super::rule::Rule;
use crate::plan::{Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "canonical",
    title: "a signature over another string is refused",
    parameters: "`order` (the string that is signed instead, such as \"{rid}{sid}{rtime}\")",
    plan,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    order: String,
}

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let Parameters { order } = task.parameters()?;
    let Some(signature) = task.context.signature() else {
        return Ok(Drafts::excluded(task.exclusion(Reason::NotInBinding, "requests are not signed")));
    };
    if signature.canonical == order {
        let detail = "the binding signs exactly this string";
        return Ok(Drafts::excluded(task.exclusion(Reason::NothingToTest, detail)));
    }
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let part = signature.signature_part().map(|part| part.name.clone()).unwrap_or_default();
    let breach = Breach { place: Place::Credential(part), keyword: "canonical".to_owned(), constraint: None };
    let sign = Sign::Tampered(Tamper::Canonical(order.clone()));
    let what = order.replace(['{', '}'], ".").replace("..", ".");
    let refused = task.expect(REFUSAL, Demand::Refused);
    let intent = Intent::Violate(vec![breach]);
    Ok(task.draft(what.trim_matches('.').to_owned(), intent, &base.call, sign, vec![refused]))
}
