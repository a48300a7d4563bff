//! Planning: from a standard and what a target declares to the cases, as data. Pure: equal inputs give equal plans.
//!
//! Nothing here sends anything or looks at an answer; every expectation is written down in the plan.

mod aim;
mod annotations;
mod as_written;
mod base;
mod base_body;
mod call;
mod checklist;
mod cleanup;
mod content;
mod context;
mod coverage;
mod draft;
mod error;
mod exclusions;
mod expansion;

mod gather;
mod json_template;
mod marks;
mod material;
mod merge;
mod needs;
mod options;
mod own;
mod parameters;
mod planner;
mod promise;
mod render;
mod representative;
mod response_clauses;
mod seed;
mod select;
mod suggestion;
mod test_data;
mod type_ways;
mod wire_truth;
mod withdrawn;

#[cfg(test)]
mod bodies;
#[cfg(test)]
mod hostility;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod planned;
#[cfg(test)]
mod sides;
#[cfg(test)]
mod travel;

pub use annotations::{Annotation, AnnotationKind, annotations};
pub use base::{Base, CREDENTIALS};
pub use call::{Argument, Call, Entity, Form};
pub use checklist::{Missing, checklist};
pub use context::Context;
pub use draft::{Draft, Drafts, Task};
pub use error::PlanError;
pub use expansion::{Expander, expand};
pub use material::{Boundary, Breaking, Change, Constraint, Material, ParameterOf};
pub use needs::{needed, prepared, setup};
pub use options::PlanOptions;
pub use planner::plan;
pub use render::rendered;

pub use crate::rules::RULES;

pub(crate) use aim::{Aim, again};
pub(crate) use as_written::breaches_as_written;
pub(crate) use base::{generated, is_others};
pub(crate) use content::is_writable_as;
pub(crate) use context::empty_probe;
pub(crate) use coverage::footer;
pub(crate) use draft::expectation;
pub(crate) use exclusions::Exclusions;
pub(crate) use expansion::{prefix, resting};
pub(crate) use json_template::json_template;
pub(crate) use material::{fault_place, named, place};
pub(crate) use merge::alone;
pub(crate) use own::own;
pub(crate) use parameters::{in_query, is_understood, is_writable, may_seem_unsent};
pub(crate) use planner::{governs, of_clause, operations};
pub(crate) use render::next_variable;
pub(crate) use representative::Spot;
pub(crate) use response_clauses::clauses_of;
pub(crate) use seed::derived;
pub(crate) use test_data::readings;
pub(crate) use wire_truth::is_violation_in;

pub(crate) use hutong_specs::wire::essence;
