//! Words for where the exchanges of a record come from.

use hutong_specs::record::Origin;

use super::word::Word;

/// The word for where exchanges come from.
pub const fn origin(origin: Origin) -> Word {
    match origin {
        Origin::Run => Word::new("由本工具发送", "sent by this tool"),
        Origin::Har => Word::new("由他方采集（HAR）", "captured by something else (HAR)"),
    }
}
