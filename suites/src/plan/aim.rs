//! From a value that a schema refuses to a request that breaks a constraint, if it is still true on the wire. Whoever makes
//! violations comes this way.

use hutong_specs::identifiers::identifier;
use hutong_specs::name::ClauseId;
use hutong_specs::plan::{Place, Reason};
use hutong_specs::schema::{SchemaFault, Violation};
use hutong_specs::standard::{Aspect, Operation, Origin, Parameter};
use serde_json::Value;

use super::as_written::as_written;
use super::call::{Argument, Call, Entity, Form};
use super::content::is_writable_as;
use super::context::Context;
use super::material::{Breaking, Change, Constraint, ParameterOf, dotted, place};
use super::parameters::is_writable;
use super::wire_truth::{is_text, is_violation, is_violation_in};

/// One operation, of which constraints are to be broken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Aim<'a, 'c> {
    /// What is known of the standard and the target.
    pub(crate) context: &'c Context<'a>,
    /// The operation.
    pub(crate) operation: &'a Operation,
}

/// A constraint, and why its violation is none on the wire.
type Untrue = (Constraint, Reason);

impl<'a> Aim<'a, '_> {
    /// The request with this violation as its body.
    pub(crate) fn at_body(&self, entity: &Entity, violation: Violation) -> Result<Breaking<'a>, Untrue> {
        let constraint = self.constraint(Aspect::RequestBody, violation.keyword, violation.constraint);
        let is_lost = constraint.keyword == "type" && self.is_text_outside_json(entity, &constraint.pointer);
        if let Some(reason) = untrue_in_body(entity, &violation.value, is_lost) {
            return Err((constraint, reason));
        }
        Ok(Breaking {
            place: Place::Body(violation.at),
            constraint,
            what: violation.what,
            faults: violation.faults,
            change: Change::Body(violation.value),
        })
    }

    /// The request with this violation as the value of a parameter.
    pub(crate) fn at_parameter(
        &self,
        parameter: &'a Parameter,
        violation: Violation,
    ) -> Result<Breaking<'a>, Untrue> {
        let constraint = self.constraint(Aspect::Parameters, violation.keyword, violation.constraint);
        let argument = Argument { parameter, value: violation.value, slot: None };
        let is_lost = constraint.keyword == "type" && violation.at.is_empty() && is_text(parameter);
        if let Some(reason) = untrue(self.operation, &argument, is_lost) {
            return Err((constraint, reason));
        }
        Ok(Breaking {
            place: place(parameter),
            constraint,
            what: inside(&violation.at, &violation.what),
            faults: violation.faults,
            change: Change::Argument(ParameterOf(parameter), argument.value),
        })
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

    /// A constraint as the plan names it.
    pub(crate) fn constraint(&self, aspect: Aspect, keyword: String, pointer: String) -> Constraint {
        let document = self.context.standard.schemas.document();
        let (keyword, pointer) = match self.context.standard.origin {
            Origin::Document => as_written(document, keyword, pointer),
            Origin::Pack => (keyword, pointer),
        };
        let named = document.pointer(&pointer).and_then(Value::as_str);
        let is_identifier = keyword == "format" && named.is_some_and(|name| identifier(name).is_some());
        Constraint { clause: self.clause(aspect, &pointer), is_identifier, keyword, pointer }
    }

    /// The clause that a constraint belongs to.
    pub(crate) fn clause(&self, aspect: Aspect, pointer: &str) -> Option<ClauseId> {
        self.context.standard.clause_of(self.operation, aspect, pointer)
    }
}

/// The same violation in another request, of which something else may have changed; `None` if it breaks other constraints
/// there, or none on the wire.
pub(crate) fn again<'a>(breaking: &Breaking<'a>, call: &Call<'a>) -> Option<Breaking<'a>> {
    let (change, faults) = match &breaking.change {
        Change::Body(_) => {
            let entity = call.entity.as_ref()?;
            let faults = entity.schema.as_ref()?.faults(&entity.value);
            let is_true = untrue_in_body(entity, &entity.value, false).is_none();
            is_true.then(|| (Change::Body(entity.value.clone()), faults))?
        }
        Change::Argument(parameter, _) => {
            let sent = call.arguments.iter().find(|sent| std::ptr::eq(sent.parameter, parameter.0))?;
            let is_true = sent.slot.is_none() && untrue(call.operation, sent, false).is_none();
            let faults = parameter.0.schema.faults(&sent.value);
            is_true.then(|| (Change::Argument(*parameter, sent.value.clone()), faults))?
        }
        Change::NoBody | Change::NoArgument(_) => return None,
    };
    let is_same = constraints(&faults) == constraints(&breaking.faults);
    is_same.then(|| Breaking { change, faults, ..breaking.clone() })
}

fn constraints(faults: &[SchemaFault]) -> std::collections::BTreeSet<(&str, &str)> {
    faults.iter().map(|fault| (fault.keyword.as_str(), fault.constraint.as_str())).collect()
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

/// What is done to a value, with the place within it.
pub(super) fn inside(at: &str, what: &str) -> String {
    if at.is_empty() { what.to_owned() } else { format!("{}.{what}", dotted(at)) }
}
