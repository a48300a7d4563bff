//! Working out the material of an operation: body and parameters are put before their schemas, and what comes of it is
//! kept if it is still true on the wire.

use std::sync::Arc;

use hutong_specs::plan::Place;
use hutong_specs::schema::{GivenUp, Schema, SchemaFault};
use hutong_specs::standard::{Aspect, EmptyValue, Location, Operation, Origin, Parameter};
use serde_json::Value;

use super::aim::{Aim, inside};
use super::base::{Base, is_others, parameter_value};
use super::call::Argument;
use super::content::is_writable_as;
use super::context::Context;
use super::material::{Boundary, Breaking, Change, Constraint, Material, ParameterOf, place};
use super::parameters::is_writable;
use super::seed::derived;
use super::type_ways::keep_likeliest;

/// Works out the material of an operation.
pub(crate) fn material<'a>(context: &Context<'a>, operation: &'a Operation) -> Material<'a> {
    let mut material = Material::default();
    let Ok(base) = context.base(operation) else {
        return material;
    };
    let work = Work { context, operation, base, aim: Aim { context, operation } };
    work.body(&mut material);
    for parameter in &operation.parameters {
        if !is_others(context, operation, parameter) {
            work.parameter(parameter, &mut material);
        }
    }
    keep_likeliest(&mut material.violations);
    if context.standard.origin == Origin::Document {
        material.without_repetition();
    }
    material
}

struct Work<'a, 'c> {
    context: &'c Context<'a>,
    operation: &'a Operation,
    base: Arc<Base<'a>>,
    aim: Aim<'a, 'c>,
}

impl<'a> Work<'a, '_> {
    fn body(&self, material: &mut Material<'a>) {
        let Some(entity) = &self.base.call.entity else {
            return;
        };
        if let Some(request_body) = self.operation.request_body.as_ref().filter(|body| body.required) {
            let breaking = self.missing(Change::NoBody, Place::Body(String::new()), &request_body.pointer);
            material.violations.push(breaking);
        }
        let Some(schema) = &entity.schema else { return };
        let seed = derived(self.context.seed, &[self.operation.id.as_str(), "material", "body"]);
        let violations = schema.violate(&entity.value, seed);
        material.given_up.extend(self.given_up(Aspect::RequestBody, violations.given_up));
        for violation in violations.violations {
            match self.aim.at_body(entity, violation) {
                Ok(breaking) => material.violations.push(breaking),
                Err(untrue) => material.untrue.push(untrue),
            }
        }
        for edge in schema.edges(&entity.value, seed) {
            if !is_writable_as(entity, &edge.value) {
                continue;
            }
            material.boundaries.push(Boundary {
                is_bound: self.base.is_bound(&edge.at),
                place: Place::Body(edge.at),
                what: edge.what,
                clause: self.aim.clause(Aspect::Acceptance, &edge.constraint),
                constraint: edge.constraint,
                change: Change::Body(edge.value),
            });
        }
    }

    fn parameter(&self, parameter: &'a Parameter, material: &mut Material<'a>) {
        let place = place(parameter);
        let is_sent =
            self.base.call.arguments.iter().any(|argument| std::ptr::eq(argument.parameter, parameter));
        if parameter.required && parameter.location != Location::Path && is_sent {
            let change = Change::NoArgument(ParameterOf(parameter));
            material.violations.push(self.missing(change, place.clone(), &parameter.pointer));
        }
        let Some(value) = parameter_value(self.context, self.operation, parameter).map(|chosen| chosen.value)
        else {
            return;
        };
        let seed = derived(self.context.seed, &[self.operation.id.as_str(), "material", &parameter.name]);
        self.parameter_violations(parameter, &value, seed, material);
        self.parameter_boundaries(parameter, &place, &value, seed, material);
    }

    fn parameter_violations(
        &self,
        parameter: &'a Parameter,
        value: &Value,
        seed: u64,
        material: &mut Material<'a>,
    ) {
        let violations = parameter.schema.violate(value, seed);
        material.given_up.extend(self.given_up(Aspect::Parameters, violations.given_up));
        for violation in violations.violations {
            match self.aim.at_parameter(parameter, violation) {
                Ok(breaking) => material.violations.push(breaking),
                Err(untrue) => material.untrue.push(untrue),
            }
        }
    }

    fn parameter_boundaries(
        &self,
        parameter: &'a Parameter,
        place: &Place,
        value: &Value,
        seed: u64,
        material: &mut Material<'a>,
    ) {
        let is_bound = is_bound(parameter);
        material.boundaries.extend(self.empty(parameter, place, is_bound));
        for edge in parameter.schema.edges(value, seed) {
            let argument = Argument { parameter, value: edge.value, slot: None };
            if !is_writable(&argument) {
                continue;
            }
            material.boundaries.push(Boundary {
                is_bound,
                place: place.clone(),
                what: inside(&edge.at, &edge.what),
                clause: self.aim.clause(Aspect::Acceptance, &edge.constraint),
                constraint: edge.constraint,
                change: Change::Argument(ParameterOf(parameter), argument.value),
            });
        }
    }

    /// Nothing behind the parameter's name, where the document allows that.
    fn empty(&self, parameter: &'a Parameter, place: &Place, is_bound: bool) -> Option<Boundary<'a>> {
        let constraint = format!("{}/allowEmptyValue", parameter.pointer);
        let is_other = !parameter.schema.admits(&Value::from(""));
        (parameter.empty_value == EmptyValue::Allowed && is_other).then(|| Boundary {
            is_bound,
            place: place.clone(),
            what: "empty".to_owned(),
            clause: self.aim.clause(Aspect::Acceptance, &constraint),
            constraint,
            change: Change::Argument(ParameterOf(parameter), Value::from("")),
        })
    }

    /// A request in which something that must be sent is not sent.
    fn missing(&self, change: Change<'a>, place: Place, pointer: &str) -> Breaking<'a> {
        let aspect = if matches!(change, Change::NoBody) { Aspect::RequestBody } else { Aspect::Parameters };
        let constraint = self.aim.constraint(aspect, "required".to_owned(), format!("{pointer}/required"));
        let fault = SchemaFault {
            at: String::new(),
            keyword: constraint.keyword.clone(),
            constraint: constraint.pointer.clone(),
            property: None,
        };
        Breaking { change, place, constraint, what: "missing".to_owned(), faults: vec![fault] }
    }

    fn given_up(&self, aspect: Aspect, given_up: Vec<GivenUp>) -> Vec<(Constraint, String)> {
        let constraint = |pointer: String| {
            let keyword = pointer.rsplit('/').next().unwrap_or_default().to_owned();
            self.aim.constraint(aspect, keyword, pointer)
        };
        given_up.into_iter().map(|given_up| (constraint(given_up.constraint), given_up.why)).collect()
    }
}

/// Which values of a parameter are accepted may depend on more than its schema.
fn is_bound(parameter: &Parameter) -> bool {
    let resolved: Schema = parameter.schema.resolved();
    let marks = ["x-fresh", "x-test-data", "x-business"];
    [parameter.schema.value(), resolved.value()]
        .iter()
        .any(|schema| marks.iter().any(|mark| schema.get(mark).is_some()))
}
