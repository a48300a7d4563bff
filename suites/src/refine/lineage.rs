//! Where a smaller request comes from, written into its case's id: `<operation>/fuzz/17~3~0` is the first request that is
//! one step smaller than the fourth that is one step smaller than the random request number 17. So a case names all that it
//! takes to make it again.

use std::str::FromStr;

use hutong_specs::judgement::Finding;
use hutong_specs::name::{CaseId, ClauseId};
use hutong_specs::standard::{Operation, Standard};

use crate::plan::{Breaking, Call, Context, Draft, again};
use crate::rules::{FUZZ, FUZZ_VIOLATE, Spoilt, WALK, fuzz_draft, violation_draft};

/// How many steps are followed at most.
const LONGEST: usize = 256;

/// Where a request comes from.
#[derive(Clone, Debug)]
pub(super) struct Lineage<'a> {
    /// The operation.
    pub(super) operation: &'a Operation,
    /// The rule of the batch.
    pub(super) rule: &'static str,
    /// The number of the random request.
    pub(super) index: u32,
    /// The steps from there.
    path: Vec<usize>,
}

impl<'a> Lineage<'a> {
    /// The lineage of a random case or of one made smaller from it; `None` for every other.
    pub(super) fn of(standard: &'a Standard, case: &CaseId) -> Option<Self> {
        let (prefix, what) = case.as_str().rsplit_once('/')?;
        let (operation, rule) = [FUZZ, FUZZ_VIOLATE]
            .into_iter()
            .find_map(|rule| Some((prefix.strip_suffix(rule)?.strip_suffix('/')?, rule)))?;
        let operation = standard.operations.iter().find(|known| known.id.as_str() == operation)?;
        let mut numbers = what.split('~');
        let index = u32::from_str(numbers.next()?).ok()?;
        let path = numbers.map(|number| usize::from_str(number).ok()).collect::<Option<Vec<_>>>()?;
        (path.len() <= LONGEST).then_some(Self { operation, rule, index, path })
    }

    /// The lineage of a finding's case, if it is random.
    pub(super) fn of_finding(standard: &'a Standard, finding: &Finding) -> Option<Self> {
        if is_random(finding) { Self::of(standard, &finding.case) } else { None }
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

    /// What it is one step smaller than, and which of the steps that is; `None` for a random request.
    pub(super) fn before(&self) -> Option<(Self, usize)> {
        let (step, path) = self.path.split_last()?;
        Some((Self { path: path.to_vec(), ..self.clone() }, *step))
    }

    /// The case of a request of this lineage.
    pub(super) fn draft(
        &self,
        context: &Context<'a>,
        sent: &Sent<'a>,
        clauses: &[&ClauseId],
    ) -> Option<Draft> {
        match &sent.breaking {
            None => fuzz_draft(context, &sent.call, self.what(), clauses),
            Some(breaking) => {
                let spoilt = Spoilt { call: sent.call.clone(), breaking: breaking.clone() };
                violation_draft(context, self.operation, &spoilt, self.what())
            }
        }
    }
}

/// A request, and what it breaks.
#[derive(Clone, Debug)]
pub(super) struct Sent<'a> {
    /// The request.
    pub(super) call: Call<'a>,
    /// What it breaks; `None` if it keeps to the contract.
    pub(super) breaking: Option<Breaking<'a>>,
}

impl<'a> Sent<'a> {
    /// The request in place of this one; `None` if it does not break what this one breaks.
    pub(super) fn then(&self, call: Call<'a>) -> Option<Self> {
        let breaking = match &self.breaking {
            Some(breaking) => Some(again(breaking, &call)?),
            None => None,
        };
        Some(Self { call, breaking })
    }
}

/// Whether a random request showed a finding, and no fixed one.
pub(super) fn is_random(finding: &Finding) -> bool {
    [FUZZ, FUZZ_VIOLATE, WALK].contains(&finding.rule.as_str())
}
