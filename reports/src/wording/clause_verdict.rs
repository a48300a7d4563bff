//! Words for the verdict of a clause.

use hutong_specs::judgement::ClauseVerdict;

use super::word::Word;

/// The word for the verdict of a clause.
pub const fn clause_verdict(verdict: ClauseVerdict) -> Word {
    match verdict {
        ClauseVerdict::Conformant => Word::new("符合", "conformant"),
        ClauseVerdict::PartlyConformant => Word::new("部分符合", "partly conformant"),
        ClauseVerdict::NonConformant => Word::new("不符合", "non-conformant"),
        ClauseVerdict::Advisory => Word::new("建议未满足", "advisory"),
        ClauseVerdict::Inconclusive => Word::new("无法判定", "inconclusive"),
        ClauseVerdict::NotApplicable => Word::new("不适用", "not applicable"),
        ClauseVerdict::NotTested => Word::new("未测", "not tested"),
        ClauseVerdict::Waived => Word::new("已豁免", "waived"),
    }
}
