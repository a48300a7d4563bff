//! What a finding code means, why it matters, and how to mend it.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::FindingCode;

use super::explanation_outcome as outcomes;
use super::explanation_response as responses;
use super::word::Word;

/// What is said about a finding code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The code in a few words.
    pub title: Word,
    /// What it means.
    pub meaning: Word,
    /// Why it matters.
    pub importance: Word,
    /// How to mend it.
    pub remedy: Word,
}

/// What is said about a finding code.
pub const fn explanation(code: FindingCode) -> Explanation {
    match code {
        FindingCode::HT101 => outcomes::HT101,
        FindingCode::HT102 => outcomes::HT102,
        FindingCode::HT103 => outcomes::HT103,
        FindingCode::HT104 => outcomes::HT104,
        FindingCode::HT105 => outcomes::HT105,
        FindingCode::HT106 => outcomes::HT106,
        FindingCode::HT201 => responses::HT201,
        FindingCode::HT202 => responses::HT202,
        FindingCode::HT203 => responses::HT203,
        FindingCode::HT204 => responses::HT204,
        FindingCode::HT205 => responses::HT205,
        FindingCode::HT206 => responses::HT206,
        FindingCode::HT207 => responses::HT207,
        FindingCode::HT208 => responses::HT208,
        FindingCode::HT301 => responses::HT301,
        FindingCode::HT302 => responses::HT302,
        FindingCode::HT401 => responses::HT401,
        FindingCode::HT501 => responses::HT501,
        FindingCode::HT502 => responses::HT502,
        FindingCode::HT503 => responses::HT503,
        FindingCode::HT504 => responses::HT504,
    }
}

/// The explanation of a finding code as text for a terminal.
pub fn explain(code: FindingCode, language: Language) -> String {
    let Explanation { title, meaning, importance, remedy } = explanation(code);
    let part = |heading: Word, text: Word| format!("{}\n  {}\n", heading.get(language), text.get(language));
    [
        format!("{code:?}  {}\n", title.get(language)),
        part(Word::new("含义", "What it means"), meaning),
        part(Word::new("影响", "Why it matters"), importance),
        part(Word::new("整改建议", "How to fix it"), remedy),
    ]
    .join("\n")
}

#[cfg(test)]
mod tests {
    use hutong_specs::bilingual::Language;
    use hutong_specs::judgement::FindingCode;

    use super::explain;

    #[test]
    fn every_code_is_explained_in_both_languages() {
        for code in FindingCode::ALL {
            let (zh, en) = (explain(*code, Language::Zh), explain(*code, Language::En));
            assert!(zh.starts_with(&format!("{code:?}  ")) && zh.contains("整改建议\n  "), "{zh}");
            assert!(en.contains("How to fix it\n  ") && en.is_ascii(), "{en}");
        }
    }

    #[test]
    fn an_explanation_says_what_why_and_how() {
        assert_eq!(
            explain(FindingCode::HT206, Language::En),
            "HT206  The body cannot be read\n\
             \n\
             What it means\n  The body is not what its media type says: broken JSON, a duplicate key, or another charset.\n\
             \n\
             Why it matters\n  The caller's parser fails, and the whole answer is lost to it.\n\
             \n\
             How to fix it\n  Write the body with a serialiser, never by joining strings; send UTF-8 and a Content-Type that is true, on error paths and behind gateways too.\n"
        );
    }
}
