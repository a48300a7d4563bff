//! Explanations of findings about what an answer holds.

use super::explanation::Explanation;
use super::word::Word;

pub(super) const HT201: Explanation = Explanation {
    title: Word::new("HTTP 状态码未声明", "The HTTP status is not declared"),
    meaning: Word::new(
        "平台返回了接口文档没有为该操作声明的状态码。",
        "The platform answered with a status that the document does not declare for the operation.",
    ),
    importance: Word::new(
        "对接方没有处理该状态码的依据，容易当作未知错误丢弃。",
        "Callers have nothing to handle it by, and drop it as an unknown error.",
    ),
    remedy: Word::new(
        "改为返回已声明的状态码；如确有需要，先在接口文档中声明。",
        "Answer with a declared status, or declare this one first.",
    ),
};

pub(super) const HT202: Explanation = Explanation {
    title: Word::new("HTTP 状态码使用不当", "The HTTP status is wrong here"),
    meaning: Word::new(
        "状态码虽已声明，但不是该情形下约定的那一个。",
        "The status is declared, but it is not the one agreed for this situation.",
    ),
    importance: Word::new(
        "对接方会按错误的情形处理，例如把拒绝当作重试。",
        "Callers act as for another situation: they retry what was refused, for one.",
    ),
    remedy: Word::new(
        "按条款返回该情形对应的状态码。",
        "Answer with the status that the clause names for the situation.",
    ),
};

pub(super) const HT203: Explanation = Explanation {
    title: Word::new("媒体类型未声明", "The media type is not declared"),
    meaning: Word::new(
        "响应的 Content-Type 缺失，或不是接口文档声明的类型。",
        "Content-Type is missing, or is not one that the document declares.",
    ),
    importance: Word::new(
        "对接方按声明的类型解析，可能解析失败；浏览器类客户端还可能误作网页打开。",
        "Callers parse by the declared type and fail; browsers may open the body as a page.",
    ),
    remedy: Word::new(
        "设置正确的 Content-Type；留意网关、容器默认错误页返回的 text/html。",
        "Set the right Content-Type; mind the text/html of gateways and of the container's error pages.",
    ),
};

pub(super) const HT204: Explanation = Explanation {
    title: Word::new("响应头缺失或取值不符", "A header is missing or its value is not allowed"),
    meaning: Word::new(
        "约定的响应头没有返回，或取值不在允许范围内。",
        "An agreed header is not there, or its value is not allowed.",
    ),
    importance: Word::new(
        "依赖该响应头的对接逻辑无法工作。",
        "What callers build on that header does not work.",
    ),
    remedy: Word::new(
        "补齐该响应头，并检查中间网关是否将其删除或改写。",
        "Send the header, and check that no gateway drops or rewrites it.",
    ),
};

pub(super) const HT205: Explanation = Explanation {
    title: Word::new("响应体不符合声明的结构", "The body is not allowed by its schema"),
    meaning: Word::new(
        "响应体缺少字段、类型不符或取值越界，不满足接口约定的结构。",
        "The body lacks a field, or a type or value is not allowed by the agreed schema.",
    ),
    importance: Word::new(
        "按约定生成的对接程序会解析失败，或读到错误的数据。",
        "Programs made from the agreement fail to parse it, or read wrong data.",
    ),
    remedy: Word::new(
        "按“实际”一栏给出的位置和约束修正返回值；多个用例指向同一位置时通常只需改一处。",
        "Mend the value at the place and for the constraint that are named; where many cases name one place, one change mends all.",
    ),
};

pub(super) const HT206: Explanation = Explanation {
    title: Word::new("响应体无法解析", "The body cannot be read"),
    meaning: Word::new(
        "响应体与其媒体类型不符：JSON 残缺、键重复或字符编码错误。",
        "The body is not what its media type says: broken JSON, a duplicate key, or another charset.",
    ),
    importance: Word::new(
        "对接方的解析器直接报错，整条应答作废。",
        "The caller's parser fails, and the whole answer is lost to it.",
    ),
    remedy: Word::new(
        "用序列化库生成报文，不要拼接字符串；统一使用 UTF-8，并给出真实的 Content-Type，错误分支和网关同样如此。",
        "Write the body with a serialiser, never by joining strings; send UTF-8 and a Content-Type that is true, on error paths and behind gateways too.",
    ),
};

pub(super) const HT207: Explanation = Explanation {
    title: Word::new("响应体取值不符", "A value of the body is not as demanded"),
    meaning: Word::new(
        "响应体结构正确，但某处的值不是条款所要求的。",
        "The body is well formed, but a value in it is not what the clause demands.",
    ),
    importance: Word::new("对接方据此作出的业务判断会出错。", "What callers decide by that value is wrong."),
    remedy: Word::new("对照条款修正该值的来源。", "Mend where the value comes from, clause in hand."),
};

pub(super) const HT208: Explanation = Explanation {
    title: Word::new("响应体成员重名", "The body names a member more than once"),
    meaning: Word::new(
        "响应体的同一个 JSON 对象里，同一个名称出现了不止一次。RFC 8259 第 4 节建议名称在对象内唯一；本工具按最后一个取值继续判定。",
        "Within one JSON object of the body a name stands more than once. section 4 of RFC 8259 says that names should be unique; hutong reads the last one and goes on.",
    ),
    importance: Word::new(
        "各家解析器取第一个、取最后一个或报错，同一应答在不同对接方读出不同的值。",
        "Parsers take the first, take the last or give up, so that callers read different values in one answer.",
    ),
    remedy: Word::new(
        "检查序列化代码：多为手工拼接字符串，或父子类、映射与注解输出了同名字段。",
        "Look at what writes the JSON: mostly strings joined by hand, or a class and its parent that both write the field.",
    ),
};

pub(super) const HT301: Explanation = Explanation {
    title: Word::new("前后数据不一致", "Values of two exchanges do not agree"),
    meaning: Word::new(
        "同一业务前后两次交互的数据对不上：写入后查不到、查到的值不同，或应当变化的值没有变化。",
        "Two exchanges of one matter disagree: what was written is not found, is found changed, or did not change though it should.",
    ),
    importance: Word::new(
        "平台保存的数据不可信，统计、共享和办件跟踪都会受影响。",
        "What the platform keeps cannot be trusted, nor what is counted, shared and tracked from it.",
    ),
    remedy: Word::new(
        "用回放命令按步骤重现，检查入库、缓存和主从同步；受理成功的应答应在数据可查之后返回。",
        "Replay the steps; check storage, caches and replication; say accepted only once the data can be read back.",
    ),
};

pub(super) const HT302: Explanation = Explanation {
    title: Word::new("同一主版本内的不兼容改动", "The release takes back what the one before promised"),
    meaning: Word::new(
        "与上一版接口定义相比，操作、参数、请求体或应答有对接方承受不了的改动，而主版本号没有升高。",
        "Held against the definition of the release before, an operation, parameter, body or answer changed so that callers break, and the major version is the same.",
    ),
    importance: Word::new(
        "按上一版编写的对接程序在升级后直接失败，而版本号告诉他们可以放心升级。",
        "Programs written for the release before fail, though the version number tells them that they may go on.",
    ),
    remedy: Word::new(
        "恢复所列之处，或另发布一个主版本，并让旧版在过渡期内继续可用。",
        "Restore what is named, or publish a new major version and keep the old one for a time.",
    ),
};

pub(super) const HT401: Explanation = Explanation {
    title: Word::new("响应超过时限", "The answer took too long"),
    meaning: Word::new(
        "平台没有在条款规定的时间内完成响应。",
        "The answer was not complete within the time that the clause sets.",
    ),
    importance: Word::new(
        "对接方会超时重试，加重平台负担并产生重复数据。",
        "Callers time out and try again: more load, and doubled data.",
    ),
    remedy: Word::new(
        "查看该接口的慢查询和外部调用；测试网络的时延应先排除。",
        "Look at slow queries and outside calls of the operation; rule out the test network's delay first.",
    ),
};

pub(super) const HT501: Explanation = Explanation {
    title: Word::new("响应泄露内部信息", "The answer tells what it should not"),
    meaning: Word::new(
        "响应中出现异常堆栈、数据库语句或服务器路径等内部信息。",
        "The answer holds a stack trace, a database query, a path of the server or the like.",
    ),
    importance: Word::new(
        "攻击者可据此了解系统构成，寻找弱点。",
        "An attacker learns how the system is built and where it is weak.",
    ),
    remedy: Word::new(
        "设置统一的异常处理，对外只返回错误码和简要说明，细节写入日志。",
        "Catch exceptions in one place; tell callers a code and a short message, and keep the details in the log.",
    ),
};

pub(super) const HT502: Explanation = Explanation {
    title: Word::new("把数据当作代码执行", "Data was taken for code"),
    meaning: Word::new(
        "请求中作为数据发送的文本被平台解释执行，或未经转义出现在浏览器会渲染的响应中。",
        "A text that was sent as data was run by the platform, or stands unescaped in an answer that a browser renders.",
    ),
    importance: Word::new(
        "攻击者可借此读取或篡改数据，或在他人的浏览器中执行脚本。",
        "An attacker can read or change data in this way, or run scripts in the browsers of others.",
    ),
    remedy: Word::new(
        "使用参数化查询，不把输入拼入模板、命令、路径或查询；输出到页面时按上下文转义；XML 解析关闭外部实体。",
        "Bind parameters; build no template, command, path or query from input; escape by context on output; switch external entities of XML off.",
    ),
};

pub(super) const HT503: Explanation = Explanation {
    title: Word::new("拒绝的应答透露对象是否存在", "A refusal tells whether something exists"),
    meaning: Word::new(
        "无权的接入方查询他人的对象与查询不存在的对象，得到的拒绝不同（状态码、代码或说明）。",
        "A party without the right to an object is refused in another way than for an object that nobody has: another status, code or message.",
    ),
    importance: Word::new(
        "可以由此逐个试出他人的办件编号等标识，即使读不到内容。",
        "Numbers of other people's cases can be found by trying them, even where their content cannot be read.",
    ),
    remedy: Word::new(
        "对无权访问和不存在返回完全相同的应答。",
        "Answer what is not there and what the caller may not see in exactly the same way.",
    ),
};

pub(super) const HT504: Explanation = Explanation {
    title: Word::new("传输未加密或加密不足", "What is exchanged is not, or badly, encrypted"),
    meaning: Word::new(
        "平台不经 TLS 也提供服务，或在握手中接受了已被禁止的 TLS 版本或加密套件。若所见为协议版本和套件，那是平台在握手中的选择，握手到此即中断，没有发送请求。",
        "The platform serves without TLS, or takes a version of TLS or a cipher suite that is forbidden. Where a version and a suite are shown, that is what it chose in the handshake, which was broken off there without a request.",
    ),
    importance: Word::new(
        "线路上的任何人都能读到或改动办事人的数据和凭证；攻击者可以迫使双方用最差的一种。",
        "Whoever is on the way can read or change people's data and credentials; an attacker can make both sides use the worst that is offered.",
    ),
    remedy: Word::new(
        "关闭明文端口或使其只答错误；网关只开放 TLS 1.2 和 1.3，去掉 NULL、RC4、EXPORT、DES 等套件（BCP 195：RFC 8996、RFC 9325）。",
        "Close the port without TLS or let it answer errors alone; let the gateway take TLS 1.2 and 1.3 only, without NULL, RC4, export or DES suites (BCP 195: RFC 8996, RFC 9325).",
    ),
};
