//! The target's operations by the building blocks that they are.

use super::operation::Operation;
use super::whole::Standard;
use crate::name::OperationId;
use crate::resource::{segments, variable};

impl Standard {
    /// The first operation that clauses mean by this name.
    pub fn meant(&self, id: &OperationId) -> Option<&Operation> {
        // Nearly always it is the operation of this name, which need not be sought.
        let own = self.operation(id).filter(|operation| operation.is_meant_by(id));
        own.or_else(|| {
            self.target.as_ref().and_then(|_| self.operations.iter().find(|one| one.is_meant_by(id)))
        })
    }

    /// The operation that clauses mean by this name and that is about the same things as another one: of a building block the
    /// target may have several, such as one for each collection.
    pub fn beside(&self, id: &OperationId, other: &Operation) -> Option<&Operation> {
        let known = self.named_segments(other);
        let agrees = |operation: &&Operation| {
            let mut own = self.named_segments(operation).into_iter();
            own.all(|(name, segment)| {
                let other = known.iter().find(|(known, _)| *known == name);
                other.is_none_or(|(_, other)| {
                    segment == *other || variable(segment).and(variable(other)).is_some()
                })
            })
        };
        self.operations.iter().filter(|operation| operation.is_meant_by(id)).find(agrees)
    }

    /// What the operation calls a parameter of its building block; `None` where its path has a literal segment there.
    pub fn called<'a>(&'a self, operation: &'a Operation, parameter: &'a str) -> Option<&'a str> {
        match self.named_segments(operation).into_iter().find(|(name, _)| *name == parameter) {
            Some((_, segment)) => variable(segment),
            None => Some(parameter),
        }
    }

    /// The segments of an operation's path that stand for the parameters of its building block's path, by their names there.
    fn named_segments<'a>(&'a self, operation: &'a Operation) -> Vec<(&'a str, &'a str)> {
        let block = operation.extensions.get("x-block").and_then(serde_json::Value::as_str);
        let path = self
            .target
            .as_ref()
            .zip(block)
            .and_then(|(target, id)| target.blocks.get(&OperationId::from(id)));
        // The target's base path may stand in front.
        let pairs = path.into_iter().flat_map(|path| {
            segments(path).into_iter().rev().zip(segments(&operation.path).into_iter().rev())
        });
        pairs.filter_map(|(block, own)| Some((variable(block)?, own))).collect()
    }

    /// Whether a scope may name it: an operation, or a building block, whether the target has it or not.
    pub fn has_operation(&self, id: &OperationId) -> bool {
        let is_block = self.target.as_ref().is_some_and(|target| target.blocks.contains_key(id));
        is_block || self.meant(id).is_some()
    }
}
