//! Path, query, header and cookie parameters: those required are there, and each can be read as a value that its
//! schema admits.

use hutong_specs::schema::SchemaFault;
use hutong_specs::standard::{Location, Parameter, Style};
use serde_json::{Map, Value};

use super::readings::{arrays, scalars};
use crate::refusal::{Refusal, RefusalKind};
use crate::visit::Visit;

/// Passes requests whose parameters are admitted.
pub(crate) fn pass(visit: &mut Visit<'_>) -> Result<(), Refusal> {
    for parameter in &visit.operation.parameters {
        check(visit, parameter)?;
    }
    Ok(())
}

fn check(visit: &Visit<'_>, parameter: &Parameter) -> Result<(), Refusal> {
    let prefix = prefix(parameter);
    let minds = |fault: &SchemaFault| !visit.strictness.ignores(visit.operation.id.as_str(), &prefix, fault);
    let holds = match readings(visit, parameter) {
        // One reading that the schema admits is enough.
        Some(readings) => readings.iter().any(|reading| !parameter.schema.faults(reading).iter().any(minds)),
        None => !parameter.required || !minds(&missing(parameter)),
    };
    if holds {
        return Ok(());
    }
    Err(Refusal::new(RefusalKind::Invalid, format!("parameter {} is not valid", parameter.name)))
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

fn missing(parameter: &Parameter) -> SchemaFault {
    SchemaFault {
        at: String::new(),
        keyword: "required".to_owned(),
        constraint: format!("{}/required", parameter.pointer),
        property: None,
    }
}

/// What was sent, in every reading; `None` if nothing was.
fn readings(visit: &Visit<'_>, parameter: &Parameter) -> Option<Vec<Value>> {
    if parameter.style == Style::DeepObject {
        return deep(visit, &parameter.name);
    }
    let texts = texts(visit, parameter);
    let [text] = texts.as_slice() else {
        let pieces: Vec<&str> = texts.iter().map(String::as_str).collect();
        return (!texts.is_empty()).then(|| arrays(&pieces));
    };
    if parameter.media_type.is_some() {
        return Some(serde_json::from_str(text).map_or_else(|_| scalars(text), |value| vec![value]));
    }
    let mut readings = scalars(text);
    let pieces: Vec<&str> = text.split(separator(parameter.style)).collect();
    readings.extend(arrays(&pieces));
    Some(readings)
}

fn separator(style: Style) -> char {
    match style {
        Style::SpaceDelimited => ' ',
        Style::PipeDelimited => '|',
        Style::TabDelimited => '\t',
        _ => ',',
    }
}

fn texts(visit: &Visit<'_>, parameter: &Parameter) -> Vec<String> {
    let name = parameter.name.as_str();
    match parameter.location {
        Location::Path => {
            visit.path_values.get(name).map(|text| undressed(parameter, text)).into_iter().collect()
        }
        Location::Query => {
            let pairs = visit.request.query_pairs().into_iter();
            pairs.filter(|(other, _)| other == name).map(|(_, value)| value).collect()
        }
        Location::Header => visit.request.header_values(name).map(|text| text.trim().to_owned()).collect(),
        Location::Cookie => cookies(visit, name),
    }
}

/// A path value without the marks of its style.
fn undressed(parameter: &Parameter, text: &str) -> String {
    let matrix = format!(";{}=", parameter.name);
    let text = text.strip_prefix(&matrix).or_else(|| text.strip_prefix('.')).unwrap_or(text);
    text.to_owned()
}

fn cookies(visit: &Visit<'_>, name: &str) -> Vec<String> {
    let pairs = visit.request.header_values("cookie").flat_map(|line| line.split(';'));
    let pairs = pairs.filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(other, _)| *other == name).map(|(_, value)| crate::coding::decoded(value)).collect()
}

/// `name[key]=value`, the values in their first and in their last reading.
fn deep(visit: &Visit<'_>, name: &str) -> Option<Vec<Value>> {
    let mut texts = Map::new();
    let mut values = Map::new();
    for (key, text) in visit.request.query_pairs() {
        let inner = key.strip_prefix(name).and_then(|rest| rest.strip_prefix('[')?.strip_suffix(']'));
        if let Some(inner) = inner {
            values.insert(inner.to_owned(), scalars(&text).pop().unwrap_or_default());
            texts.insert(inner.to_owned(), Value::from(text));
        }
    }
    (!texts.is_empty()).then(|| vec![Value::Object(texts), Value::Object(values)])
}
