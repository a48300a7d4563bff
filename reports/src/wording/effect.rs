//! Words for the effect of a call.

use hutong_specs::standard::Effect;

use super::word::Word;

/// The word for an effect.
pub const fn effect(effect: Effect) -> Word {
    match effect {
        Effect::ReadOnly => Word::new("只读", "read-only"),
        Effect::Writing => Word::new("写入", "writing"),
        Effect::Destructive => Word::new("破坏性", "destructive"),
    }
}
