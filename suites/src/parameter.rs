//! A parameter as whoever receives it reads it. Planner and judge read with the same eyes, so that what the one sends as a
//! violation is one for the other.

use hutong_specs::schema::SchemaFault;
use hutong_specs::standard::{Operation, Parameter};
use hutong_specs::wire::{Written, read};

/// Whether what is written for a parameter is refused however it is read.
pub(crate) fn is_refused(operation: &Operation, parameter: &Parameter, written: &Written) -> bool {
    let beside = operation.parameters.iter().filter(|other| other.name != parameter.name);
    let others: Vec<&str> = beside.map(|other| other.name.as_str()).collect();
    let missing = parameter.required.then(|| missing(parameter));
    read(parameter, written, &others).is_refused_or(&parameter.schema, missing.as_ref())
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
