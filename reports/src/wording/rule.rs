//! Titles of the planner's rules.

use hutong_specs::bilingual::Language;
use hutong_specs::name::RuleId;

use super::word::Word;

const RULES: &[(&str, Word)] = &[
    ("acceptance", Word::new("合规请求应被接受", "a proper request is accepted")),
    ("allow", Word::new("Allow 列出的方法", "methods that `Allow` lists")),
    ("answers", Word::new("各种场合的应答", "answers on each occasion")),
    ("ask", Word::new("对特定请求的应答", "answers to a certain request")),
    ("bounds", Word::new("边界值", "bounds")),
    ("canonical", Word::new("签名原文", "canonical string")),
    ("charset", Word::new("字符编码", "charset")),
    ("compatibility", Word::new("与上一版兼容", "compatible with the release before")),
    ("content", Word::new("应答中的内容", "content of answers")),
    ("content-type", Word::new("报文类型声明混淆", "confused declarations of the body")),
    ("credentials", Word::new("认证信息", "credentials")),
    ("edges", Word::new("边界内取值", "values on the edge")),
    ("enum", Word::new("取值范围与代码表", "allowed values and code lists")),
    ("expiry", Word::new("凭据的有效期", "credentials that run out")),
    ("format", Word::new("格式", "formats")),
    ("fuzz", Word::new("随机取值", "random values")),
    ("fuzz-violate", Word::new("随机违规取值", "random violations")),
    ("handshake", Word::new("不安全的 TLS 握手", "insecure TLS handshakes")),
    ("header-agrees", Word::new("响应头与内容一致", "headers agree with content")),
    ("headers", Word::new("异常请求头", "hostile headers")),
    ("identifier", Word::new("标识编码", "identifiers")),
    ("injection", Word::new("注入标记", "injection markers")),
    ("keys", Word::new("字段名书写", "spelling of keys")),
    ("malformed", Word::new("残缺报文", "malformed requests")),
    ("media-type", Word::new("媒体类型", "media types")),
    ("method", Word::new("请求方法", "methods")),
    ("minimal", Word::new("仅含必填项", "required fields alone")),
    ("no-leak", Word::new("不泄露内部信息", "no leak of internals")),
    ("options", Word::new("路径所允许的方法", "what a path allows")),
    ("other-party", Word::new("他方密钥", "another party's secret")),
    ("outcome", Word::new("处理结果", "outcomes")),
    ("party-rights", Word::new("接入方权限", "rights of parties")),
    ("pattern", Word::new("书写格式", "patterns")),
    ("read-only", Word::new("只读字段", "members that only the platform sets")),
    ("references", Word::new("文档内引用", "references within documents")),
    ("refusal", Word::new("违规请求应被拒绝", "a bad request is refused")),
    ("replay", Word::new("重放", "replay")),
    ("required", Word::new("必填项", "required fields")),
    ("responses", Word::new("响应约定", "declared responses")),
    ("round-trip", Word::new("原样存取", "text comes back as sent")),
    ("same-answer", Word::new("两处内容相同", "two answers say the same")),
    ("scenario", Word::new("业务场景", "scenarios")),
    ("size", Word::new("超大取值", "oversized values")),
    ("transitions", Word::new("状态转换", "transitions of states")),
    ("type", Word::new("数据类型", "data types")),
    ("unencrypted", Word::new("未加密的连接", "connections without TLS")),
    ("unicode", Word::new("特殊 Unicode 文本", "hostile Unicode")),
    ("unknown-field", Word::new("未约定的字段", "unknown fields")),
    ("unknown-resource", Word::new("不存在的对象", "unknown resources")),
    ("upkeep", Word::new("对象的保存与变更", "upkeep of things")),
    ("url", Word::new("异常请求地址", "hostile URLs")),
    ("variant", Word::new("等价写法", "variants")),
    ("void-credentials", Word::new("失效的凭据", "credentials that are good no more")),
    ("walk", Word::new("状态机随机序列", "random walks through states")),
    ("window", Word::new("时间窗", "time window")),
    ("within", Word::new("响应时限", "response time")),
    ("workflow", Word::new("业务流程", "workflows")),
    ("written-as", Word::new("同一值的其他写法", "other notations of a value")),
];

/// The title of a rule; its id where no title is known.
pub fn rule(rule: &RuleId, language: Language) -> &str {
    let known = RULES.iter().find(|(id, _)| *id == rule.as_str());
    known.map_or(rule.as_str(), |(_, word)| word.get(language))
}
