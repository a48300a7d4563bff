//! The cases of a plan, the random ones included, each made when it is needed.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use hutong_specs::name::CaseId;
use hutong_specs::plan::{Batch, Case, Plan};
use hutong_specs::standard::Standard;
use indexmap::IndexMap;

use crate::plan::Expander;

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
        let mut next = plan.cases.len() as u64;
        let mut batches = BTreeMap::new();
        for batch in &plan.batches {
            batches.insert(format!("{}/{}", batch.operation, batch.rule), (next, batch));
            next += u64::from(batch.count);
        }
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

    /// Every case, in order.
    pub fn iter(&self) -> impl Iterator<Item = (u64, Cow<'a, Case>)> + Send + use<'a> {
        let (plan, expander) = (self.plan, self.expander.clone());
        let numbers = plan.batches.iter().flat_map(|batch| (0..batch.count).map(move |index| (batch, index)));
        let random = numbers.filter_map(move |(batch, index)| expander.expand(batch, index)).map(Cow::Owned);
        plan.cases.iter().map(Cow::Borrowed).chain(random).zip(0..).map(|(case, place)| (place, case))
    }

    /// Every case in the order in which a run takes them: those that others rest on first, so that a run which ends early
    /// has decided as much as it could.
    pub fn in_running_order(&self) -> impl Iterator<Item = Cow<'a, Case>> + Send + use<'a> {
        let bases: BTreeSet<&CaseId> =
            self.plan.cases.iter().filter_map(|case| case.rests_on.as_ref()).collect();
        let (first, then): (Vec<&Case>, Vec<&Case>) =
            self.plan.cases.iter().partition(|case| bases.contains(&case.id));
        let random = self.iter().skip(self.plan.cases.len()).map(|(_, case)| case);
        first.into_iter().chain(then).map(Cow::Borrowed).chain(random)
    }

    /// Whether a place is one of a random case.
    pub fn is_random(&self, place: u64) -> bool {
        place >= self.plan.cases.len() as u64
    }
}
