//! The pipeline of hutong: it joins the arms of the star, and touches the world where they may not.

pub mod batch;
pub mod clock;
pub mod exit;
pub mod failure;
pub mod folder;
pub mod locate;
pub mod output;
pub mod pipeline;
pub mod target;
