//! The standard: identity, clauses, operations, schemas, code lists and bindings, as loaded from a pack or from a
//! plain `OpenAPI` document.

mod aspect;
mod blocks;
mod clause;
mod code_list;
mod effect;
mod interface_source;
mod locator;
mod machine;
mod manifest;
mod named;
mod operation;
mod status;
mod target;
mod ways;
mod whole;
mod withdrawal;
mod workflow;

pub use aspect::Aspect;
pub use clause::{
    Clause, Dimension, Obligation, Provenance, ProvenanceKind, Scope, Severity, Verification, Verify,
};
pub use code_list::{Code, CodeList};
pub use effect::Effect;
pub use interface_source::{DeclarationSource, DefinitionSource, InterfaceSource, TargetSource};
pub use machine::{Clock, Event, Forbidden, Glance, Machine, Observation, State, Transition};
pub use manifest::{Class, Manifest, Source};
pub use named::{HasName, Named};
pub use operation::{
    EmptyValue, Encoding, Link, Location, MediaType, Operation, Parameter, RequestBody, Response,
    ResponseHeader, SecurityKind, SecurityScheme, Style,
};
pub use status::{StatusError, StatusPattern};
pub use target::{
    DefinitionPlace, TARGET_DECLARED, TARGET_FOUND, TARGET_INTERFACE, TARGET_INTERFACE_YAML, TARGET_PREVIOUS,
    TARGET_PREVIOUS_YAML, TargetInterface,
};
pub use ways::Move;
pub use whole::{Origin, Standard};
pub use withdrawal::Withdrawal;
pub use workflow::{Criterion, Source as ValueSource, StepDemand, StepRequest, Workflow, WorkflowStep};
