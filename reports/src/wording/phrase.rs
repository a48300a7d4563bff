//! Headings and labels of reports.
#![expect(missing_docs, reason = "each constant is its own text")]

use super::word::Word;

pub const ACCEPTED_ONCE: Word = Word::new("有请求被接受", "Some accepted");
pub const ACCEPTED_SHARE: Word = Word::new("有请求被接受的接口", "Operations that accepted some request");
pub const AUTHORISATION: Word = Word::new("授权文件", "Authorisation");
pub const BATCH: Word = Word::new("测试数据标记", "Mark in test data");
pub const BINDING: Word = Word::new("对接方式", "Binding");
pub const BLAME: Word = Word::new("责任归属", "Attributed to");
pub const BREACHES: Word = Word::new("请求有意违反", "The request breaks");
pub const CASE: Word = Word::new("用例", "Case");
pub const CASES: Word = Word::new("用例", "Cases");
pub const CASES_PASSED: Word = Word::new("用例通过/总数", "Cases passed/all");
pub const CEILING: Word = Word::new("影响上限", "Effects ceiling");
pub const CLASS: Word = Word::new("符合性类", "Conformance class");
pub const CLASSES: Word = Word::new("按符合性类的结论", "Conclusion by conformance class");
pub const CLAUSE: Word = Word::new("条款", "Clause");
pub const CLAUSES: Word = Word::new("逐条判定", "Clause by clause");
pub const CLAUSE_ID: Word = Word::new("条款号", "Id");
pub const CLOCK: Word = Word::new("时钟偏差", "Clock offset");
pub const COUNT: Word = Word::new("数量", "Count");
pub const COVERAGE: Word = Word::new("按接口的覆盖情况", "Coverage by operation");
pub const CURL: Word = Word::new("curl 命令", "curl");
pub const DETAIL: Word = Word::new("说明", "Detail");
pub const DIGESTS: Word = Word::new("摘要", "Digests");
pub const DIGEST_PLAN: Word = Word::new("测试计划摘要", "Digest of the plan");
pub const DIGEST_RECORD: Word = Word::new("测试记录摘要", "Digest of the record");
pub const DIGEST_STANDARD: Word = Word::new("标准摘要", "Digest of the standard");
pub const DOUBT: Word = Word::new("原因", "Why");
pub const DURATION: Word = Word::new("历时", "Took");
pub const EDITION: Word = Word::new("版本", "edition");
pub const ENDED: Word = Word::new("结束情况", "Ended");
pub const EVIDENCE_REQUEST: Word = Word::new("请求（已脱敏）", "Request (masked)");
pub const EVIDENCE_RESPONSE: Word = Word::new("响应（已脱敏）", "Response (masked)");
pub const EXCHANGES: Word = Word::new("交互次数", "Exchanges");
pub const EXPECTED: Word = Word::new("期望", "Expected");
pub const FAILED: Word = Word::new("不通过", "Failed");
pub const FINDINGS: Word = Word::new("问题", "Findings");
pub const FINDINGS_LIST: Word = Word::new("问题清单", "Findings");
pub const FIRST_CASE: Word = Word::new("首个用例", "First case");
pub const IDENTIFIER: Word = Word::new("标识", "Identifier");
pub const INCONCLUSIVE_CASES: Word = Word::new("未能判定的用例", "Cases that could not be decided");
pub const LEGEND: Word = Word::new("“来源”一栏的含义", "What “source” means");
pub const LIMITS: Word = Word::new("声明", "Limits of this report");
pub const LINE_OF_RECORD: Word = Word::new("记录行号", "Line of the record");
pub const MINIMAL: Word = Word::new("最小请求", "Smallest request");
pub const MINIMAL_REPLAY: Word = Word::new("重放最小请求", "Replay the smallest");
pub const MINIMAL_REQUEST: Word = Word::new("最小请求（已脱敏）", "Smallest request (masked)");
pub const MINIMAL_RESPONSE: Word = Word::new("最小请求的响应（已脱敏）", "Response to the smallest (masked)");
pub const NEVER_ACCEPTED: Word = Word::new("有应答但从未被接受", "answered and never accepted anything");
pub const NEVER_SENT: Word = Word::new("没有应答", "never answered");
pub const NONE: Word = Word::new("无", "none");
pub const NOT_GIVEN: Word = Word::new("未提供", "not given");
pub const NOT_MEASURED: Word = Word::new("未测得（平台未返回 Date）", "not measured (no Date was sent)");
pub const NONE_SO_FAR: Word = Word::new(
    "运行提前结束，不能说明没有问题：",
    "The run ended early; that nothing was found says nothing:",
);
pub const NO_CLAUSES: Word = Word::new("本标准没有条款。", "This standard has no clauses.");
pub const NO_FINDINGS: Word = Word::new("未发现问题。", "There are no findings.");
pub const CLAIM: Word = Word::new("声明", "Claim");
pub const STANDING: Word = Word::new("对照", "Beside what was seen");
pub const CLAIMS: Word = Word::new("所声明与所见", "Claims and what was seen");
pub const CLAIMS_NOTE: Word = Word::new(
    "被测方关于自身的声明（符合类、接口定义、Allow、安全方案、限流头部）与本次所见的对照，不是判定；没有条款要求的不计为不符合。",
    "What the target says of itself (classes, definition, Allow, security schemes, rate limit headers) beside what was seen. These are no verdicts: what no clause demands is not counted.",
);
pub const NO_RESIDUE: Word = Word::new(
    "未发现本次运行留在平台上的对象。",
    "Nothing that the run created is known to be left on the platform.",
);
pub const NOTHING_LEFT_OUT: Word = Word::new("没有未测的内容。", "Nothing was left out.");
pub const OBLIGATION: Word = Word::new("约束力", "Obligation");
pub const OBSERVED: Word = Word::new("实际", "Observed");
pub const OPERATION: Word = Word::new("接口", "Operation");
pub const ORIGIN: Word = Word::new("交互来源", "Origin of exchanges");
pub const OTHER_CASES: Word = Word::new("其他用例", "Other cases");
pub const PASSED: Word = Word::new("通过", "Passed");
pub const PLACE: Word = Word::new("位置", "Place");
pub const REASON: Word = Word::new("原因", "Reason");
pub const REMEDY: Word = Word::new("整改建议", "How to fix it");
pub const REMOVAL: Word = Word::new("删除情况", "Removal");
pub const REPLAY: Word = Word::new("复现命令", "Reproduce with");
pub const REPORT_NUMBER: Word = Word::new("报告编号", "Report number");
pub const RESIDUE: Word = Word::new("遗留数据", "Left on the platform");
pub const RESIDUE_NOTE: Word = Word::new(
    "以下对象由本次运行创建，未确认已删除，请平台方核对清理。标识已脱敏。",
    "These were created by the run and are not known to be gone; the operator should check and remove them. Identifiers are masked.",
);
pub const RULE: Word = Word::new("规则", "Rule");
pub const RUN_BY: Word = Word::new("执行工具", "Run by");
pub const JUDGED_BY: Word = Word::new("判定工具", "Judged by");
pub const SATISFIED: Word = Word::new("应类条款 满足/总数", "“Shall” clauses satisfied/all");
pub const SEED: Word = Word::new("随机种子", "Seed");
pub const SEVERITY: Word = Word::new("严重程度", "Severity");
pub const SIGN_CHECKED: Word = Word::new("审核", "Checked by");
pub const SIGN_DATE: Word = Word::new("日期", "Date");
pub const SIGN_RELEASED: Word = Word::new("批准", "Released by");
pub const SIGN_TESTED: Word = Word::new("测试", "Tested by");
pub const SOURCE: Word = Word::new("来源", "Source");
pub const STANDARD: Word = Word::new("测试依据", "Standard");
pub const STATUSES: Word = Word::new("HTTP 状态码及次数", "HTTP statuses and counts");
pub const SUMMARY: Word = Word::new("总体情况", "In figures");
pub const TARGET: Word = Word::new("被测平台", "Target");
pub const TARGET_ADDRESS: Word = Word::new("测试地址", "Base URL");
pub const TARGET_VERSION: Word = Word::new("平台版本", "Declared version");
pub const TITLE: Word = Word::new("符合性测试报告", "Conformance Test Report");
pub const TOTAL: Word = Word::new("总数", "All");
pub const UNDECIDED: Word = Word::new("未判定", "Undecided");
pub const UNFINISHED: Word = Word::new(
    "测试未能全部执行。未执行的用例不作判定，本报告的结论不完整。",
    "The run was not completed. Cases that were not run are not decided; the conclusions below are incomplete.",
);
pub const COMPILED: Word = Word::new(
    "本项目整理的标准包，不是国家标准文本",
    "a pack compiled by this project; it is no national standard",
);
pub const PROVENANCE: Word = Word::new("条款来源", "Clauses come from");
pub const NO_CREDENTIALS: Word = Word::new("未提供凭据", "No credentials");
pub const UNTESTED: Word = Word::new("未测内容", "What was not tested");
pub const UNTESTED_CLAUSES: Word = Word::new("未测或不适用的条款", "Clauses not tested or not applicable");
pub const UNTESTED_DIMENSIONS: Word = Word::new("未测维度", "Untested dimensions");
pub const UNTESTED_REASONS: Word = Word::new("未纳入计划的内容", "What the plan left out");
pub const VERDICT: Word = Word::new("判定", "Verdict");
pub const WAIVED_BY: Word = Word::new("豁免", "Waived by");
pub const WINDOW: Word = Word::new("测试时间", "Run");
pub const YES: Word = Word::new("是", "yes");
pub const NO: Word = Word::new("否", "no");

/// What a report cannot say, one sentence each.
pub const STATEMENTS: &[Word] = &[
    Word::new(
        "本报告的结论仅对上文所列的平台版本、测试地址和测试时间有效。",
        "The conclusions hold only for the version, the address and the time named above.",
    ),
    Word::new(
        "未测、不适用、无法判定的条款均不视为通过；“未测维度”不在判定范围之内。",
        "What was not tested, not applicable or not decided never counts as passed; untested dimensions are outside the verdict.",
    ),
    Word::new(
        "来源为“公开实践”“推断”“接口文档”“本项目约定”的条款不是国家标准条文，其判定不得表述为违反国家标准。",
        "Clauses by practice, inference, interface document or the project's own decision are not the text of a national standard; a verdict on them must not be called a breach of one.",
    ),
    Word::new(
        "条款文字为本项目的转述；如与所引标准的正文不一致，以正文为准。",
        "Clauses are in the project's own words; where they differ from the text that they quote, that text holds.",
    ),
    Word::new(
        "测试只能发现问题，不能证明没有问题。",
        "Testing shows that faults are there; it cannot show that there are none.",
    ),
    Word::new(
        "证据已脱敏；完整交互保存在测试记录中，以上列摘要为准，按保密资料管理。",
        "Evidence is masked; the record with the digest above holds the whole exchanges and is confidential.",
    ),
];
