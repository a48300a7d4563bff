//! The plan: the suite as a document. It holds every expectation, and the runner never sees one.

mod agreement;
mod breach;
mod case;
mod client_hello;
mod demand;
mod exclusion;
mod file;
mod header;
mod header_list;
mod predicate;
mod probe;
mod relation;
mod round;
mod selected;
mod slot;
mod template;

pub use agreement::Agreement;
pub use breach::{Breach, Place};
pub use case::{Case, Errand, Expectation, Intent, Isolation, Role, Step};
pub use client_hello::{CipherSuite, ClientHello, TlsVersion, UnknownSuite};
pub use demand::{Demand, Operand, Reference, Side};
pub use exclusion::{Exclusion, Reason};
pub use file::{Batch, Plan, PlanFileError, PlanFooter, PlanLine};
pub use header::{PlanHeader, Selection, StandardReference};
pub use header_list::HeaderList;
pub use predicate::Predicate;
pub use probe::{Capture, CaptureFrom, Captured, Carrier, Framing, Probe, Repeat, Sign, Tamper};
pub use relation::{RELATIONS, Relation};
pub use round::{Round, Shrink};
pub use selected::{Looked, Selected};
pub use slot::{Fresh, Slot};
pub use template::{BodyTemplate, Content, Fill, Piece, RequestTemplate, Template, repeated};
