//! Workflows of a pack: Arazzo 1.0 documents, read with the place of everything that does not fit.
//!
//! `roas-arazzo` reads such documents too. It is not used: its types gather unknown members (`flatten`), so that a
//! misspelt member is lost in silence, its messages name no line, and it evaluates no runtime expression.

mod actions;
mod condition;
mod criteria;
mod demands;
mod expression;
mod jsonpath;
mod named;
mod reader;
mod request;
mod scope;
mod shape;
mod step;
#[cfg(test)]
mod tests;

pub(super) use reader::read;
