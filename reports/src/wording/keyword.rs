//! Words for the keywords that constraints go by.

use hutong_specs::bilingual::Language;

use super::word::Word;

const KEYWORDS: &[(&str, Word)] = &[
    ("additionalProperties", Word::new("不允许的字段", "unknown field")),
    ("allOf", Word::new("须同时满足的各项", "all of the alternatives")),
    ("altered", Word::new("被改动", "altered")),
    ("anyOf", Word::new("至少满足一项", "any of the alternatives")),
    ("canonical", Word::new("签名原文不符", "other canonical string")),
    ("charset", Word::new("字符编码", "charset")),
    ("code-list", Word::new("代码表", "code list")),
    ("const", Word::new("固定值", "fixed value")),
    ("contains", Word::new("须包含的数组元素", "item that must be there")),
    ("credentials", Word::new("认证信息", "credentials")),
    ("dependentRequired", Word::new("条件必填", "conditionally required")),
    ("empty", Word::new("为空", "empty")),
    ("enum", Word::new("取值范围", "allowed values")),
    ("exclusiveMaximum", Word::new("上限（不含）", "exclusive maximum")),
    ("exclusiveMinimum", Word::new("下限（不含）", "exclusive minimum")),
    ("format", Word::new("格式", "format")),
    ("identifier", Word::new("标识编码", "identifier")),
    ("headers", Word::new("请求头的写法", "what the headers hold")),
    ("if", Word::new("条件约束", "condition")),
    ("items", Word::new("数组元素", "items")),
    ("json", Word::new("JSON 语法", "JSON syntax")),
    ("maximum", Word::new("上限", "maximum")),
    ("maxItems", Word::new("元素个数上限", "most items")),
    ("maxLength", Word::new("长度上限", "maximum length")),
    ("maxProperties", Word::new("字段个数上限", "most fields")),
    ("media-type", Word::new("媒体类型", "media type")),
    ("method", Word::new("请求方法", "method")),
    ("minimum", Word::new("下限", "minimum")),
    ("minItems", Word::new("元素个数下限", "fewest items")),
    ("minLength", Word::new("长度下限", "minimum length")),
    ("minProperties", Word::new("字段个数下限", "fewest fields")),
    ("missing", Word::new("缺失", "missing")),
    ("multipleOf", Word::new("倍数", "multiple")),
    ("nonce", Word::new("随机串", "nonce")),
    ("none", Word::new("未携带", "none sent")),
    ("not", Word::new("禁止的取值", "forbidden value")),
    ("oneOf", Word::new("恰好满足一项", "exactly one of the alternatives")),
    ("pattern", Word::new("书写格式", "pattern")),
    ("properties", Word::new("字段", "fields")),
    ("propertyNames", Word::new("字段名", "field names")),
    ("replay", Word::new("重放", "replay")),
    ("request-line", Word::new("请求地址的写法", "what the request line holds")),
    ("required", Word::new("必填", "required")),
    ("secret", Word::new("密钥", "secret")),
    ("signature", Word::new("签名", "signature")),
    ("session-key", Word::new("以换取密钥的长期密钥签名", "the lasting secret in place of the session's")),
    ("syntax", Word::new("语法", "syntax")),
    ("timestamp", Word::new("时间戳", "timestamp")),
    ("type", Word::new("数据类型", "data type")),
    ("unevaluatedProperties", Word::new("不允许的字段", "unknown field")),
    ("uniqueItems", Word::new("元素不重复", "unique items")),
    ("unknown-resource", Word::new("不存在的对象", "unknown resource")),
    ("window", Word::new("时间窗", "time window")),
    ("wrong-secret", Word::new("使用错误的密钥", "wrong secret")),
];

/// A keyword, with what it means in brackets where that is known.
pub fn keyword(keyword: &str, language: Language) -> String {
    let known = KEYWORDS.iter().find(|(name, _)| *name == keyword);
    match (known, language) {
        (Some((_, word)), Language::Zh) => format!("{}（{keyword}）", word.zh),
        (Some((_, word)), Language::En) => format!("{} ({keyword})", word.en),
        (None, _) => keyword.to_owned(),
    }
}
