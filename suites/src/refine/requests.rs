//! The requests of lineages, each made once.

use std::cell::RefCell;
use std::collections::BTreeMap;

use hutong_specs::plan::PlanHeader;
use hutong_specs::standard::Standard;

use super::distance::Distance;
use super::lineage::{Lineage, Sent};
use super::steps::Steps;
use crate::plan::{Base, Context};
use crate::rules::{FUZZ_VIOLATE, Spoilt, batch_seed, random_call, random_violation, violating_seed};

/// The requests of lineages of one plan and of the rounds after it.
#[derive(Debug)]
pub(super) struct Requests<'a> {
    /// What plans are made from.
    pub(super) context: Context<'a>,
    made: RefCell<BTreeMap<String, Option<Sent<'a>>>>,
}

impl<'a> Requests<'a> {
    /// Requests of the plan with this header.
    pub(super) fn new(standard: &'a Standard, header: &'a PlanHeader) -> Self {
        let context =
            Context::new(standard, &header.declares, header.seed, header.fuzz).up_to(header.ceiling);
        Self { context, made: RefCell::default() }
    }

    /// The request of a lineage, and what it breaks; `None` if it cannot be made, because the lineage is of another plan.
    pub(super) fn sent(&self, lineage: &Lineage<'a>) -> Option<Sent<'a>> {
        let name = format!("{}/{}/{}", lineage.operation.id, lineage.rule, lineage.what());
        let known = self.made.borrow().get(&name).cloned();
        known.unwrap_or_else(|| {
            let made = self.make(lineage);
            self.made.borrow_mut().insert(name, made.clone());
            made
        })
    }

    fn make(&self, lineage: &Lineage<'a>) -> Option<Sent<'a>> {
        let base = self.context.base(lineage.operation).ok()?;
        let Some((before, step)) = lineage.before() else { return self.first(lineage, &base) };
        let sent = self.sent(&before)?;
        let steps = Steps::of(&base, &sent.call, sent.breaking.as_ref());
        sent.then(steps.calls.into_iter().nth(step)?)
    }

    fn first(&self, lineage: &Lineage<'a>, base: &Base<'a>) -> Option<Sent<'a>> {
        let (context, operation) = (&self.context, lineage.operation);
        if lineage.rule == FUZZ_VIOLATE {
            let seed = violating_seed(context, operation);
            let Spoilt { call, breaking } = random_violation(context, operation, base, seed, lineage.index)?;
            return Some(Sent { call, breaking: Some(breaking) });
        }
        let call = random_call(context, base, batch_seed(context, operation), lineage.index)?;
        Some(Sent { call, breaking: None })
    }

    /// How far the request of a lineage is from the valid one of its operation.
    pub(super) fn distance(&self, lineage: &Lineage<'a>) -> Option<Distance> {
        let base = self.context.base(lineage.operation).ok()?;
        Some(Distance::of(&base.call, &self.sent(lineage)?.call))
    }
}
