//! One release of an interface: its document as far as it is compared with another's.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::schema::SchemaSet;
use crate::standard::{Named, Operation};

/// One release of an interface.
#[derive(Clone, Debug)]
pub struct Release {
    /// `info.version` of the document, if it is a text.
    pub version: Option<String>,
    /// The operations that can be read, their paths without those of servers.
    pub operations: Named<Operation>,
    /// Every operation that the document names, in its order, those that cannot be read included.
    pub described: Vec<Described>,
    /// Paths of which the document does not hold what stands there.
    pub unread: BTreeSet<String>,
    /// Places that refer to what the document does not hold, as JSON pointers: what stands there is not known.
    pub broken: BTreeSet<String>,
    /// The path of the first server; empty if there is none.
    pub base: String,
    /// All schemas, and the document that they stand in.
    pub schemas: Arc<SchemaSet>,
}

/// An operation that a document names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// The method in upper case.
    pub method: String,
    /// The path as the document writes it.
    pub path: String,
    /// JSON pointer of the operation.
    pub pointer: String,
}
