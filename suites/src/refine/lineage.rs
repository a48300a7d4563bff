//! Where a smaller request comes from, written into its case's id: `<operation>/fuzz/17~3~0` is the first request that is
//! one step smaller than the fourth that is one step smaller than the random request number 17. So a case names all that it
//! takes to make it again.

use std::str::FromStr;

use hutong_specs::judgement::Finding;
use hutong_specs::name::CaseId;
use hutong_specs::standard::{Operation, Standard};

use super::steps::steps;
use crate::plan::{Base, Call, Context};
use crate::rules::{FUZZ, batch_seed, random_call};

/// How many steps are followed at most.
const LONGEST: usize = 256;

/// Where a request comes from.
#[derive(Clone, Debug)]
pub(super) struct Lineage<'a> {
    /// The operation.
    pub(super) operation: &'a Operation,
    /// The number of the random request.
    index: u32,
    /// The steps from there.
    path: Vec<usize>,
}

impl<'a> Lineage<'a> {
    /// The lineage of a random case or of one made smaller from it; `None` for every other.
    pub(super) fn of(standard: &'a Standard, case: &CaseId) -> Option<Self> {
        let (prefix, what) = case.as_str().rsplit_once('/')?;
        let operation = prefix.strip_suffix(FUZZ)?.strip_suffix('/')?;
        let operation = standard.operations.iter().find(|known| known.id.as_str() == operation)?;
        let mut numbers = what.split('~');
        let index = u32::from_str(numbers.next()?).ok()?;
        let path = numbers.map(|number| usize::from_str(number).ok()).collect::<Option<Vec<_>>>()?;
        (path.len() <= LONGEST).then_some(Self { operation, index, path })
    }

    /// The lineage of a finding's case, if it is random.
    pub(super) fn of_finding(standard: &'a Standard, finding: &Finding) -> Option<Self> {
        if finding.rule.as_str() == FUZZ { Self::of(standard, &finding.case) } else { None }
    }

    /// The last part of the case's id.
    pub(super) fn what(&self) -> String {
        let steps = self.path.iter().map(|step| format!("~{step}"));
        std::iter::once(self.index.to_string()).chain(steps).collect()
    }

    /// One step further.
    pub(super) fn then(&self, step: usize) -> Self {
        let mut path = self.path.clone();
        path.push(step);
        Self { path, ..self.clone() }
    }

    /// The request, made again; `None` if it cannot be, because the lineage is of another plan.
    pub(super) fn call(&self, context: &Context<'a>, base: &Base<'a>) -> Option<Call<'a>> {
        let mut call = random_call(base, batch_seed(context, self.operation), self.index)?;
        for step in &self.path {
            call = steps(base, &call).into_iter().nth(*step)?;
        }
        Some(call)
    }
}
