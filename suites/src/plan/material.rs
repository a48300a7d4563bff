//! The material of an operation: every violation of its request's constraints and every value on their bounds, each
//! with the clause that the constraint belongs to. It is worked out once and shared by the rules.

use std::collections::BTreeSet;

use hutong_specs::name::ClauseId;
use hutong_specs::plan::{Breach, Place, Reason};
use hutong_specs::schema::SchemaFault;
use hutong_specs::standard::{Location, Origin, Parameter, Standard};
use hutong_specs::text::pointer::below;
use serde_json::Value;

use super::as_written::breaches_as_written;
use super::call::{Argument, Call};

/// Every violation and every boundary of an operation's request.
#[derive(Debug, Default)]
pub struct Material<'a> {
    /// Requests that break one constraint.
    pub violations: Vec<Breaking<'a>>,
    /// Requests on the bounds of one constraint.
    pub boundaries: Vec<Boundary<'a>>,
    /// Constraints whose violation was dropped, since it was none any more on the wire, and why; one entry per violation.
    pub untrue: Vec<(Constraint, Reason)>,
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

impl<'a> Change<'a> {
    /// What is sent for the parameter that is changed, if one is.
    pub(crate) fn argument(&self) -> Option<Argument<'a>> {
        match self {
            Self::Argument(parameter, value) => {
                Some(Argument { parameter: parameter.0, value: value.clone(), slot: None })
            }
            Self::Body(_) | Self::NoBody | Self::NoArgument(_) => None,
        }
    }
}

impl Change<'_> {
    /// Whether a parameter is what is changed.
    pub(crate) fn is_of(&self, parameter: &Parameter) -> bool {
        match self {
            Self::Argument(changed, _) | Self::NoArgument(changed) => std::ptr::eq(changed.0, parameter),
            Self::Body(_) | Self::NoBody => false,
        }
    }
}

impl Breaking<'_> {
    /// What is broken, as the plan says it: with the keywords that the document has.
    pub fn breaches(&self, standard: &Standard) -> Vec<Breach> {
        let mut breaches = self.faults_in_place();
        if standard.origin == Origin::Document {
            breaches_as_written(standard.schemas.document(), &mut breaches);
        }
        breaches
    }

    fn faults_in_place(&self) -> Vec<Breach> {
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
        Some(property) => Place::Body(below(&fault.at, property)),
        None => Place::Body(fault.at.clone()),
    }
}

impl Material<'_> {
    /// Keeps one violation of a constraint by the same means, and one value on the same bound: documents use a schema
    /// at many places of one body, and what checks it is one piece of the platform.
    pub(crate) fn without_repetition(&mut self) {
        let mut seen = BTreeSet::new();
        let mut repeated = Vec::new();
        self.violations.retain(|breaking| {
            let is_new = seen.insert((breaking.constraint.pointer.clone(), breaking.what.clone()));
            repeated.extend((!is_new).then(|| breaking.constraint.clone()));
            is_new
        });
        self.repeated = repeated;
        let mut seen = BTreeSet::new();
        self.boundaries.retain(|boundary| seen.insert((boundary.constraint.clone(), boundary.what.clone())));
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
