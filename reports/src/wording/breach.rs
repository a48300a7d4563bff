//! Sentences for what a request breaks on purpose.

use hutong_specs::bilingual::Language;
use hutong_specs::plan::Breach;

use super::keyword::keyword;
use super::place::place;

/// What a request breaks on purpose: the keyword and the place.
pub fn breach(breach: &Breach, language: Language) -> String {
    let place = place(&breach.place, language);
    let keyword = keyword(&breach.keyword, language);
    match language {
        Language::Zh => format!("{place}：{keyword}"),
        Language::En => format!("{place}: {keyword}"),
    }
}
