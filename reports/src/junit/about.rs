//! What a suite's output says about the run.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::Judgement;

use crate::cover::cover;

/// The facts of the cover, one line each.
pub(super) fn about(judgement: &Judgement, language: Language) -> String {
    let facts = cover(judgement, language);
    let lines = facts.into_iter().map(|(label, text)| format!("{}: {text}", label.get(language)));
    lines.collect::<Vec<_>>().join("\n")
}
