//! Words for the verdict of a conformance class.

use hutong_specs::judgement::ClassVerdict;

use super::word::Word;

/// The word for the verdict of a conformance class.
pub const fn class_verdict(verdict: ClassVerdict) -> Word {
    match verdict {
        ClassVerdict::Conformant => Word::new("符合", "conformant"),
        ClassVerdict::ConformantWithWaivers => Word::new("符合（含豁免）", "conformant with waivers"),
        ClassVerdict::NonConformant => Word::new("不符合", "non-conformant"),
        ClassVerdict::NotEstablished => Word::new("未能确认符合", "not established"),
    }
}
