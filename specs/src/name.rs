//! The names by which the documents refer to one another: each kind of name is a type of its own.
//!
//! A name is plain text, shared by all that hold it; nothing here looks anything up.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! name {
    ($(#[$documentation:meta])* $name:ident) => {
        $(#[$documentation])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl<T: Into<String>> From<T> for $name {
            fn from(text: T) -> Self {
                Self(text.into().into())
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    };
}

name!(
    /// Names a standard, such as `zwfw-data-exchange`.
    StandardId
);
name!(
    /// Names a clause within its standard, such as `DX-AUTH-01`.
    ClauseId
);
name!(
    /// Names a conformance class within its standard.
    ClassId
);
name!(
    /// Names a source that clauses quote.
    SourceId
);
name!(
    /// Names an operation: its `operationId`, or `<METHOD> <path>` where the document gives none.
    OperationId
);
name!(
    /// Names a rule of the planner, such as `required`.
    RuleId
);
name!(
    /// Names a case: `<operation>/<rule>/<what>`, unchanged by filtering or by other cases.
    CaseId
);
name!(
    /// Names a step within its case.
    StepId
);
name!(
    /// Names a party of a profile, such as `peer`.
    PartyId
);
name!(
    /// Names a workflow within its standard.
    WorkflowId
);
name!(
    /// Names a capability that a target may declare, such as `licence-directory`.
    Capability
);
name!(
    /// Names a state machine within its standard.
    MachineId
);
name!(
    /// Names a state within its machine.
    StateId
);
name!(
    /// Names an event within its machine.
    EventId
);
