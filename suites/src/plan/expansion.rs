//! Expanding batches: random cases are made only when they are reached, from the seed alone.

use hutong_specs::name::{CaseId, ClauseId};
use hutong_specs::plan::{Batch, Case, PlanHeader};
use hutong_specs::standard::{Operation, Standard};

use super::context::Context;
use super::merge::{alone, baseline};
use crate::rules::{
    FUZZ, FUZZ_VIOLATE, WALK, fuzz_draft, random_call, random_violation, random_walk, violation_draft,
    walk_draft,
};

/// Expands the batches of one plan, working out only once what is the same for every case of an operation.
#[derive(Debug)]
pub struct Expander<'a> {
    standard: &'a Standard,
    header: &'a PlanHeader,
    context: Context<'a>,
}

impl<'a> Expander<'a> {
    /// An expander of batches of the plan with this header, which was made from `standard`.
    pub fn new(standard: &'a Standard, header: &'a PlanHeader) -> Self {
        let context =
            Context::new(standard, &header.declares, header.seed, header.fuzz).up_to(header.ceiling);
        Self { standard, header, context }
    }

    /// One case of a batch; `None` if no request could be generated for this number.
    pub fn expand(&self, batch: &Batch, index: u32) -> Option<Case> {
        if index >= batch.count {
            return None;
        }
        if batch.rule.as_str() == FUZZ_VIOLATE {
            return self.violating(batch, index);
        }
        if batch.rule.as_str() == WALK {
            return self.walking(batch, index);
        }
        if batch.rule.as_str() != FUZZ {
            return None;
        }
        let operation: &'a Operation = self.standard.operation(&batch.operation)?;
        let clauses: Vec<&ClauseId> = batch.clauses.iter().collect();
        let call = random_call(&self.context, &*self.context.base(operation).ok()?, batch.seed, index)?;
        let draft = fuzz_draft(&self.context, &call, index.to_string(), &clauses)?;
        Some(alone(&self.context, FUZZ, operation, draft))
    }

    fn walking(&self, batch: &Batch, index: u32) -> Option<Case> {
        let machine = self.standard.machine(batch.machine.as_ref()?)?;
        let operation = self.standard.operation(&batch.operation)?;
        let walk = random_walk(&self.context, machine, batch.seed, index);
        let draft = walk_draft(&self.context, machine, &walk, &index.to_string())?;
        Some(alone(&self.context, WALK, operation, draft))
    }

    /// It rests on the operation's valid request, as every case that breaks something does.
    fn violating(&self, batch: &Batch, index: u32) -> Option<Case> {
        let operation: &'a Operation = self.standard.operation(&batch.operation)?;
        let base = self.context.base(operation).ok()?;
        let spoilt = random_violation(&self.context, operation, &base, batch.seed, index)?;
        let draft = violation_draft(&self.context, operation, &spoilt, index.to_string())?;
        let case = alone(&self.context, FUZZ_VIOLATE, operation, draft);
        Some(Case { rests_on: resting(batch), ..case })
    }
}

impl Clone for Expander<'_> {
    /// Another expander of the same plan: what was worked out is worked out again.
    fn clone(&self) -> Self {
        Self::new(self.standard, self.header)
    }
}

/// The case that those of a batch rest on.
pub(crate) fn resting(batch: &Batch) -> Option<CaseId> {
    (batch.rule.as_str() == FUZZ_VIOLATE).then(|| baseline(&batch.operation))
}

/// What the names of a batch's cases begin with, but for the number.
pub(crate) fn prefix(batch: &Batch) -> String {
    let machine = batch.machine.iter().map(|machine| format!("/{machine}"));
    std::iter::once(format!("{}/{}", batch.operation, batch.rule)).chain(machine).collect()
}

/// One case of a batch; `None` if no request could be generated for this number. For many cases make one `Expander`.
pub fn expand(standard: &Standard, header: &PlanHeader, batch: &Batch, index: u32) -> Option<Case> {
    Expander::new(standard, header).expand(batch, index)
}
