//! Sentences for why something could not be decided.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::Doubt;

use super::fault::fault;
use super::not_compared::not_compared;
use super::observed::outcome;
use super::word::Word;

/// A sentence for why something could not be decided.
pub fn doubt(doubt: &Doubt, language: Language) -> String {
    match doubt {
        Doubt::NotRun => {
            Word::new("未执行：运行提前结束", "not run: the run ended before").get(language).to_owned()
        }
        Doubt::Precondition { step, observed } => precondition(step, observed, language),
        Doubt::NoCredentials(status) => match language {
            Language::Zh => {
                format!("未提供凭据，平台返回 HTTP {status}；请用 --auth、--header 或配置文件提供凭据")
            }
            Language::En => format!("no credentials given, HTTP {status}; use --auth, --header or a profile"),
        },
        Doubt::Throttled => {
            Word::new("平台要求降低请求频率", "the platform asked to slow down").get(language).to_owned()
        }
        Doubt::CutBody => {
            Word::new("响应体过长，只保留了前一部分", "the body was cut").get(language).to_owned()
        }
        Doubt::NoViolation => {
            Word::new("实际发出的请求并不违规", "the request as sent breaks nothing").get(language).to_owned()
        }
        Doubt::Transport(detail) => {
            with(Word::new("没有响应", "no response"), &fault(detail, language), language)
        }
        Doubt::NothingToCompare(place) => {
            with(Word::new("缺少用于比对的值", "nothing to compare with"), place, language)
        }
        Doubt::NotCompared(why) => not_compared(why, language),
        Doubt::Tool(detail) => with(
            Word::new("本工具未能构造或发送请求", "hutong could not build or send the request"),
            &fault(detail, language),
            language,
        ),
    }
}

fn precondition(step: &str, observed: &str, language: Language) -> String {
    let seen = outcome(observed, language);
    match language {
        Language::Zh => format!("前置步骤 {step} 未被接受：{seen}"),
        Language::En => format!("the step {step} that it needs was not accepted: {seen}"),
    }
}

fn with(word: Word, detail: &str, language: Language) -> String {
    match (detail.is_empty(), language) {
        (true, _) => word.get(language).to_owned(),
        (false, Language::Zh) => format!("{}：{detail}", word.zh),
        (false, Language::En) => format!("{}: {detail}", word.en),
    }
}
