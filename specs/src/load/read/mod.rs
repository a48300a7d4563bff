//! From the normalised document to operations. Each operation stands alone: one that cannot be read is left out and
//! told, and hides no other.

mod content;
mod identity;
mod operation;
mod operations;
mod parameter;
mod placeholder;
mod reader;
mod response;
mod security;
mod servers;
#[cfg(test)]
mod side_tests;

pub(super) use content::{content, style_named};
pub(super) use operation::OperationPlace;
pub(super) use operations::operations;
pub(super) use placeholder::placeholders;
pub(super) use reader::{Reader, Unusable};
pub(super) use servers::{server_paths, servers};
