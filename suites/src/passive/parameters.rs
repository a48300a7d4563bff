//! Parameters of captured requests against what is declared. Where a text can be read so that it is allowed, or a capture
//! may have left something out, nothing is said.

use hutong_specs::plan::Place;
use hutong_specs::schema::SchemaFault;
use hutong_specs::standard::{Aspect, Location, Operation, Parameter, Style};
use hutong_specs::wire::{Written, percent_encoded};

use super::broken::Broken;
use super::observed::Observed;
use crate::parameter;
use crate::plan::{Context, is_others, place};

/// Everything that the parameters break.
pub(super) fn broken<'a>(context: &Context<'a>, observed: &Observed<'a>) -> Vec<Broken> {
    let operation = observed.operation;
    operation
        .parameters
        .iter()
        .filter(|parameter| is_readable(parameter) && !is_others(context, operation, parameter))
        .flat_map(|parameter| of_parameter(context, observed, parameter))
        .collect()
}

fn of_parameter(context: &Context<'_>, observed: &Observed<'_>, parameter: &Parameter) -> Vec<Broken> {
    let texts = texts(observed, parameter);
    let place = place(parameter);
    if texts.is_empty() {
        let is_missing = parameter.required && may_be_missing(observed, parameter);
        let missing = || Broken::missing(context, observed, Aspect::Parameters, place, &parameter.pointer);
        return is_missing.then(missing).into_iter().collect();
    }
    let as_broken = |fault| Broken::constraint(context, observed, Aspect::Parameters, place.clone(), fault);
    faults(observed.operation, parameter, &texts).into_iter().map(as_broken).collect()
}

/// What the texts break in the reading that does them most justice; nothing if one is allowed.
fn faults(operation: &Operation, parameter: &Parameter, texts: &[String]) -> Vec<SchemaFault> {
    match texts {
        // An empty text may be read as nothing at all.
        [text] if text.is_empty() => Vec::new(),
        [_] => parameter::faults(operation, parameter, &written(parameter, texts)),
        [_, _, ..] if parameter.schema.names_type("array") => {
            parameter::faults(operation, parameter, &written(parameter, texts))
        }
        _ => Vec::new(),
    }
}

/// The texts as they travelled.
fn written(parameter: &Parameter, texts: &[String]) -> Written {
    let encoded = |text: &String| (percent_encoded(&parameter.name), percent_encoded(text));
    match parameter.location {
        Location::Path => Written::Path(texts.iter().map(|text| percent_encoded(text)).collect()),
        Location::Header => Written::Header(texts.join(",")),
        Location::Query | Location::Cookie => Written::Pairs(texts.iter().map(encoded).collect()),
    }
}

/// Whether what stands in one text or several of the same name can be read: no objects, no rare separators.
fn is_readable(parameter: &Parameter) -> bool {
    let schema = parameter.schema.resolved();
    let is_open = ["allOf", "anyOf", "oneOf", "$ref", "properties", "if"]
        .iter()
        .any(|keyword| schema.value().get(*keyword).is_some());
    let is_object = schema.names_type("object");
    let is_usual = matches!(parameter.style, Style::Simple | Style::Form);
    parameter.media_type.is_none() && is_usual && !is_object && !is_open
}

/// Whether it can be told that the parameter was not sent: captures leave out cookies, and sometimes all headers.
fn may_be_missing(observed: &Observed<'_>, parameter: &Parameter) -> bool {
    match parameter.location {
        Location::Query => true,
        Location::Header => !observed.entry.headers.is_empty(),
        Location::Path | Location::Cookie => false,
    }
}

fn texts(observed: &Observed<'_>, parameter: &Parameter) -> Vec<String> {
    match place(parameter) {
        Place::Path(name) => {
            let named = observed.arguments.iter().filter(|(key, _)| *key == name);
            named.map(|(_, value)| value.clone()).collect()
        }
        Place::Query(name) => observed.address.values(&name),
        Place::Header(name) => {
            let named = observed.entry.headers.iter().filter(|(key, _)| key.eq_ignore_ascii_case(&name));
            named.map(|(_, value)| value.clone()).collect()
        }
        _ => Vec::new(),
    }
}
