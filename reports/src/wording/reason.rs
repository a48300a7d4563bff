//! Words for why something is not tested.

use hutong_specs::plan::Reason;

use super::word::Word;

/// The short word for why something is not tested.
pub const fn reason(reason: Reason) -> Word {
    match reason {
        Reason::Documentary => Word::new("需文档审查", "verified in documents"),
        Reason::Manual => Word::new("需人工核查", "verified by a person"),
        Reason::NotDeclared => Word::new("被测方未声明该能力", "capability not declared"),
        Reason::AboveCeiling => Word::new("超出影响上限", "above the effects ceiling"),
        Reason::NotSelected => Word::new("本次未选中", "not selected"),
        Reason::NothingToTest => Word::new("适用范围内无测试对象", "nothing to test in scope"),
        Reason::MissingTestData => Word::new("缺少测试数据", "missing test data"),
        Reason::NotGenerated => Word::new("未能生成取值", "no value could be generated"),
        Reason::NoViolationOnTheWire => Word::new("编码后不构成违规", "no violation on the wire"),
        Reason::NotWritten => Word::new("该位置无法书写此取值", "cannot be written there"),
        Reason::Duplicate => Word::new("与其他用例重复", "duplicate of another case"),
        Reason::BrokenDocument => Word::new("接口文档此处无法读取", "broken document"),
        Reason::NotInBinding => Word::new("对接方式无此机制", "not in the binding"),
        Reason::NotAuthorised => Word::new("配置未授权此类请求", "not authorised by the profile"),
        Reason::NoParty => Word::new("配置未给出此类接入方", "no such party in the profile"),
    }
}

/// What can be done about it, or why nothing need be.
pub const fn reason_note(reason: Reason) -> Word {
    match reason {
        Reason::Documentary => Word::new("由测试人员审查被测方文档", "a tester reads the target's documents"),
        Reason::Manual => Word::new("由测试人员现场核查", "a tester checks it by hand"),
        Reason::NotDeclared => Word::new(
            "如平台具备该能力，请在配置的 declares.capabilities 中声明后重测",
            "if the platform has it, declare it under declares.capabilities and test again",
        ),
        Reason::AboveCeiling => Word::new(
            "获得授权后用 --effects 提高上限",
            "raise the ceiling with --effects once that is authorised",
        ),
        Reason::NotSelected => Word::new(
            "去掉 --clause、--operation、--rule 后重测",
            "test again without --clause, --operation and --rule",
        ),
        Reason::NothingToTest => {
            Word::new("规则在适用范围内没有可测的内容", "the rule finds nothing where it applies")
        }
        Reason::MissingTestData => Word::new(
            "按明细给出后重测；明细未另说明的，写在配置的 declares.test-data 中",
            "give it as the details say, else under declares.test-data, and test again",
        ),
        Reason::NotGenerated => {
            Word::new("见明细中的结构；可补充示例值", "the details name the schema; an example would help")
        }
        Reason::NoViolationOnTheWire => Word::new(
            "按约定允许的读法该取值有效，发送会造成误报",
            "under some reading that the contract allows it is valid; sending it would raise a false alarm",
        ),
        Reason::NotWritten => Word::new(
            "该取值在此位置写出后会变成别的取值，没有请求能够携带",
            "written at this place the value becomes another one: no request can carry it",
        ),
        Reason::Duplicate => Word::new("相同请求已由其他用例发送", "another case sends the same request"),
        Reason::BrokenDocument => Word::new(
            "修正接口文档后重测，用 hutong check 查看位置",
            "mend the document; `hutong check` shows where",
        ),
        Reason::NotInBinding => {
            Word::new("所选对接方式没有规定该机制", "the chosen binding does not speak of it")
        }
        Reason::NotAuthorised => Word::new(
            "取得平台方书面授权后，在配置的 declares.hostile 中放开后重测",
            "with the owner's written authorisation, allow it under declares.hostile and test again",
        ),
        Reason::NoParty => Word::new(
            "明细写明所缺的身份（peer 同级接入方、unprivileged 权限不足、expired 过期、revoked 已吊销、wrong-audience 他平台凭据）；在配置的 declares.parties 中声明，并在 reaches.parties 中给出其凭据后重测",
            "the details name the standing that is missing; declare such a party under declares.parties, give its credentials under reaches.parties, and test again",
        ),
    }
}
