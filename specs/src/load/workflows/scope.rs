//! What expressions of a step stand for: inputs, outputs of earlier steps, and the step's own exchange.

use std::collections::BTreeMap;

use serde_json::Value;

use super::expression::{Expression, embedded, is_meant, parse};
use crate::name::StepId;
use crate::plan::{Operand, Reference, Side};
use crate::standard::ValueSource;

/// What expressions of a step stand for.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    /// The step, by its name in the case.
    pub(super) step: StepId,
    /// Inputs of the workflow.
    pub(super) inputs: BTreeMap<String, ValueSource>,
    /// Outputs of the steps before, by step and name.
    pub(super) outputs: BTreeMap<(String, String), ValueSource>,
    /// Outputs of workflows that this one depends on.
    pub(super) workflows: BTreeMap<(String, String), ValueSource>,
}

impl Scope {
    /// What an expression stands for.
    pub(super) fn resolve(&self, expression: &Expression) -> Result<ValueSource, String> {
        let own = |side, pointer: &String| {
            let reference = Reference { step: self.step.clone(), side, pointer: pointer.clone() };
            ValueSource::Operand(Operand::Reference(reference))
        };
        match expression {
            Expression::RequestBody(pointer) => Ok(own(Side::Request, pointer)),
            Expression::ResponseBody(pointer) => Ok(own(Side::Response, pointer)),
            Expression::ResponseHeader(name) => Ok(ValueSource::Header(self.step.clone(), name.clone())),
            Expression::StatusCode => Err("the status can be compared with a number alone".to_owned()),
            Expression::Input(name) => {
                let known = self.inputs.get(name).cloned();
                known.ok_or_else(|| format!("there is no input `{name}` with a `default`"))
            }
            Expression::Output { step, output, pointer } => {
                let known = self.outputs.get(&(step.clone(), output.clone()));
                let known =
                    known.ok_or_else(|| format!("no earlier step `{step}` has an output `{output}`"))?;
                within(known, pointer)
            }
            Expression::WorkflowOutput { workflow, output } => {
                let known = self.workflows.get(&(workflow.clone(), output.clone())).cloned();
                known.ok_or_else(|| {
                    format!("no workflow `{workflow}` under `dependsOn` has an output `{output}`")
                })
            }
        }
    }

    /// What a written value stands for: the expression that it is, else itself.
    pub(super) fn value(&self, value: &Value) -> Result<ValueSource, String> {
        let expression =
            value.as_str().and_then(|text| if is_meant(text) { Some(text) } else { embedded(text) });
        match expression {
            Some(expression) => self.resolve(&parse(expression)?),
            None if value.as_str().is_some_and(|text| text.contains("{$")) => {
                Err("an expression within a longer text cannot be filled in: let it be the whole text"
                    .to_owned())
            }
            None => Ok(ValueSource::Operand(Operand::Value(value.clone()))),
        }
    }
}

/// A part of what an output stands for.
fn within(source: &ValueSource, pointer: &str) -> Result<ValueSource, String> {
    if pointer.is_empty() {
        return Ok(source.clone());
    }
    match source {
        ValueSource::Operand(Operand::Reference(reference)) => {
            let pointer = format!("{}{pointer}", reference.pointer);
            let reference = Reference { pointer, ..reference.clone() };
            Ok(ValueSource::Operand(Operand::Reference(reference)))
        }
        ValueSource::Operand(Operand::Value(value)) => {
            let part = value.pointer(pointer).cloned();
            part.map(|part| ValueSource::Operand(Operand::Value(part)))
                .ok_or_else(|| format!("there is nothing at {pointer} of the output"))
        }
        ValueSource::Header(..) => Err("a header has no parts".to_owned()),
    }
}
