//! The cases of a plan, the random ones included, each made when it is needed.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use hutong_specs::name::CaseId;
use hutong_specs::plan::{Batch, Case, Plan};
use hutong_specs::standard::Standard;
use indexmap::IndexMap;

use crate::plan::{Expander, prefix, resting};

/// The cases of a plan by place and by name. Places count explicit cases first, then those of the batches.
#[derive(Clone, Debug)]
pub struct Cases<'a> {
    plan: &'a Plan,
    expander: Expander<'a>,
    places: IndexMap<&'a str, usize>,
    batches: BTreeMap<String, (u64, &'a Batch)>,
}

impl<'a> Cases<'a> {
    /// The cases of `plan`, which was made from `standard`.
    pub fn new(standard: &'a Standard, plan: &'a Plan) -> Self {
        let places = plan.cases.iter().enumerate().map(|(place, case)| (case.id.as_str(), place)).collect();
        let batches = with_first_places(plan).map(|(first, batch)| (prefix(batch), (first, batch))).collect();
        Self { plan, expander: Expander::new(standard, &plan.header), places, batches }
    }

    /// The case of this name, with its place.
    pub fn get(&self, id: &CaseId) -> Option<(u64, Cow<'a, Case>)> {
        if let Some(place) = self.places.get(id.as_str()) {
            return self.plan.cases.get(*place).map(|case| (*place as u64, Cow::Borrowed(case)));
        }
        let (prefix, index) = id.as_str().rsplit_once('/')?;
        let (first, batch) = self.batches.get(prefix)?;
        let index: u32 = index.parse().ok().filter(|index| *index < batch.count)?;
        let case = self.expander.expand(batch, index)?;
        Some((first + u64::from(index), Cow::Owned(case)))
    }

    /// Every case, in order, with the place that [`Self::get`] gives it: a case of a batch that cannot be made leaves its
    /// place empty.
    pub fn iter(&self) -> impl Iterator<Item = (u64, Cow<'a, Case>)> + Send + use<'a> {
        let (plan, expander) = (self.plan, self.expander.clone());
        let numbers = with_first_places(plan)
            .flat_map(|(first, batch)| (0..batch.count).map(move |index| (first, batch, index)));
        let random = numbers.filter_map(move |(first, batch, index)| {
            let case = expander.expand(batch, index)?;
            Some((first + u64::from(index), Cow::Owned(case)))
        });
        (0..).zip(plan.cases.iter().map(Cow::Borrowed)).chain(random)
    }

    /// Every case in the order in which a run takes them: those that others rest on first, so that a run which ends early
    /// has decided as much as it could.
    pub fn in_running_order(&self) -> impl Iterator<Item = Cow<'a, Case>> + Send + use<'a> {
        let bases = self.bases();
        let (first, then): (Vec<&Case>, Vec<&Case>) =
            self.plan.cases.iter().partition(|case| bases.contains(&case.id));
        let random = self.iter().skip(self.plan.cases.len()).map(|(_, case)| case);
        first.into_iter().chain(then).map(Cow::Borrowed).chain(random)
    }

    /// The cases that others rest on, those of the batches included.
    pub(crate) fn bases(&self) -> BTreeSet<CaseId> {
        let fixed = self.plan.cases.iter().filter_map(|case| case.rests_on.clone());
        fixed.chain(self.plan.batches.iter().filter_map(resting)).collect()
    }

    /// Whether a place is one of a random case.
    pub fn is_random(&self, place: u64) -> bool {
        place >= self.plan.cases.len() as u64
    }
}

/// The batches of a plan, each with the place of its first case.
fn with_first_places(plan: &Plan) -> impl Iterator<Item = (u64, &Batch)> {
    let mut next = plan.cases.len() as u64;
    plan.batches.iter().map(move |batch| {
        let first = next;
        next += u64::from(batch.count);
        (first, batch)
    })
}

#[cfg(test)]
mod tests {
    use hutong_specs::files::MemoryFiles;
    use hutong_specs::load::{Options, load};
    use hutong_specs::plan::{Batch, Case, Plan};
    use hutong_specs::profile::Declares;
    use hutong_specs::standard::{Effect, Standard};
    use proptest::prelude::*;
    use serde_json::json;

    use super::Cases;
    use crate::plan::{PlanOptions, plan};

    fn standard() -> Standard {
        let body = json!({"required": true, "content": {"application/json": {"schema": {
            "type": "object", "properties": {"name": {"type": "string"}}}}}});
        let responses = json!({"200": {"description": "ok"}});
        let document = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {
            "/a/{id}": {"get": {"operationId": "a", "responses": responses, "parameters": [
                {"name": "id", "in": "path", "required": true, "schema": {"not": {}}}]}},
            "/b": {"post": {"operationId": "b", "requestBody": body, "responses": responses}},
            "/c": {"post": {"operationId": "c", "requestBody": body, "responses": responses}}}});
        let files = MemoryFiles::new([("api.json", serde_json::to_vec(&document).unwrap())]);
        let options =
            Options { location: "api.json".to_owned(), document: Some("api.json".to_owned()), binding: None };
        load(&files, &options).unwrap()
    }

    /// A plan whose batches stand in this order, whatever the planner makes of operations that have no valid request.
    fn planned(standard: &Standard, batches: &[(&str, u32)]) -> Plan {
        let declares = Declares { effects: Effect::Destructive, ..Declares::default() };
        let plan = plan(standard, &declares, &PlanOptions { fuzz: 3, ..PlanOptions::default() }).unwrap();
        let batches = batches.iter().map(|(operation, count)| Batch {
            operation: (*operation).into(),
            count: *count,
            ..plan.batches.first().unwrap().clone()
        });
        Plan { batches: batches.collect(), ..plan.clone() }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn a_case_has_one_place_whoever_asks_and_whatever_could_not_be_made(
            counts in (0_u32..4, 0_u32..4, 1_u32..4),
            order in Just(["a", "b", "c"]).prop_shuffle(),
        ) {
            let standard = standard();
            let batches: Vec<_> = order.into_iter().zip([counts.0, counts.1, counts.2]).collect();
            let plan = planned(&standard, &batches);
            let cases = Cases::new(&standard, &plan);
            let made: u32 = batches.iter().filter(|(operation, _)| *operation != "a").map(|(_, count)| count).sum();
            prop_assert_eq!(cases.iter().count(), plan.cases.len() + made as usize);
            for (place, case) in cases.iter() {
                let (found, again): (u64, std::borrow::Cow<'_, Case>) = cases.get(&case.id).unwrap();
                prop_assert_eq!(found, place, "{}", case.id);
                prop_assert_eq!(again.as_ref(), case.as_ref());
            }
        }
    }
}
