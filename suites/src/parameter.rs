//! A parameter as whoever receives it reads it. Planner and judge read with the same eyes, so that what the one sends as a
//! violation is one for the other.

use hutong_specs::schema::SchemaFault;
use hutong_specs::standard::{Operation, Parameter};
use hutong_specs::wire::{Reading, Settled, Written, read};
use serde_json::Value;

/// Whether what is written for a parameter is refused however it is read.
pub(crate) fn is_refused(operation: &Operation, parameter: &Parameter, written: &Written) -> bool {
    let missing = parameter.required.then(|| missing(parameter));
    reading(operation, parameter, written).is_refused_or(&parameter.schema, missing.as_ref())
}

/// What is broken by what is written for a parameter, in the reading that breaks least; nothing where one is allowed or it
/// cannot be told. That nothing at all may be meant breaks nothing.
pub(crate) fn faults(operation: &Operation, parameter: &Parameter, written: &Written) -> Vec<SchemaFault> {
    let faults =
        |value: Option<&Value>| value.map(|value| parameter.schema.faults(value)).unwrap_or_default();
    match reading(operation, parameter, written).settled(&faults) {
        Settled::Refused { faults, .. } => faults,
        _ => Vec::new(),
    }
}

fn reading(operation: &Operation, parameter: &Parameter, written: &Written) -> Reading {
    let beside = operation.parameters.iter().filter(|other| other.name != parameter.name);
    let others: Vec<&str> = beside.map(|other| other.name.as_str()).collect();
    read(parameter, written, &others)
}

/// What is broken where a parameter that must be sent is not.
fn missing(parameter: &Parameter) -> SchemaFault {
    SchemaFault {
        at: String::new(),
        keyword: "required".to_owned(),
        constraint: format!("{}/required", parameter.pointer),
        property: None,
    }
}
