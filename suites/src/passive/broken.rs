//! What a captured request breaks of the contract, and whose demand that is.

use hutong_specs::name::ClauseId;
use hutong_specs::plan::{Breach, Place};
use hutong_specs::schema::SchemaFault;
use hutong_specs::standard::Aspect;

use super::observed::Observed;
use super::{parameters, request_body};
use crate::plan::Context;

/// One constraint that a request breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// The constraint.
    pub(super) breach: Breach,
    /// The clauses that it belongs to.
    pub(super) clauses: Vec<ClauseId>,
}

impl Broken {
    /// A constraint of the standard's schemas.
    pub(super) fn constraint(
        context: &Context<'_>,
        observed: &Observed<'_>,
        aspect: Aspect,
        place: Place,
        fault: SchemaFault,
    ) -> Self {
        let clause = context.standard.clause_of(observed.operation, aspect, &fault.constraint);
        Self {
            breach: Breach { place, keyword: fault.keyword, constraint: Some(fault.constraint) },
            clauses: clause.into_iter().collect(),
        }
    }

    /// Something that must be sent was not.
    pub(super) fn missing(
        context: &Context<'_>,
        observed: &Observed<'_>,
        aspect: Aspect,
        place: Place,
        pointer: &str,
    ) -> Self {
        let fault = SchemaFault {
            at: String::new(),
            keyword: "required".to_owned(),
            constraint: format!("{pointer}/required"),
            property: None,
        };
        Self::constraint(context, observed, aspect, place, fault)
    }
}

/// Everything that the request breaks, as far as the capture can tell.
pub(super) fn broken<'a>(context: &Context<'a>, observed: &Observed<'a>) -> Vec<Broken> {
    let mut broken = parameters::broken(context, observed);
    broken.extend(request_body::broken(context, observed));
    broken
}
