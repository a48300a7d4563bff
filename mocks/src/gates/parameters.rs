//! Path, query, header and cookie parameters: those required are there, and each can be read as a value that its
//! schema admits.

use hutong_specs::schema::SchemaFault;
use hutong_specs::standard::{Location, Parameter};
use hutong_specs::wire::{Reading, Settled, Written, path_texts, read, unsent};
use serde_json::Value;

use crate::refusal::{Refusal, RefusalKind};
use crate::visit::Visit;

/// Passes requests whose parameters are admitted.
pub(crate) fn pass(visit: &mut Visit<'_>) -> Result<(), Refusal> {
    for parameter in &visit.operation.parameters {
        check(visit, parameter)?;
    }
    Ok(())
}

/// One reading that the schema admits is enough.
fn check(visit: &Visit<'_>, parameter: &Parameter) -> Result<(), Refusal> {
    let prefix = prefix(parameter);
    let minds = |fault: &SchemaFault| !visit.strictness.ignores(visit.operation.id.as_str(), &prefix, fault);
    let is_optional = !parameter.required || has_no_place(visit, parameter);
    let faults = |value: Option<&Value>| -> Vec<SchemaFault> {
        let faults = match value {
            Some(value) => parameter.schema.faults(value),
            None if is_optional => Vec::new(),
            None => vec![unsent(parameter)],
        };
        faults.into_iter().filter(minds).collect()
    };
    match reading(visit, parameter).settled(&faults) {
        Settled::Refused { .. } => {
            Err(Refusal::new(RefusalKind::Invalid, format!("parameter {} is not valid", parameter.name)))
        }
        Settled::Admitted(_) | Settled::Undecided(_) => Ok(()),
    }
}

/// A parameter of the path that the path does not hold cannot be sent.
fn has_no_place(visit: &Visit<'_>, parameter: &Parameter) -> bool {
    let place = format!("{{{}}}", parameter.name);
    parameter.location == Location::Path && !visit.operation.path.contains(&place)
}

/// How a parameter is named as the place of a fault.
pub(crate) fn prefix(parameter: &Parameter) -> String {
    let location = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    };
    format!("{location}.{}", parameter.name)
}

/// What was sent, in every reading.
fn reading(visit: &Visit<'_>, parameter: &Parameter) -> Reading {
    written(visit, parameter).map_or(Reading::Nothing, |written| read(visit.operation, parameter, &written))
}

/// What stands where the parameter travels; `None` if nothing does.
fn written(visit: &Visit<'_>, parameter: &Parameter) -> Option<Written> {
    let name = parameter.name.as_str();
    match parameter.location {
        Location::Path => {
            path_texts(&visit.operation.path, visit.request.path())?.remove(name).map(Written::Path)
        }
        Location::Query => Some(pairs(visit.request.query().split('&'))),
        Location::Header => {
            let lines: Vec<&str> = visit.request.header_values(name).collect();
            (!lines.is_empty()).then(|| Written::Header(lines.join(",")))
        }
        Location::Cookie => {
            Some(pairs(visit.request.header_values("cookie").flat_map(|line| line.split(';'))))
        }
    }
}

fn pairs<'t>(pieces: impl Iterator<Item = &'t str>) -> Written {
    let pieces = pieces.map(str::trim).filter(|piece| !piece.is_empty());
    let pair = |piece: &str| {
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        (name.to_owned(), value.to_owned())
    };
    Written::Pairs(pieces.map(pair).collect())
}
