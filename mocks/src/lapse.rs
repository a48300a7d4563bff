//! A constraint that a request does not meet, with what stands there.

use hutong_specs::schema::{Schema, SchemaFault};
use serde_json::Value;

/// A constraint that a request does not meet, with what stands there.
#[derive(Clone, Copy, Debug)]
pub struct Lapse<'a> {
    /// The operation's id.
    pub operation: &'a str,
    /// The constraint.
    pub fault: &'a SchemaFault,
    /// What stands at the place of the fault.
    pub value: Option<&'a Value>,
    /// The demand: what the keyword holds.
    pub demand: &'a Value,
}

impl<'a> Lapse<'a> {
    /// What is wrong with a part of a body.
    pub(crate) fn of(
        operation: &'a str,
        schema: &'a Schema,
        body: &'a Value,
        fault: &'a SchemaFault,
    ) -> Self {
        Self {
            operation,
            fault,
            value: body.pointer(&fault.at),
            demand: schema.set().value(&fault.constraint),
        }
    }

    /// The format that is not kept and the text that does not keep it.
    pub fn format(&self) -> Option<(&'a str, &'a str)> {
        if self.fault.keyword != "format" {
            return None;
        }
        Some((self.demand.as_str()?, self.value?.as_str()?))
    }
}
