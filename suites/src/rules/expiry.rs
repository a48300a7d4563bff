//! A short-lived secret is good for as long as the platform said and no longer: what is signed with it afterwards is refused,
//! in a way that tells the caller to ask for another (RFC 6750 §3.1 has `invalid_token` for it; bindings have codes).
//!
//! The runner has to wait until the secret is over, so the target must declare that its secrets live short.

use std::collections::BTreeMap;

use hutong_specs::plan::{Breach, Demand, Intent, Place, Predicate, Reason, Sign, Tamper};
use hutong_specs::standard::Dimension;
use serde::Deserialize;
use serde_json::Value;

use super::rule::Rule;
use crate::plan::{Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "expiry",
    title: "a short-lived secret is refused once it is over",
    parameters: "`apart-from`: JSON pointers and the values that the refusal does not have there",
    plan,
};

const DIMENSIONS: &[Dimension] = &[Dimension::Timing, Dimension::Error];

/// How long a secret may live for its end to be waited for, in seconds.
pub(crate) const LONGEST: u32 = 120;

/// How many seconds after its end a secret is tried: clocks differ.
const MARGIN: u32 = 1;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct Parameters {
    apart_from: BTreeMap<String, Value>,
}

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let Parameters { apart_from } = task.parameters()?;
    let Some(session) = &task.context.binding().session else {
        return Ok(Drafts::excluded(task.exclusion(Reason::NotInBinding, "no short-lived secret")));
    };
    let lifetime = task.context.declares.session_lifetime_seconds.filter(|seconds| *seconds <= LONGEST);
    let Some(lifetime) = lifetime else {
        let detail = format!("`declares.session-lifetime-seconds` of at most {LONGEST}");
        return Ok(Drafts::excluded(task.exclusion(Reason::MissingTestData, detail)));
    };
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let place = Place::Credential(session.yields.clone());
    let breach = Breach { place, keyword: "expired".to_owned(), constraint: None };
    let differs = apart_from
        .into_iter()
        .map(|(pointer, value)| Demand::At { pointer, predicate: Predicate::Differs(value) });
    let demands = std::iter::once(Demand::Refused).chain(differs);
    let expectations = demands.map(|demand| task.expect(DIMENSIONS, demand)).collect();
    let sign = Sign::Tampered(Tamper::Late(lifetime + MARGIN));
    Ok(task.draft("secret".to_owned(), Intent::Violate(vec![breach]), &base.call, sign, expectations))
}

#[cfg(test)]
mod tests {
    use hutong_specs::load::{Options, embedded, load};
    use hutong_specs::plan::{Plan, Reason, Sign, Tamper};
    use hutong_specs::profile::Declares;
    use hutong_specs::standard::Effect;

    use super::LONGEST;
    use crate::plan::{PlanOptions, plan};

    fn planned(lifetime: Option<u32>) -> Plan {
        let pack = embedded("zwfw-data-exchange").unwrap();
        let standard = load(&*pack, &Options::default()).expect("the pack loads");
        let declares =
            Declares { session_lifetime_seconds: lifetime, effects: Effect::Writing, ..Declares::default() };
        plan(&standard, &declares, &PlanOptions::default()).unwrap()
    }

    #[test]
    fn an_expired_secret_is_tried_after_its_end_where_that_can_be_waited_for() {
        let plan = planned(Some(2));
        let case = plan.cases.iter().find(|case| case.rule.as_str() == "expiry").unwrap();
        let late: Vec<_> =
            case.steps.iter().filter(|step| step.probe.sign == Sign::Tampered(Tamper::Late(3))).collect();
        assert_eq!(late.len(), 1);
        assert_eq!(late[0].expectations.len(), 2, "refused, and by another code than business is");
    }

    #[test]
    fn whoever_does_not_say_that_secrets_live_short_is_told_what_to_declare() {
        for lifetime in [None, Some(LONGEST + 1)] {
            let plan = planned(lifetime);
            assert!(plan.cases.iter().all(|case| case.rule.as_str() != "expiry"));
            let told = plan
                .exclusions
                .iter()
                .find(|one| one.rule.as_ref().is_some_and(|id| id.as_str() == "expiry"));
            let told = told.expect("the exclusion");
            assert_eq!(told.reason, Reason::MissingTestData, "a gap, not a clause that does not apply");
            assert!(told.detail.contains("session-lifetime-seconds"), "{}", told.detail);
        }
    }
}
