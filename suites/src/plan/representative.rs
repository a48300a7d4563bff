//! The places of an operation's request at which hostile values are tried: one text and one number, not each field.
//!
//! The text is the first that takes the most: nobody says what it must look like. What is unique per case, known to the
//! target or a matter of business stays as it is, so that the value gets as far as a valid one does.

use hutong_specs::plan::Place;
use hutong_specs::standard::{Location, Operation, Parameter};
use hutong_specs::text::pointer::below;
use serde_json::Value;

use super::base::{Base, is_others};
use super::call::{Argument, Call, Form};
use super::context::Context;
use super::material::{ParameterOf, place};
use super::parameters::is_writable;
use super::wire_truth::is_text;

/// How many texts of a body are looked at.
const LOOKED_AT: usize = 16;

/// Lengths that a text may allow, the longest first, in characters.
const LENGTHS: &[usize] = &[4096, 200, 20];

/// The representative places of an operation.
#[derive(Debug, Default)]
pub(crate) struct Representative<'a> {
    /// Where any text may stand.
    pub(crate) text: Option<Spot<'a>>,
    /// Where a number stands.
    pub(crate) number: Option<Spot<'a>>,
}

/// A place of a request.
#[derive(Clone, Debug)]
pub(crate) enum Spot<'a> {
    /// A JSON pointer into the body.
    Body(String),
    /// A parameter.
    Argument(ParameterOf<'a>),
}

impl<'a> Spot<'a> {
    /// The call with this value there.
    pub(crate) fn put(&self, call: &Call<'a>, value: Value) -> Call<'a> {
        match self {
            Self::Argument(parameter) => call.with_argument(parameter.0, value),
            Self::Body(at) => {
                let Some(mut body) = call.body().cloned() else {
                    return call.clone();
                };
                if let Some(place) = body.pointer_mut(at) {
                    *place = value;
                }
                call.with_body(body)
            }
        }
    }

    /// The place as breaches name it.
    pub(crate) fn place(&self) -> Place {
        match self {
            Self::Body(at) => Place::Body(at.clone()),
            Self::Argument(parameter) => place(parameter.0),
        }
    }
}

/// The representative places of an operation.
pub(crate) fn representative<'a>(context: &Context<'a>, operation: &'a Operation) -> Representative<'a> {
    let Ok(base) = context.base(operation) else {
        return Representative::default();
    };
    let parameter = |is_meant: fn(&Parameter) -> bool, sample: Value| {
        let parameter = argument(context, operation, is_meant, &sample)?;
        Some(Spot::Argument(ParameterOf(parameter)))
    };
    Representative {
        text: text_in_body(&base).or_else(|| parameter(is_text, Value::from("测 a\u{301}"))),
        number: number_in_body(&base).or_else(|| parameter(is_number, Value::from(1))),
    }
}

fn is_number(parameter: &Parameter) -> bool {
    let schema = &parameter.schema;
    let is_numeric = schema.names_type("integer") || schema.names_type("number");
    is_numeric && parameter.media_type.is_none()
}

/// A parameter of the query, else of the path, that can hold the sample.
fn argument<'a>(
    context: &Context<'a>,
    operation: &'a Operation,
    is_meant: fn(&Parameter) -> bool,
    sample: &Value,
) -> Option<&'a Parameter> {
    let takes = |parameter: &&Parameter| {
        let argument = Argument { parameter, value: sample.clone(), slot: None };
        is_meant(parameter)
            && !is_others(context, operation, parameter)
            && parameter.schema.admits(sample)
            && is_writable(&argument)
    };
    [Location::Query, Location::Path].into_iter().find_map(|location| {
        let mut there = operation.parameters.iter().filter(|parameter| parameter.location == location);
        there.find(takes)
    })
}

fn text_in_body<'a>(base: &Base<'_>) -> Option<Spot<'a>> {
    let entity =
        base.call.entity.as_ref().filter(|entity| matches!(entity.form, Form::Json | Form::Fields))?;
    let schema = entity.schema.as_ref()?;
    let places = free(base, Value::is_string);
    let takes = |at: &String, length: usize| {
        let mut body = entity.value.clone();
        if let Some(place) = body.pointer_mut(at) {
            *place = Value::from("长".repeat(length));
        }
        schema.admits(&body)
    };
    let found = LENGTHS.iter().find_map(|length| places.iter().find(|at| takes(at, *length)));
    found.cloned().map(Spot::Body)
}

fn number_in_body<'a>(base: &Base<'_>) -> Option<Spot<'a>> {
    free(base, Value::is_number).into_iter().next().map(Spot::Body)
}

/// The places of the body at which such a value stands that nothing else depends on.
fn free(base: &Base<'_>, is_meant: fn(&Value) -> bool) -> Vec<String> {
    let mut places = Vec::new();
    if let Some(entity) = &base.call.entity {
        leaves(&entity.value, String::new(), is_meant, &mut places);
        places.retain(|at| !base.is_bound(at) && !entity.fills.iter().any(|fill| fill.at == *at));
    }
    places.truncate(LOOKED_AT);
    places
}

fn leaves(value: &Value, at: String, is_meant: fn(&Value) -> bool, places: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                leaves(member, below(&at, name), is_meant, places);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                leaves(item, format!("{at}/{index}"), is_meant, places);
            }
        }
        leaf if is_meant(leaf) => places.push(at),
        _ => {}
    }
}
