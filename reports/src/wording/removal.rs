//! Sentences for what became of the removal of what a run created.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::Removal;

use super::observed::outcome;
use super::word::Word;

/// What became of a removal.
pub fn removal(removal: &Removal, language: Language) -> String {
    match removal {
        Removal::NotOffered => {
            Word::new("接口未提供删除操作", "the interface offers no removal").get(language).to_owned()
        }
        Removal::NotSent => Word::new(
            "未发送删除请求：未纳入计划、影响上限不允许，或运行提前结束",
            "no removal was sent: it is not planned, the ceiling forbids it, or the run ended before",
        )
        .get(language)
        .to_owned(),
        Removal::NotAccepted(observed) => {
            let seen = outcome(observed, language);
            match language {
                Language::Zh => format!("删除请求未被接受：{seen}"),
                Language::En => format!("the removal was not accepted: {seen}"),
            }
        }
    }
}
