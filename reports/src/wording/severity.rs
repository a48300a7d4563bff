//! Words for severities.

use hutong_specs::standard::Severity;

use super::word::Word;

/// The word for a severity.
pub const fn severity(severity: Severity) -> Word {
    match severity {
        Severity::Fatal => Word::new("致命", "fatal"),
        Severity::Serious => Word::new("严重", "serious"),
        Severity::General => Word::new("一般", "general"),
        Severity::Minor => Word::new("轻微", "minor"),
    }
}
