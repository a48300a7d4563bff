//! Words for whose fault a finding is.

use hutong_specs::judgement::Blame;

use super::word::Word;

/// The word for whose fault a finding is.
pub const fn blame(blame: &Blame) -> Word {
    match blame {
        Blame::Platform => Word::new("被测平台", "platform"),
        Blame::Contract(_) => Word::new("接口文档", "interface document"),
        Blame::Standard(_) => Word::new("标准", "standard"),
        Blame::TestData(_) => Word::new("测试数据", "test data"),
        Blame::Tool(_) => Word::new("测试工具", "test tool"),
    }
}

/// The ground for it, in the judge's words; empty where the clause itself is the ground.
pub fn blame_ground(blame: &Blame) -> &str {
    match blame {
        Blame::Platform => "",
        Blame::Contract(ground) | Blame::Standard(ground) | Blame::TestData(ground) | Blame::Tool(ground) => {
            ground
        }
    }
}
