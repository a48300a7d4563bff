//! Sentences for predicates over a value.

use hutong_specs::bilingual::Language;
use hutong_specs::plan::Predicate;
use serde_json::Value;

use super::word::Word;

/// A predicate over a value, as the end of a sentence whose subject is the place.
pub fn predicate(predicate: &Predicate, language: Language) -> String {
    let plain = |word: Word| word.get(language).to_owned();
    let open = |word: Word, rest: &str| format!("{} {rest}", word.get(language));
    match predicate {
        Predicate::Present => plain(Word::new("存在", "is there")),
        Predicate::Absent => plain(Word::new("不存在或为 null", "is not there, or null")),
        Predicate::NotEmpty => plain(Word::new("存在且不为空", "is there and not empty")),
        Predicate::Equals(value) => open(Word::new("等于", "equals"), &value.to_string()),
        Predicate::Differs(value) => open(Word::new("不等于", "does not equal"), &value.to_string()),
        Predicate::Compares { relation, to } => format!("{relation} {to}"),
        Predicate::Length { relation, to } => match language {
            Language::Zh => format!("的长度（字符或元素个数）{relation} {to}"),
            Language::En => format!("has a length (characters or items) {relation} {to}"),
        },
        Predicate::OneOf(values) => open(Word::new("取值属于", "is one of"), &listed(values)),
        Predicate::Type(name) => open(Word::new("类型为", "is of type"), name),
        Predicate::Matches(pattern) => open(Word::new("匹配", "matches"), pattern),
        Predicate::Keys(pattern) => {
            open(Word::new("之下的全部字段名匹配", "has only keys that match"), pattern)
        }
        Predicate::Format(name) => open(Word::new("符合格式", "is of format"), name),
        Predicate::Items(least) => match language {
            Language::Zh => format!("为数组且至少有 {least} 个元素"),
            Language::En => format!("is an array of at least {least} items"),
        },
        Predicate::Each { pointer, equals } => match language {
            Language::Zh => format!("为数组且每个元素的 {pointer} 均为 {equals}"),
            Language::En => format!("is an array in which every item has {equals} at {pointer}"),
        },
    }
}

fn listed(values: &[Value]) -> String {
    values.iter().map(Value::to_string).collect::<Vec<_>>().join(" | ")
}
