//! Words for whose fault a finding is.

use hutong_specs::bilingual::Language;
use hutong_specs::judgement::{Blame, ContractGround};

use super::word::Word;

/// The word for whose fault a finding is.
pub const fn blame(blame: &Blame) -> Word {
    match blame {
        Blame::Platform => Word::new("被测平台", "platform"),
        Blame::Contract(_) => Word::new("接口文档", "interface document"),
        Blame::Standard(_) => Word::new("标准", "standard"),
        Blame::TestData(_) => Word::new("测试数据", "test data"),
    }
}

/// The ground for it; empty where the clause itself is the ground.
pub fn blame_ground(blame: &Blame, language: Language) -> String {
    match blame {
        Blame::Platform => String::new(),
        Blame::Contract(ground) => contract(*ground).get(language).to_owned(),
        Blame::Standard(why) => why.get(language).to_owned(),
        Blame::TestData(names) => {
            let names = names.join(Word::new("、", ", ").get(language));
            match language {
                Language::Zh => format!("被拒绝的请求使用了配置给出的 {names}"),
                Language::En => format!("the refused request holds what the profile gives: {names}"),
            }
        }
    }
}

const fn contract(ground: ContractGround) -> Word {
    match ground {
        ContractGround::Served => Word::new(
            "所判定的就是平台提供的接口文档",
            "the document that the platform serves was itself judged",
        ),
        ContractGround::NoRefusal => Word::new(
            "接口文档没有为该接口声明任何拒绝应答",
            "it declares no way of refusing for this operation",
        ),
        ContractGround::OwnExample => {
            Word::new("接口文档自己的示例同样不合该约束", "its own example breaks the same constraint")
        }
    }
}
