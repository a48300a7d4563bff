//! What a step calls, and what the answer must be like.

use super::criteria::demands;
use super::named;
use super::reader::{Inside, Reader};
use super::scope::Scope;
use super::shape::StepShape;
use crate::name::{OperationId, StepId};
use crate::plan::Demand;
use crate::standard::Criterion;

impl Reader<'_> {
    pub(super) fn operation(&mut self, place: &str, shape: &StepShape) -> Option<OperationId> {
        let known = match (&shape.operation_id, &shape.operation_path) {
            (Some(id), None) => {
                // `$sourceDescriptions.<name>.<operationId>` names the source as well; there is but one.
                let id = id
                    .strip_prefix("$sourceDescriptions.")
                    .and_then(|rest| rest.split_once('.'))
                    .map_or(id.as_str(), |(_, id)| id);
                let id = OperationId::from(id);
                return self.standard.has_operation(&id).then_some(id).or_else(|| self.unknown(place, shape));
            }
            (None, Some(path)) => {
                let pointer = path.rsplit_once('#').map_or("", |(_, pointer)| pointer);
                self.standard.operations.iter().find(|operation| operation.pointer == pointer)
            }
            _ => None,
        };
        known.map(|operation| operation.id.clone()).or_else(|| self.unknown(place, shape))
    }

    fn unknown(&mut self, place: &str, shape: &StepShape) -> Option<OperationId> {
        let member = if shape.operation_path.is_some() { "operationPath" } else { "operationId" };
        let help = "write the operationId of an operation of the interface document, or its operationPath, or a \
                    workflowId, and one of them alone";
        self.tell(&format!("{place}/{member}"), "there is no such operation", help);
        None
    }

    pub(super) fn criteria(
        &mut self,
        place: &str,
        shape: &StepShape,
        scope: &Scope,
        inside: &Inside,
    ) -> Vec<Criterion> {
        let mut criteria = Vec::new();
        for (index, criterion) in shape.success_criteria.iter().enumerate() {
            let pointer = format!("{place}/successCriteria/{index}");
            let named = named::wrong(
                self.standard,
                self.document,
                &format!("{pointer}/x-clause"),
                &criterion.clauses,
            );
            self.diagnostics.extend(named);
            let own = &criterion.clauses;
            let clauses = if own.is_empty() { shape.clauses.clone() } else { own.clone() };
            match demands(scope, criterion) {
                Ok(demands) => criteria
                    .extend(demands.into_iter().map(|demand| Criterion { clauses: clauses.clone(), demand })),
                Err(why) => {
                    self.tell(&format!("{pointer}/condition"), "the condition cannot be said as data", why);
                }
            }
        }
        if let Some(accepted) = &shape.accepted {
            let pointer = format!("{place}/x-accepted/x-clause");
            self.diagnostics.extend(named::wrong(self.standard, self.document, &pointer, &accepted.clauses));
            let steps =
                accepted.with.iter().map(|id| StepId::from(format!("{}{id}", inside.prefix))).collect();
            let demand = Demand::AcceptedAmong { steps, least: accepted.at_least, most: accepted.at_most };
            criteria.push(Criterion { clauses: accepted.clauses.clone(), demand });
        }
        criteria
    }
}
