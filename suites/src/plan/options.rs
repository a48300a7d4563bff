//! What a plan is asked for, besides the standard and the target's declaration.

use hutong_specs::plan::Selection;
use hutong_specs::standard::Effect;

/// What a plan is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanOptions {
    /// The seed of everything random.
    pub seed: u64,
    /// Random cases per operation.
    pub fuzz: u32,
    /// Up to which effect cases are planned; what the target declares if nothing is said.
    pub ceiling: Option<Effect>,
    /// Which cases are wanted.
    pub selection: Selection,
}
