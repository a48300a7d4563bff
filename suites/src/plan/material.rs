//! The material of an operation: every violation of its request's constraints and every value on their bounds, each
//! with the clause that the constraint belongs to. It is worked out once and shared by the rules.

use std::collections::BTreeSet;
use std::rc::Rc;

use hutong_specs::identifiers::identifier;
use hutong_specs::name::ClauseId;
use hutong_specs::plan::{Breach, Place};
use hutong_specs::schema::{GivenUp, Schema, SchemaFault};
use hutong_specs::standard::{Aspect, Location, Operation, Origin, Parameter};
use serde_json::Value;

use super::annotations::escaped;
use super::base::{Base, is_others, parameter_value};
use super::call::{Argument, Call};
use super::context::Context;
use super::parameters::is_writable;
use super::seed::derived;
use super::type_ways::keep_likeliest;
use super::wire_truth::{is_violation, is_violation_in};

/// Every violation and every boundary of an operation's request.
#[derive(Debug, Default)]
pub struct Material<'a> {
    /// Requests that break one constraint.
    pub violations: Vec<Breaking<'a>>,
    /// Requests on the bounds of one constraint.
    pub boundaries: Vec<Boundary<'a>>,
    /// Constraints whose violation was dropped, since it was none any more on the wire; one entry per violation.
    pub untrue: Vec<Constraint>,
    /// Constraints for which no violation could be made, and why.
    pub given_up: Vec<(Constraint, String)>,
    /// Constraints of a plain document whose violation was left out, since the same one is made at another place.
    pub repeated: Vec<Constraint>,
}

/// One thing that is changed in a base.
#[derive(Clone, Debug, PartialEq)]
pub enum Change<'a> {
    /// The body as a whole.
    Body(Value),
    /// No body.
    NoBody,
    /// The value of a parameter.
    Argument(ParameterOf<'a>, Value),
    /// Nothing is sent for the parameter.
    NoArgument(ParameterOf<'a>),
}

/// A parameter, equal to itself alone.
#[derive(Clone, Copy, Debug)]
pub struct ParameterOf<'a>(pub &'a Parameter);

impl PartialEq for ParameterOf<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// A constraint of a request's schemas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraint {
    /// The keyword.
    pub keyword: String,
    /// JSON pointer of the keyword.
    pub pointer: String,
    /// Whether it is the format of an identifier.
    pub is_identifier: bool,
    /// The clause that the constraint belongs to.
    pub clause: Option<ClauseId>,
}

/// A request that breaks one constraint.
#[derive(Clone, Debug)]
pub struct Breaking<'a> {
    /// What is changed.
    pub change: Change<'a>,
    /// Where.
    pub place: Place,
    /// The constraint that is broken.
    pub constraint: Constraint,
    /// How it is broken.
    pub what: String,
    /// Everything that is broken.
    pub faults: Vec<SchemaFault>,
}

/// A request on the bounds of one constraint.
#[derive(Clone, Debug)]
pub struct Boundary<'a> {
    /// What is changed.
    pub change: Change<'a>,
    /// Where.
    pub place: Place,
    /// JSON pointer of the keyword that draws the bound.
    pub constraint: String,
    /// Which bound.
    pub what: String,
    /// The clause that the constraint belongs to.
    pub clause: Option<ClauseId>,
    /// Whether a value that the document allows may still be refused here.
    pub is_bound: bool,
}

impl<'a> Change<'a> {
    /// The call with the change made.
    pub fn applied(&self, call: &Call<'a>) -> Call<'a> {
        match self {
            Self::Body(value) => call.with_body(value.clone()),
            Self::NoBody => call.without_body(),
            Self::Argument(parameter, value) => call.with_argument(parameter.0, value.clone()),
            Self::NoArgument(parameter) => call.without_argument(parameter.0),
        }
    }
}

impl Breaking<'_> {
    /// What is broken, as the plan says it.
    pub fn breaches(&self) -> Vec<Breach> {
        self.faults
            .iter()
            .map(|fault| Breach {
                place: within(&self.place, fault),
                keyword: fault.keyword.clone(),
                constraint: Some(fault.constraint.clone()),
            })
            .collect()
    }
}

/// Faults name places within a body; a parameter is a place as a whole.
fn within(place: &Place, fault: &SchemaFault) -> Place {
    match place {
        Place::Body(_) => fault_place(fault),
        place => place.clone(),
    }
}

/// Where a body is at fault: the member itself where one is missing or unexpected.
pub(crate) fn fault_place(fault: &SchemaFault) -> Place {
    match &fault.property {
        Some(property) => Place::Body(format!("{}/{}", fault.at, escaped(property))),
        None => Place::Body(fault.at.clone()),
    }
}

/// Works out the material of an operation.
pub(crate) fn material<'a>(context: &Context<'a>, operation: &'a Operation) -> Material<'a> {
    let mut material = Material::default();
    let Ok(base) = context.base(operation) else {
        return material;
    };
    let work = Work {
        context,
        operation,
        base,
    };
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

impl Material<'_> {
    /// Keeps one violation of a constraint by the same means, and one value on the same bound: documents use a schema
    /// at many places of one body, and what checks it is one piece of the platform.
    fn without_repetition(&mut self) {
        let mut seen = BTreeSet::new();
        let mut repeated = Vec::new();
        self.violations.retain(|breaking| {
            let is_new = seen.insert((breaking.constraint.pointer.clone(), breaking.what.clone()));
            repeated.extend((!is_new).then(|| breaking.constraint.clone()));
            is_new
        });
        self.repeated = repeated;
        let mut seen = BTreeSet::new();
        self.boundaries
            .retain(|boundary| seen.insert((boundary.constraint.clone(), boundary.what.clone())));
    }
}

struct Work<'a, 'c> {
    context: &'c Context<'a>,
    operation: &'a Operation,
    base: Rc<Base<'a>>,
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
        let seed = derived(
            self.context.seed,
            &[self.operation.id.as_str(), "material", "body"],
        );
        let violations = schema.violate(&entity.value, seed);
        material
            .given_up
            .extend(self.given_up(Aspect::RequestBody, violations.given_up));
        for violation in violations.violations {
            let constraint = self.constraint(Aspect::RequestBody, violation.keyword, violation.constraint);
            if !is_violation(entity, &violation.value) {
                material.untrue.push(constraint);
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

    fn parameter(&self, parameter: &'a Parameter, material: &mut Material<'a>) {
        let place = place(parameter);
        let is_sent = self
            .base
            .call
            .arguments
            .iter()
            .any(|argument| std::ptr::eq(argument.parameter, parameter));
        if parameter.required && parameter.location != Location::Path && is_sent {
            let change = Change::NoArgument(ParameterOf(parameter));
            material
                .violations
                .push(self.missing(change, place.clone(), &parameter.pointer));
        }
        let Some(value) = parameter_value(self.context, self.operation, parameter).map(|chosen| chosen.value)
        else {
            return;
        };
        let seed = derived(
            self.context.seed,
            &[self.operation.id.as_str(), "material", &parameter.name],
        );
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
        material
            .given_up
            .extend(self.given_up(Aspect::Parameters, violations.given_up));
        for violation in violations.violations {
            let constraint = self.constraint(Aspect::Parameters, violation.keyword, violation.constraint);
            let argument = Argument {
                parameter,
                value: violation.value,
                slot: None,
            };
            if !is_writable(&argument) || !is_violation_in(&argument) {
                material.untrue.push(constraint);
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
            let argument = Argument {
                parameter,
                value: edge.value,
                slot: None,
            };
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
        let aspect = if matches!(change, Change::NoBody) {
            Aspect::RequestBody
        } else {
            Aspect::Parameters
        };
        let constraint = self.constraint(aspect, "required".to_owned(), format!("{pointer}/required"));
        let fault = SchemaFault {
            at: String::new(),
            keyword: constraint.keyword.clone(),
            constraint: constraint.pointer.clone(),
            property: None,
        };
        Breaking {
            change,
            place,
            constraint,
            what: "missing".to_owned(),
            faults: vec![fault],
        }
    }

    fn constraint(&self, aspect: Aspect, keyword: String, pointer: String) -> Constraint {
        let named = self
            .context
            .standard
            .schemas
            .document()
            .pointer(&pointer)
            .and_then(Value::as_str);
        let is_identifier = keyword == "format" && named.is_some_and(|name| identifier(name).is_some());
        Constraint {
            clause: self.clause(aspect, &pointer),
            is_identifier,
            keyword,
            pointer,
        }
    }

    fn given_up(&self, aspect: Aspect, given_up: Vec<GivenUp>) -> Vec<(Constraint, String)> {
        let constraint = |pointer: String| {
            let keyword = pointer.rsplit('/').next().unwrap_or_default().to_owned();
            self.constraint(aspect, keyword, pointer)
        };
        given_up
            .into_iter()
            .map(|given_up| (constraint(given_up.constraint), given_up.why))
            .collect()
    }

    fn clause(&self, aspect: Aspect, pointer: &str) -> Option<ClauseId> {
        self.context.standard.clause_of(self.operation, aspect, pointer)
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

fn inside(at: &str, what: &str) -> String {
    if at.is_empty() {
        what.to_owned()
    } else {
        format!("{}.{what}", dotted(at))
    }
}

/// A JSON pointer as a part of a case's id.
pub(crate) fn dotted(at: &str) -> String {
    at.trim_start_matches('/').replace('/', ".")
}

/// Where a parameter is.
pub(crate) fn place(parameter: &Parameter) -> Place {
    let name = parameter.name.clone();
    match parameter.location {
        Location::Path => Place::Path(name),
        Location::Query => Place::Query(name),
        Location::Header => Place::Header(name),
        Location::Cookie => Place::Cookie(name),
    }
}

/// A place as a part of a case's id, such as `body.items.0.name` or `query.page`.
pub(crate) fn named(place: &Place) -> String {
    match place {
        Place::Body(at) if at.is_empty() => "body".to_owned(),
        Place::Body(at) => format!("body.{}", dotted(at)),
        Place::Path(name) => format!("path.{name}"),
        Place::Query(name) => format!("query.{name}"),
        Place::Header(name) => format!("header.{name}"),
        Place::Cookie(name) => format!("cookie.{name}"),
        Place::Credential(name) => format!("credential.{name}"),
        Place::Method => "method".to_owned(),
        Place::Url => "url".to_owned(),
        Place::Status => "status".to_owned(),
        Place::Time => "time".to_owned(),
        Place::Exchange => "exchange".to_owned(),
    }
}
