//! From the normalised document to what a standard holds of it.

use std::sync::Arc;

use super::interface::Interface;
use super::read::{Reader, operations, servers};
use crate::schema::SchemaSet;
use crate::standard::{Named, Operation};

/// What a standard holds of its interface document.
pub(super) struct Assembled {
    /// All schemas.
    pub(super) schemas: Arc<SchemaSet>,
    /// The operations that can be used.
    pub(super) operations: Named<Operation>,
    /// The base paths that the document names.
    pub(super) servers: Vec<String>,
}

impl Assembled {
    /// The same of an interface that is joined of no blocks: what a document calls `x-block` is its own word there.
    pub(super) fn without_blocks(mut self) -> Self {
        for operation in self.operations.iter_mut() {
            operation.extensions.shift_remove("x-block");
            operation.extensions.shift_remove("x-block-accept");
        }
        self
    }
}

/// Takes the document out of the interface and reads its operations; what is wrong is added to its diagnostics.
pub(super) fn assemble(interface: &mut Interface) -> Assembled {
    let schemas = Arc::new(SchemaSet::new(std::mem::take(&mut interface.document)));
    let mut reader = Reader::new(&schemas, interface.dialect, &interface.places, &interface.broken);
    let operations = operations(&mut reader).into();
    let servers = servers(&reader);
    let found = std::mem::take(&mut reader.diagnostics);
    interface.diagnostics.extend(found);
    Assembled { schemas, operations, servers }
}
