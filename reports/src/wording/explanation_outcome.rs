//! Explanations of findings about the outcome of a request.

use super::explanation::Explanation;
use super::word::Word;

pub(super) const HT101: Explanation = Explanation {
    title: Word::new("平台故障", "The platform broke"),
    meaning: Word::new(
        "平台返回 5xx，或应答中断、不完整，没有按约定受理或拒绝请求。",
        "The platform answered 5xx, or its answer was torn or incomplete; it neither accepted nor refused as agreed.",
    ),
    importance: Word::new(
        "对接方无法得知业务是否已受理，可能重复上报或漏报；一条异常报文就可能影响服务。",
        "The caller cannot know whether the matter was taken in, and reports twice or not at all; one bad request may take the service down.",
    ),
    remedy: Word::new(
        "用回放命令重现，从平台日志找到未处理的异常；在入口处校验请求，对违规请求按约定的错误码拒绝。",
        "Replay the case and find the unhandled exception in the platform's log; check requests at the door and refuse bad ones with the agreed code.",
    ),
};

pub(super) const HT102: Explanation = Explanation {
    title: Word::new("合规请求被拒绝", "A proper request was refused"),
    meaning: Word::new(
        "请求满足约定的全部要求，平台却拒绝受理。",
        "The request kept to everything that is agreed, and the platform refused it.",
    ),
    importance: Word::new(
        "按约定开发的对接方无法完成业务，数据不能归集。",
        "A caller that is built to the agreement cannot do its work, and data are missing.",
    ),
    remedy: Word::new(
        "对照证据中的请求与平台返回的原因，找出多出来的限制并取消；如该限制确有必要，应先写入接口约定。",
        "Compare the request in the evidence with the reason that the platform gave; drop the extra restriction, or have it written into the agreement first.",
    ),
};

pub(super) const HT103: Explanation = Explanation {
    title: Word::new("违规请求被接受", "A bad request was accepted"),
    meaning: Word::new(
        "请求有意违反了一项约定，平台仍按成功受理。“请求有意违反”一栏写明了违反的位置。",
        "The request broke one demand on purpose, and the platform took it in as if it were right. The evidence names what was broken.",
    ),
    importance: Word::new(
        "不合格的数据进入平台，在汇聚、比对、共享时才暴露，清理代价高。",
        "Bad data get into the platform and surface only when they are merged and shared, where mending is dear.",
    ),
    remedy: Word::new(
        "在入口处按约定校验该字段，违规时以约定的错误码拒绝，并说明是哪个字段。",
        "Check that field at the door as agreed, and refuse with the agreed code, naming the field.",
    ),
};

pub(super) const HT104: Explanation = Explanation {
    title: Word::new("未经正确认证的请求被接受", "A request without right credentials was accepted"),
    meaning: Word::new(
        "请求缺少认证信息，或签名、时间戳、密钥不正确，或是原样重放，平台仍予受理。",
        "Credentials were missing, or signature, timestamp or secret were wrong, or the request was a replay; the platform took it in all the same.",
    ),
    importance: Word::new(
        "任何能访问网络的人都可能冒用身份读取或写入政务数据。",
        "Whoever reaches the network may read or write government data under another's name.",
    ),
    remedy: Word::new(
        "对每个接口先验签再处理：核对全部签名要素、时间窗和密钥，不接受空值。是否拒绝重放，以该条款的要求为准。",
        "Verify before doing anything, on every operation: all signed parts, the time window and the secret, empty values refused. Whether a replay must be refused is for the clause to say.",
    ),
};

pub(super) const HT105: Explanation = Explanation {
    title: Word::new("处理结果无法识别", "The outcome cannot be read"),
    meaning: Word::new(
        "按对接方式规定的位置和取值，读不出请求是被受理还是被拒绝。",
        "At the place and with the values that the binding names, the answer says neither accepted nor refused.",
    ),
    importance: Word::new(
        "对接方程序依靠该位置判断成败，读不出就会误判。",
        "Callers' programs decide by that place, and decide wrongly.",
    ),
    remedy: Word::new(
        "统一返回约定的信封：结果代码放在约定的字段，取约定的值；网关和异常处理返回的应答也要一致。",
        "Return the agreed envelope everywhere, with the code in the agreed field; gateways and exception handlers included.",
    ),
};

pub(super) const HT106: Explanation = Explanation {
    title: Word::new("无权的接入方的请求被接受", "A request of a party without the right to it was accepted"),
    meaning: Word::new(
        "另一接入方凭自己的有效凭据，读取、修改或使用了不属于它的数据或操作，平台仍予受理。",
        "Another party, with good credentials of its own, read or changed what is not its own, or used an operation that it may not use; the platform took it in.",
    ),
    importance: Word::new(
        "任何一个接入单位都能看到或改动其他单位的数据，个人信息由此泄露，责任无法分清。",
        "Any connected department sees or changes the data of the others: personal data leak, and nobody can say who did what.",
    ),
    remedy: Word::new(
        "在每个操作中核对数据归属和调用方权限，不要只验证身份；以数据的归属方为查询和更新的条件。",
        "Check on every operation whose data they are and what the caller may do, not only who it is; make the owner a condition of each query and update.",
    ),
};
