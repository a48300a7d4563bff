//! Sentences for why a definition was not, or not wholly, compared with that of the release before, and what to do.

use hutong_specs::bilingual::Language;
use hutong_specs::compatibility::{Aside, AsideReason};
use hutong_specs::judgement::NotCompared;

use super::word::Word;

/// Why it was not compared, with advice.
pub(super) fn not_compared(why: &NotCompared, language: Language) -> String {
    match (why, language) {
        (NotCompared::Older { served, before }, Language::Zh) => format!(
            "未比对：平台提供的定义版本 {served} 早于作为上一版本给出的 {before}；请核对 --previous 所给的文件"
        ),
        (NotCompared::Older { served, before }, Language::En) => format!(
            "not compared: version {served} is served, which comes before {before}, given as the release before; check the file of --previous"
        ),
        (NotCompared::TooLong(most), Language::Zh) => {
            format!("未比对：平台提供的定义超过 {most} 字节；请提供更短的定义，或人工核对")
        }
        (NotCompared::TooLong(most), Language::En) => {
            format!(
                "not compared: the definition has more than {most} bytes; serve a shorter one, or check by hand"
            )
        }
        (NotCompared::LeftAside { parts, count }, language) => left_aside(parts, *count, language),
    }
}

fn left_aside(parts: &[Aside], count: u64, language: Language) -> String {
    let shown: Vec<String> = parts.iter().map(|part| shown(part, language)).collect();
    let is_all = count <= shown.len() as u64;
    match language {
        Language::Zh => {
            let more = if is_all { "" } else { "等" };
            format!("有 {count} 处未比对，其余未见变化：{}{more}", shown.join("；"))
        }
        Language::En => {
            let more = if is_all { "" } else { "; and others" };
            format!("{count} not compared, no change in the rest: {}{more}", shown.join("; "))
        }
    }
}

fn shown(part: &Aside, language: Language) -> String {
    let Aside { operation, at, reason } = part;
    let place = if at.is_empty() { operation.clone() } else { format!("{operation} {at}") };
    let why = reason_word(*reason).get(language);
    match language {
        Language::Zh => format!("{place}（{why}）"),
        Language::En => format!("{place} ({why})"),
    }
}

const fn reason_word(reason: AsideReason) -> Word {
    match reason {
        AsideReason::Outside => Word::new(
            "引用的内容不在定义之中，请合并为一个文件",
            "it refers to what the definition does not hold: bundle it into one file",
        ),
        AsideReason::Unreadable => {
            Word::new("无法读取，请修正定义", "it cannot be read: put the definition right")
        }
        AsideReason::Unclear => Word::new(
            "无法确定现在与之对应的部分，请人工核对",
            "what stands in its place cannot be told: check by hand",
        ),
        AsideReason::TooLarge => Word::new(
            "模式展开引用后过大，请人工核对",
            "its schema is too large with each reference followed: check by hand",
        ),
        AsideReason::NoValue => {
            Word::new("未能构造取值，请人工核对", "no value of it could be drawn: check by hand")
        }
        AsideReason::Work => {
            Word::new("超出一次比对的工作量，请人工核对", "beyond the work of one comparison: check by hand")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REASONS: [AsideReason; 6] = [
        AsideReason::Outside,
        AsideReason::Unreadable,
        AsideReason::Unclear,
        AsideReason::TooLarge,
        AsideReason::NoValue,
        AsideReason::Work,
    ];

    fn aside(reason: AsideReason) -> Aside {
        Aside { operation: "GET /a".to_owned(), at: "query q".to_owned(), reason }
    }

    fn all() -> Vec<NotCompared> {
        vec![
            NotCompared::Older { served: "1.2.0".to_owned(), before: "1.3.0".to_owned() },
            NotCompared::TooLong(9),
            NotCompared::LeftAside { parts: REASONS.map(aside).to_vec(), count: 60 },
        ]
    }

    #[test]
    fn a_chinese_sentence_holds_no_english_word_but_names() {
        for why in all() {
            let mut text = not_compared(&why, Language::Zh);
            for name in ["GET", "query", "--previous"] {
                text = text.replace(name, "");
            }
            let is_word =
                |word: &str| word.len() > 1 && word.chars().all(|letter| letter.is_ascii_alphabetic());
            assert!(!text.split(|letter: char| !letter.is_ascii_alphabetic()).any(is_word), "{text}");
        }
    }

    #[test]
    fn what_was_left_aside_is_named_with_advice() {
        let why = NotCompared::LeftAside { parts: vec![aside(AsideReason::Outside)], count: 2 };
        assert_eq!(
            not_compared(&why, Language::En),
            "2 not compared, no change in the rest: GET /a query q (it refers to what the definition does not hold: bundle it into one file); and others"
        );
        assert_eq!(
            not_compared(&why, Language::Zh),
            "有 2 处未比对，其余未见变化：GET /a query q（引用的内容不在定义之中，请合并为一个文件）等"
        );
    }
}
