//! The target's own definition, read with a standard's building blocks: one interface is made of both.
//!
//! What the target says is read as a stranger's word: it names no clause, and what is wrong with it is told and left out.

mod exemplified;
mod found;
mod graft;
mod join;
mod links;
mod operations;
mod purge;
mod read;
mod route;
#[cfg(test)]
mod tests;

pub(super) use read::{Read, read};
