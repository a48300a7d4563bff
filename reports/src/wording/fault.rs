//! Words for why there is no response.

use hutong_specs::bilingual::Language;

use super::word::Word;

/// Kinds of faults, by the names that documents give them.
const FAULTS: &[(&str, Word)] = &[
    (
        "closed",
        Word::new("连接在应答完整之前被关闭", "the connection was closed before the answer was complete"),
    ),
    ("connect", Word::new("无法建立连接", "no connection")),
    ("interrupted", Word::new("运行被中断", "the run was interrupted")),
    ("malformed", Word::new("返回的不是 HTTP 报文", "what came back is no HTTP")),
    ("not-allowed", Word::new("超出配置允许的范围，未发送", "not sent: the profile does not allow it")),
    ("not-built", Word::new("请求未能构造", "the request could not be built")),
    ("resolve", Word::new("域名无法解析", "the host name could not be resolved")),
    ("timeout", Word::new("超时未收到完整应答", "no complete answer in time")),
    ("tls", Word::new("TLS 会话未能建立", "no TLS session")),
];

/// A fault that the judge wrote as `kind: what the system said`, in words.
pub(super) fn fault(text: &str, language: Language) -> String {
    let (kind, detail) = text.split_once(": ").unwrap_or((text, ""));
    let Some((_, word)) = FAULTS.iter().find(|(name, _)| *name == kind) else {
        return text.to_owned();
    };
    let word = word.get(language);
    match (detail.is_empty(), language) {
        (true, _) => word.to_owned(),
        (false, Language::Zh) => format!("{word}（{detail}）"),
        (false, Language::En) => format!("{word} ({detail})"),
    }
}

#[cfg(test)]
mod tests {
    use hutong_specs::bilingual::Language;
    use hutong_specs::record::FaultKind;

    use super::{FAULTS, fault};

    #[test]
    fn a_fault_is_told_in_words_with_what_the_system_said() {
        assert_eq!(fault("connect: refused", Language::Zh), "无法建立连接（refused）");
        assert_eq!(fault("something else", Language::Zh), "something else");
    }

    #[test]
    fn every_kind_of_fault_has_words() {
        let kinds = [
            FaultKind::NotAllowed,
            FaultKind::NotBuilt,
            FaultKind::Resolve,
            FaultKind::Connect,
            FaultKind::Tls,
            FaultKind::Closed,
            FaultKind::Timeout,
            FaultKind::Malformed,
            FaultKind::Interrupted,
        ];
        for kind in kinds {
            let name = serde_json::to_value(kind).unwrap();
            assert!(FAULTS.iter().any(|(known, _)| name == *known), "{name}");
        }
        assert_eq!(kinds.len(), FAULTS.len());
    }
}
