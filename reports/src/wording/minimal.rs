//! Words for the smallest request that shows a finding.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::{Happened, Minimal, Shortened};

use super::place::place;
use super::word::Word;

/// In what the smallest request differs from a valid one, and how far it is to be trusted.
pub fn minimal(minimal: &Minimal, language: Language) -> String {
    let tried = minimal.tried;
    let mut text = match (&minimal.walk, language) {
        (Some(walk), _) => sequence(walk, tried, language),
        (None, Language::Zh) => format!("{}（共试 {tried} 个更小的请求）", differs(minimal, language)),
        (None, Language::En) => format!("{} ({tried} smaller requests tried)", differs(minimal, language)),
    };
    if minimal.repeats == Some(false) {
        text.push_str(NOT_REPEATED.get(language));
    }
    if !minimal.complete {
        text.push_str(NOT_COMPLETE.get(language));
    }
    text
}

/// The shortest sequence, and beside it the one that showed the finding first.
fn sequence(walk: &Shortened, tried: u64, language: Language) -> String {
    let events = |events: &[Happened]| {
        let titles: Vec<&str> = events.iter().map(|event| event.title.get(language)).collect();
        titles.join(" → ")
    };
    let (least, first) = (events(&walk.least), events(&walk.first));
    match language {
        Language::Zh => format!("最短序列 {least}；原序列 {first}（共试 {tried} 个更短的序列）"),
        Language::En => {
            format!("shortest sequence {least}; the first was {first} ({tried} shorter sequences tried)")
        }
    }
}

const NOT_REPEATED: Word = Word::new(
    "；原请求重发时未再出现",
    "; the first request did not show it again when it was sent once more",
);
const NOT_COMPLETE: Word = Word::new(
    "；缩减未完成，可能还有更小的请求",
    "; the rounds ended before all smaller requests were tried",
);

fn differs(minimal: &Minimal, language: Language) -> String {
    let places: Vec<String> = minimal.differs.iter().map(|differing| place(differing, language)).collect();
    match (places.is_empty(), language) {
        (true, Language::Zh) => "与合规的基准请求相同".to_owned(),
        (true, Language::En) => "is the valid request that fixed cases start from".to_owned(),
        (false, Language::Zh) => format!("与合规的基准请求只差：{}", places.join("、")),
        (false, Language::En) => format!("differs from a valid request only in {}", places.join(", ")),
    }
}
