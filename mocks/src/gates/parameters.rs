//! Path, query, header and cookie parameters: those required are there, and each can be read as a value that its
//! schema admits.

use hutong_specs::schema::{SchemaFault, scalars};
use hutong_specs::standard::{Location, Parameter, Style};
use serde_json::{Map, Value};

use super::readings::arrays;
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
        None => !parameter.required || has_no_place(visit, parameter) || !minds(&missing(parameter)),
    };
    if holds {
        return Ok(());
    }
    Err(Refusal::new(RefusalKind::Invalid, format!("parameter {} is not valid", parameter.name)))
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
    if is_spread(parameter) {
        return spread(visit, parameter);
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
    readings.extend(objects(parameter, &pieces));
    Some(readings)
}

/// Whether the members of an object are pairs of the query that do not bear the parameter's name.
fn is_spread(parameter: &Parameter) -> bool {
    let is_object = parameter.schema.resolved().value().get("type").and_then(Value::as_str) == Some("object");
    let is_form = parameter.style == Style::Form && parameter.media_type.is_none();
    is_object && is_form && parameter.explode && parameter.location == Location::Query
}

/// The pairs of the query that belong to no other parameter.
fn spread(visit: &Visit<'_>, parameter: &Parameter) -> Option<Vec<Value>> {
    let others = visit.operation.parameters.iter().filter(|other| other.name != parameter.name);
    let names: Vec<&str> = others.map(|other| other.name.as_str()).collect();
    let pairs = visit.request.query_pairs().into_iter();
    object(pairs.filter(|(name, _)| !names.contains(&name.as_str())))
}

/// `key,value,key,value`, or `key=value,key=value` where the parameter is exploded.
fn objects(parameter: &Parameter, pieces: &[&str]) -> Vec<Value> {
    let pairs: Option<Vec<(String, String)>> = if parameter.explode {
        let pairs = pieces.iter().map(|piece| piece.split_once('='));
        pairs.map(|pair| pair.map(|(key, value)| (key.to_owned(), value.to_owned()))).collect()
    } else {
        let pairs = pieces.chunks(2).map(|pair| match pair {
            [key, value] => Some(((*key).to_owned(), (*value).to_owned())),
            _ => None,
        });
        pairs.collect()
    };
    pairs.and_then(|pairs| object(pairs.into_iter())).unwrap_or_default()
}

/// An object, its values in their first and in their last reading.
fn object(pairs: impl Iterator<Item = (String, String)>) -> Option<Vec<Value>> {
    let mut texts = Map::new();
    let mut values = Map::new();
    for (key, text) in pairs {
        values.insert(key.clone(), scalars(&text).pop().unwrap_or_default());
        texts.insert(key, Value::from(text));
    }
    (!texts.is_empty()).then(|| vec![Value::Object(texts), Value::Object(values)])
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

/// `name[key]=value`.
fn deep(visit: &Visit<'_>, name: &str) -> Option<Vec<Value>> {
    let inner = |key: &str| {
        key.strip_prefix(name).and_then(|rest| rest.strip_prefix('[')?.strip_suffix(']')).map(str::to_owned)
    };
    let pairs = visit.request.query_pairs().into_iter();
    object(pairs.filter_map(|(key, text)| Some((inner(&key)?, text))))
}
