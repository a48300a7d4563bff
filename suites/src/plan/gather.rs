//! Working out the material of an operation: body and parameters are put before their schemas, and what comes of it is
//! kept if it is still true on the wire.

use std::sync::Arc;

use hutong_specs::identifiers::identifier;
use hutong_specs::name::ClauseId;
use hutong_specs::plan::{Place, Reason};
use hutong_specs::schema::{GivenUp, Schema, SchemaFault};
use hutong_specs::standard::{Aspect, Location, Operation, Origin, Parameter};
use serde_json::Value;

use super::base::{Base, is_others, parameter_value};
use super::call::{Argument, Entity, Form};
use super::content::is_writable_as;
use super::context::Context;
use super::format_bounds::as_written;
use super::material::{Boundary, Breaking, Change, Constraint, Material, ParameterOf, dotted, place};
use super::parameters::is_writable;
use super::seed::derived;
use super::type_ways::keep_likeliest;
use super::wire_truth::{is_text, is_violation, is_violation_in};

/// Works out the material of an operation.
pub(crate) fn material<'a>(context: &Context<'a>, operation: &'a Operation) -> Material<'a> {
    let mut material = Material::default();
    let Ok(base) = context.base(operation) else {
        return material;
    };
    let work = Work { context, operation, base };
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
            let constraint = self.constraint(Aspect::RequestBody, violation.keyword, violation.constraint);
            let is_lost =
                constraint.keyword == "type" && self.is_text_outside_json(entity, &constraint.pointer);
            if let Some(reason) = untrue_in_body(entity, &violation.value, is_lost) {
                material.untrue.push((constraint, reason));
                continue;
            }
            material.violations.push(Breaking {
                place: Place::Body(violation.at),
                constraint,
                what: violation.what,
                faults: violation.faults,
                change: Change::Body(violation.value),
            });
        }
        for edge in schema.edges(&entity.value, seed) {
            if !is_writable_as(entity, &edge.value) {
                continue;
            }
            material.boundaries.push(Boundary {
                is_bound: self.base.is_bound(&edge.at),
                place: Place::Body(edge.at),
                what: edge.what,
                clause: self.clause(Aspect::Acceptance, &edge.constraint),
                constraint: edge.constraint,
                change: Change::Body(edge.value),
            });
        }
    }

    /// Whether a place takes texts in a body in which everything is text: no value is of a wrong type there.
    fn is_text_outside_json(&self, entity: &Entity, constraint: &str) -> bool {
        let types = self.context.standard.schemas.document().pointer(constraint);
        let is_text = types.is_some_and(|types| match types {
            Value::Array(names) => names.iter().any(|name| name == "string"),
            name => name == "string",
        });
        entity.form != Form::Json && is_text
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
        self.parameter_violations(parameter, &place, &value, seed, material);
        self.parameter_boundaries(parameter, &place, &value, seed, material);
    }

    fn parameter_violations(
        &self,
        parameter: &'a Parameter,
        place: &Place,
        value: &Value,
        seed: u64,
        material: &mut Material<'a>,
    ) {
        let violations = parameter.schema.violate(value, seed);
        material.given_up.extend(self.given_up(Aspect::Parameters, violations.given_up));
        for violation in violations.violations {
            let constraint = self.constraint(Aspect::Parameters, violation.keyword, violation.constraint);
            let argument = Argument { parameter, value: violation.value, slot: None };
            let is_lost = constraint.keyword == "type" && violation.at.is_empty() && is_text(parameter);
            if let Some(reason) = untrue(self.operation, &argument, is_lost) {
                material.untrue.push((constraint, reason));
                continue;
            }
            material.violations.push(Breaking {
                place: place.clone(),
                constraint,
                what: inside(&violation.at, &violation.what),
                faults: violation.faults,
                change: Change::Argument(ParameterOf(parameter), argument.value),
            });
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
        for edge in parameter.schema.edges(value, seed) {
            let argument = Argument { parameter, value: edge.value, slot: None };
            if !is_writable(&argument) {
                continue;
            }
            material.boundaries.push(Boundary {
                is_bound,
                place: place.clone(),
                what: inside(&edge.at, &edge.what),
                clause: self.clause(Aspect::Acceptance, &edge.constraint),
                constraint: edge.constraint,
                change: Change::Argument(ParameterOf(parameter), argument.value),
            });
        }
    }

    /// A request in which something that must be sent is not sent.
    fn missing(&self, change: Change<'a>, place: Place, pointer: &str) -> Breaking<'a> {
        let aspect = if matches!(change, Change::NoBody) { Aspect::RequestBody } else { Aspect::Parameters };
        let constraint = self.constraint(aspect, "required".to_owned(), format!("{pointer}/required"));
        let fault = SchemaFault {
            at: String::new(),
            keyword: constraint.keyword.clone(),
            constraint: constraint.pointer.clone(),
            property: None,
        };
        Breaking { change, place, constraint, what: "missing".to_owned(), faults: vec![fault] }
    }

    fn constraint(&self, aspect: Aspect, keyword: String, pointer: String) -> Constraint {
        let document = self.context.standard.schemas.document();
        let (keyword, pointer) = match self.context.standard.origin {
            Origin::Document => as_written(document, keyword, pointer),
            Origin::Pack => (keyword, pointer),
        };
        let named = document.pointer(&pointer).and_then(Value::as_str);
        let is_identifier = keyword == "format" && named.is_some_and(|name| identifier(name).is_some());
        Constraint { clause: self.clause(aspect, &pointer), is_identifier, keyword, pointer }
    }

    fn given_up(&self, aspect: Aspect, given_up: Vec<GivenUp>) -> Vec<(Constraint, String)> {
        let constraint = |pointer: String| {
            let keyword = pointer.rsplit('/').next().unwrap_or_default().to_owned();
            self.constraint(aspect, keyword, pointer)
        };
        given_up.into_iter().map(|given_up| (constraint(given_up.constraint), given_up.why)).collect()
    }

    fn clause(&self, aspect: Aspect, pointer: &str) -> Option<ClauseId> {
        self.context.standard.clause_of(self.operation, aspect, pointer)
    }
}

/// Why a body is no violation on the wire, if so.
fn untrue_in_body(entity: &Entity, value: &Value, is_lost: bool) -> Option<Reason> {
    if !is_writable_as(entity, value) {
        return Some(Reason::NotWritten);
    }
    (is_lost || !is_violation(entity, value)).then_some(Reason::NoViolationOnTheWire)
}

/// Why a parameter's value is no violation on the wire, if so.
fn untrue(operation: &Operation, argument: &Argument<'_>, is_lost: bool) -> Option<Reason> {
    if !is_writable(argument) {
        return Some(Reason::NotWritten);
    }
    (is_lost || !is_violation_in(operation, argument)).then_some(Reason::NoViolationOnTheWire)
}

/// Which values of a parameter are accepted may depend on more than its schema.
fn is_bound(parameter: &Parameter) -> bool {
    let resolved: Schema = parameter.schema.resolved();
    let marks = ["x-fresh", "x-test-data", "x-business"];
    [parameter.schema.value(), resolved.value()]
        .iter()
        .any(|schema| marks.iter().any(|mark| schema.get(mark).is_some()))
}

fn inside(at: &str, what: &str) -> String {
    if at.is_empty() { what.to_owned() } else { format!("{}.{what}", dotted(at)) }
}
