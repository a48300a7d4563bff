//! Words for obligations.

use hutong_specs::standard::Obligation;

use super::word::Word;

/// The word for an obligation.
pub const fn obligation(obligation: Obligation) -> Word {
    match obligation {
        Obligation::Shall => Word::new("应", "shall"),
        Obligation::Should => Word::new("宜", "should"),
        Obligation::May => Word::new("可", "may"),
    }
}
