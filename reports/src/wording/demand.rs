//! A sentence for each demand.

use hutong_specs::bilingual::Language;
use hutong_specs::plan::{Demand, HeaderList, Predicate, Reference, Side};

use super::predicate::predicate;
use super::selected;
use super::sequence;
use super::word::Word;

/// A demand as a sentence that says what is so when it is met.
pub fn demand(demand: &Demand, language: Language) -> String {
    match demand {
        Demand::Status(patterns) => {
            list(Word::new("HTTP 状态码为", "the HTTP status is"), &texts(patterns), language)
        }
        Demand::MediaType(names) => list(Word::new("媒体类型为", "the media type is"), names, language),
        Demand::Header { name, predicate } => subject(
            &format!("{} {name}", Word::new("响应头", "the header").get(language)),
            predicate,
            language,
        ),
        Demand::Address(pattern) => match language {
            Language::Zh => format!("请求的路径匹配 {pattern}"),
            Language::En => format!("the path that is asked for matches {pattern}"),
        },
        Demand::At { pointer, predicate } => subject(&body(pointer, language), predicate, language),
        Demand::Selected(selected) => selected::demand(selected, language),
        Demand::NotTaken { pointer, value } => match language {
            Language::Zh => {
                format!("平台不采用请求中给出的 {value}：{} 为平台自己的值", body(pointer, language))
            }
            Language::En => {
                format!("the platform does not take over {value}: {} is its own", body(pointer, language))
            }
        },
        Demand::Same { pointer, reference } => {
            compared(&body(pointer, language), Word::new("等于", "equals"), reference, language)
        }
        Demand::Fresh { pointer, reference } => {
            compared(&body(pointer, language), Word::new("不同于", "differs from"), reference, language)
        }
        Demand::Listed { array, item, reference } => compared(
            &items(array, item, language),
            Word::new("有一个等于", "one equals"),
            reference,
            language,
        ),
        Demand::NotListed { array, item, reference } => {
            compared(&items(array, item, language), Word::new("均不等于", "none equals"), reference, language)
        }
        Demand::HeaderEquals { name, reference } => compared(
            &format!("{} {name}", Word::new("响应头", "the header").get(language)),
            Word::new("等于", "equals"),
            reference,
            language,
        ),
        Demand::HeaderLists(list) => lists(list, language),
        Demand::Within(limit) => match language {
            Language::Zh => format!("在 {limit} 毫秒内完成响应"),
            Language::En => format!("the answer is complete within {limit} ms"),
        },
        Demand::Charset(name) => match language {
            Language::Zh => format!("响应体为有效的 {name} 文本"),
            Language::En => format!("the body is valid {name} text"),
        },
        Demand::Inert { text, .. } => match language {
            Language::Zh => format!("平台把 {text} 只当作数据，不执行、不作为标记返回"),
            Language::En => {
                format!("the platform takes {text} for data, neither runs it nor answers it as markup")
            }
        },
        Demand::SameRefusal(step) => match language {
            Language::Zh => format!("拒绝的应答与步骤 {step} 的相同，看不出对象是否存在"),
            Language::En => {
                format!(
                    "the refusal is the same as that of step {step}: it does not tell whether the object exists"
                )
            }
        },
        Demand::AnyOf(demands) => {
            let each: Vec<String> = demands.iter().map(|one| self::demand(one, language)).collect();
            each.join(Word::new("；或", "; or ").get(language))
        }
        Demand::On { status, demand } => {
            let statuses: Vec<String> = status.iter().map(ToString::to_string).collect();
            let (statuses, demand) = (statuses.join(" "), self::demand(demand, language));
            match language {
                Language::Zh => format!("状态码为 {statuses} 时，{demand}"),
                Language::En => format!("where the status is {statuses}: {demand}"),
            }
        }
        Demand::Given { pointer, demand } => {
            let (there, demand) = (body(pointer, language), self::demand(demand, language));
            match language {
                Language::Zh => format!("有{there}时，{demand}"),
                Language::En => format!("where there is {there}: {demand}"),
            }
        }
        demand if sequence::is_of_sequence(demand) => sequence::demand(demand, language),
        plain => simple(plain).get(language).to_owned(),
    }
}

/// The demands that are said in the same words wherever they stand.
fn simple(demand: &Demand) -> Word {
    match demand {
        Demand::Accepted => Word::new("请求被接受", "the request is accepted"),
        Demand::Refused => Word::new("请求被拒绝", "the request is refused"),
        Demand::NoFault => {
            Word::new("平台不发生故障，应答完整可读", "the platform does not break and its answer is whole")
        }
        Demand::NoServerError => {
            Word::new("平台不返回服务器错误（5XX）", "the platform answers with no error of the server (5xx)")
        }
        Demand::DeclaredStatus => {
            Word::new("HTTP 状态码为接口文档所声明", "the HTTP status is declared for the operation")
        }
        Demand::DeclaredMediaType => {
            Word::new("媒体类型为接口文档所声明", "the media type is declared for the operation and status")
        }
        Demand::DeclaredHeaders => {
            Word::new("声明的响应头齐全且取值有效", "declared headers are there and allowed")
        }
        Demand::References => Word::new(
            "文档内的引用（$ref）都能解析",
            "every reference ($ref) within the document leads somewhere",
        ),
        Demand::Encrypted => Word::new("不经 TLS 不提供服务", "nothing is served without TLS"),
        Demand::NotNegotiated => {
            Word::new("平台拒绝所提供的 TLS 握手", "the platform refuses the TLS handshake that was offered")
        }
        Demand::Compatible => Word::new(
            "与上一版接口定义相比没有不兼容的改动，或主版本号已升高",
            "nothing that the release before promised is taken back without a new major version",
        ),
        Demand::DeclaredBody => {
            Word::new("响应体符合声明的结构", "the body is allowed by the declared schema")
        }
        _ => Word::new(
            "响应中没有堆栈、查询语句、内部路径等信息",
            "the answer holds no stack trace, query or path of the platform",
        ),
    }
}

fn lists(list: &HeaderList, language: Language) -> String {
    let HeaderList { name, optional: _, all, also } = list;
    let (all, also) = (all.join(", "), also.join(", "));
    match language {
        Language::Zh => format!("响应头 {name} 列出 {all}，此外至多列出 {also}"),
        Language::En => format!("the header {name} lists {all}, and at most {also} besides"),
    }
}

fn subject(place: &str, met: &Predicate, language: Language) -> String {
    format!("{place} {}", predicate(met, language))
}

pub(super) fn compared(place: &str, word: Word, reference: &Reference, language: Language) -> String {
    let Reference { step, side, pointer } = reference;
    let side = match side {
        Side::Request => Word::new("请求", "request"),
        Side::Response => Word::new("响应", "response"),
    };
    let (word, side) = (word.get(language), side.get(language));
    match language {
        Language::Zh => format!("{place} {word}步骤 {step} 的{side} {pointer}"),
        Language::En => format!("{place} {word} {pointer} of the {side} of step {step}"),
    }
}

pub(super) fn body(pointer: &str, language: Language) -> String {
    match (pointer.is_empty(), language) {
        (true, _) => Word::new("响应体", "the body").get(language).to_owned(),
        (false, Language::Zh) => format!("响应体的 {pointer}"),
        (false, Language::En) => format!("{pointer} of the body"),
    }
}

pub(super) fn items(array: &str, item: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("响应体数组 {array} 各元素的 {item} 中"),
        Language::En => format!("among {item} of the items of {array}"),
    }
}

fn texts(values: &[impl ToString]) -> Vec<String> {
    values.iter().map(ToString::to_string).collect()
}

fn list(word: Word, names: &[String], language: Language) -> String {
    let separator = Word::new("、", " or ").get(language);
    let tail = if names.len() > 1 { Word::new(" 之一", "").get(language) } else { "" };
    format!("{} {}{tail}", word.get(language), names.join(separator))
}
