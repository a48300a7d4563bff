//! Types, constants, enumerations, and what the document suggests.

use serde_json::Value;

use super::way::{Keyword, Way, Ways};
use crate::schema::inhabit::demand::Demand;
use crate::schema::inhabit::kinds::Kinds;

pub(super) fn of_type(keyword: &Keyword<'_>) -> Ways {
    vec![Way { demand: Demand::of(Kinds::of_keyword(keyword.value)), open: Vec::new() }]
}

pub(super) fn of_other_type(keyword: &Keyword<'_>) -> Ways {
    vec![Way { demand: Demand::of(Kinds::ALL.without(Kinds::of_keyword(keyword.value))), open: Vec::new() }]
}

pub(super) fn constant(keyword: &Keyword<'_>) -> Ways {
    among(vec![keyword.value.clone()])
}

pub(super) fn not_constant(keyword: &Keyword<'_>) -> Ways {
    outside(vec![keyword.value.clone()])
}

pub(super) fn listed(keyword: &Keyword<'_>) -> Ways {
    among(keyword.value.as_array().cloned().unwrap_or_default())
}

pub(super) fn not_listed(keyword: &Keyword<'_>) -> Ways {
    outside(keyword.value.as_array().cloned().unwrap_or_default())
}

fn among(values: Vec<Value>) -> Ways {
    vec![Way { demand: Demand { listed: Some(values), ..Demand::default() }, open: Vec::new() }]
}

/// Values of the same types as those that are excluded are the likely ones.
fn outside(values: Vec<Value>) -> Ways {
    let spoken = values.iter().fold(Kinds::NONE, |kinds, value| kinds.or(Kinds::of(value)));
    vec![Way { demand: Demand { excluded: values, spoken, ..Demand::default() }, open: Vec::new() }]
}

pub(super) fn suggested(keyword: &Keyword<'_>) -> Ways {
    suggestion(vec![keyword.value.clone()])
}

pub(super) fn suggested_list(keyword: &Keyword<'_>) -> Ways {
    suggestion(keyword.value.as_array().cloned().unwrap_or_default())
}

fn suggestion(values: Vec<Value>) -> Ways {
    vec![Way { demand: Demand { suggested: values, ..Demand::default() }, open: Vec::new() }]
}
