//! The laws of the design, over the pack and its mock. Their numbers are those of the design.

mod blindness;
mod determinism;
mod integrity;
mod judging;
mod mock;
mod secrecy;
mod soundness;
