//! Words for the verdict of a case.

use hutong_specs::judgement::Verdict;

use super::word::Word;

/// The word for the verdict of a case.
pub const fn case_verdict(verdict: Verdict) -> Word {
    match verdict {
        Verdict::NotApplicable => Word::new("不适用", "not applicable"),
        Verdict::Pass => Word::new("通过", "passed"),
        Verdict::Inconclusive => Word::new("无法判定", "inconclusive"),
        Verdict::Error => Word::new("工具错误", "tool error"),
        Verdict::Fail => Word::new("不通过", "failed"),
    }
}
