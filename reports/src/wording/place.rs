//! Words for places of a request or response.

use hutong_specs::bilingual::Language;
use hutong_specs::plan::Place;

use super::word::Word;

/// A place of a request or response, in words.
pub fn place(place: &Place, language: Language) -> String {
    let (word, name) = match place {
        Place::Body(pointer) if pointer.is_empty() => (Word::new("报文体（整体）", "body (the whole)"), None),
        Place::Body(pointer) => (Word::new("报文体", "body"), Some(pointer)),
        Place::Path(name) => (Word::new("路径参数", "path parameter"), Some(name)),
        Place::Query(name) => (Word::new("查询参数", "query parameter"), Some(name)),
        Place::Header(name) => (Word::new("HTTP 头", "header"), Some(name)),
        Place::Cookie(name) => (Word::new("Cookie", "cookie"), Some(name)),
        Place::Credential(name) => (Word::new("认证信息", "credential"), Some(name)),
        Place::Method => (Word::new("请求方法", "method"), None),
        Place::Url => (Word::new("请求地址", "URL"), None),
        Place::Status => (Word::new("HTTP 状态码", "HTTP status"), None),
        Place::Time => (Word::new("响应时间", "response time"), None),
        Place::Exchange => (Word::new("整个交互", "exchange as a whole"), None),
    };
    match name {
        Some(name) => format!("{} {name}", word.get(language)),
        None => word.get(language).to_owned(),
    }
}
