//! The tone in which a verdict is shown: a colour on the terminal, a chip on the page.

use hutong_specs::judgement::{ClassVerdict, ClauseVerdict};
use hutong_specs::standard::Severity;

/// The tone of a verdict or severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// As it should be.
    Good,
    /// Partly as it should be.
    Partial,
    /// Not as it should be.
    Bad,
    /// A matter of advice.
    Advice,
    /// Not known.
    Unsure,
    /// Outside what is judged.
    Neutral,
}

impl Tone {
    /// The tone of a clause's verdict.
    pub(crate) const fn of_clause(verdict: ClauseVerdict) -> Self {
        match verdict {
            ClauseVerdict::Conformant => Self::Good,
            ClauseVerdict::PartlyConformant => Self::Partial,
            ClauseVerdict::NonConformant => Self::Bad,
            ClauseVerdict::Advisory | ClauseVerdict::Waived => Self::Advice,
            ClauseVerdict::Inconclusive => Self::Unsure,
            ClauseVerdict::NotApplicable | ClauseVerdict::NotTested => Self::Neutral,
        }
    }

    /// The tone of a class's verdict.
    pub(crate) const fn of_class(verdict: ClassVerdict) -> Self {
        match verdict {
            ClassVerdict::Conformant => Self::Good,
            ClassVerdict::ConformantWithWaivers => Self::Advice,
            ClassVerdict::NonConformant => Self::Bad,
            ClassVerdict::NotEstablished => Self::Unsure,
        }
    }

    /// The tone of a severity.
    pub(crate) const fn of_severity(severity: Severity) -> Self {
        match severity {
            Severity::Fatal | Severity::Serious => Self::Bad,
            Severity::General => Self::Partial,
            Severity::Minor => Self::Neutral,
        }
    }

    /// The name in style sheets.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Partial => "partial",
            Self::Bad => "bad",
            Self::Advice => "advice",
            Self::Unsure => "unsure",
            Self::Neutral => "neutral",
        }
    }
}
