//! Sentences for what was seen.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::Observed;

use super::change::change;
use super::fault::fault;
use super::keyword::keyword;
use super::remark::remark;
use super::word::Word;

/// What was seen, in words.
pub fn observed(observed: &Observed, language: Language) -> String {
    match observed {
        Observed::Outcome(text) => outcome(text, language),
        Observed::Status(status) => format!("HTTP {status}"),
        Observed::MediaType(name) if name.is_empty() => {
            Word::new("响应未给出媒体类型", "no media type").get(language).to_owned()
        }
        Observed::MediaType(name) => labelled(Word::new("媒体类型", "media type"), name, language),
        Observed::Constraint { at, keyword, value, .. } => constraint(at, keyword, value, language),
        Observed::Value(value) if value.is_empty() => {
            Word::new("没有该值", "there is no value").get(language).to_owned()
        }
        Observed::Value(value) => labelled(Word::new("所见", "seen"), remark(value, language), language),
        Observed::Pair(one, other) => match language {
            Language::Zh => format!("本次为 {one}，对照为 {other}"),
            Language::En => format!("here {one}, there {other}"),
        },
        Observed::Duration(micros) => {
            let unit = Word::new("毫秒", "ms").get(language);
            format!("{}.{} {unit}", micros / 1000, micros % 1000 / 100)
        }
        Observed::Change { kind, operation, at, witness } => {
            change(*kind, (operation, at), witness, language)
        }
        Observed::Fault(reason) => {
            labelled(Word::new("没有响应", "no response"), &fault(reason, language), language)
        }
    }
}

/// An outcome as the judge writes it, in words.
pub(super) fn outcome(text: &str, language: Language) -> String {
    let (kind, rest) = text.split_once(' ').unwrap_or((text, ""));
    let word = match kind {
        "accepted" => Word::new("请求被接受", "accepted"),
        "refused" => Word::new("请求被拒绝", "refused"),
        "fault" => Word::new("平台故障", "the platform broke"),
        "undeclared" => Word::new("处理结果无法识别", "the outcome cannot be read"),
        _ => return text.to_owned(),
    };
    match (rest.is_empty(), language) {
        (true, _) => word.get(language).to_owned(),
        (false, Language::Zh) => format!("{}（{rest}）", word.zh),
        (false, Language::En) => format!("{} ({rest})", word.en),
    }
}

fn constraint(at: &str, name: &str, value: &str, language: Language) -> String {
    let keyword = keyword(name, language);
    let place = if at.is_empty() { "/" } else { at };
    match language {
        Language::Zh => format!("{place} 不满足{keyword}，实际为 {value}"),
        Language::En => format!("{place} breaks {keyword}: {value}"),
    }
}

fn labelled(word: Word, value: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("{}：{value}", word.zh),
        Language::En => format!("{}: {value}", word.en),
    }
}
