//! Words for why a record ends.

use hutong_specs::record::Ended;

use super::word::Word;

/// Why a record ends; `None` stands for a record without a footer.
pub const fn ended(ended: Option<Ended>) -> Word {
    match ended {
        Some(Ended::Completed) => Word::new("全部用例已执行", "completed"),
        Some(Ended::Interrupted) => Word::new("被人为中断", "interrupted"),
        Some(Ended::Unreachable) => Word::new("无法连接被测平台", "the target could not be reached"),
        Some(Ended::TlsRefused) => Word::new("TLS 握手被拒绝", "the TLS handshake was refused"),
        Some(Ended::WrongBase) => {
            Word::new("基础地址不指向被测平台", "the base URL does not lead to the platform")
        }
        Some(Ended::NoSession) => Word::new("未能取得会话密钥", "no session: the platform yielded no secret"),
        Some(Ended::Faults) => Word::new("连续故障过多", "too many faults one after another"),
        Some(Ended::TimeUp) => Word::new("达到总时限", "the time allowed was over"),
        None => Word::new("异常终止，记录不完整", "the run was killed; the record is incomplete"),
    }
}
