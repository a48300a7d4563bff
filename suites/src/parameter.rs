//! A parameter as whoever receives it reads it. Planner and judge read with the same eyes, so that what the one sends as a
//! violation is one for the other.

use hutong_specs::schema::SchemaFault;
use hutong_specs::standard::{Operation, Parameter};
use hutong_specs::wire::{Settled, Written, read, unsent};
use serde_json::Value;

/// Whether what is written for a parameter is refused however it is read.
pub(crate) fn is_refused(operation: &Operation, parameter: &Parameter, written: &Written) -> bool {
    let missing = parameter.required.then(|| unsent(parameter));
    read(operation, parameter, written).is_refused_or(&parameter.schema, missing.as_ref())
}

/// What is broken by what is written for a parameter, in the reading that breaks least; nothing where one is allowed or it
/// cannot be told. That nothing at all may be meant breaks nothing.
pub(crate) fn faults(operation: &Operation, parameter: &Parameter, written: &Written) -> Vec<SchemaFault> {
    let faults =
        |value: Option<&Value>| value.map(|value| parameter.schema.faults(value)).unwrap_or_default();
    match read(operation, parameter, written).settled(&faults) {
        Settled::Refused { faults, .. } => faults,
        _ => Vec::new(),
    }
}
