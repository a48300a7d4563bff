//! The clauses of the sample, one for each verdict.

use hutong_specs::bilingual::Bilingual;
use hutong_specs::judgement::{ClauseResult, ClauseVerdict, Counts};
use hutong_specs::plan::Reason;
use hutong_specs::standard::{Dimension, Obligation, ProvenanceKind, Severity};

const CLAUSES: &[(&str, &str, ClauseVerdict, &str, &str)] = &[
    (
        "SX-01",
        "security",
        ClauseVerdict::NonConformant,
        "签名不正确的请求应被拒绝。",
        "A request with a wrong signature is refused.",
    ),
    (
        "SX-02",
        "security",
        ClauseVerdict::Waived,
        "时间戳超出十分钟的请求应被拒绝。",
        "A request stamped over ten minutes off is refused.",
    ),
    (
        "SX-03",
        "reporting",
        ClauseVerdict::Conformant,
        "受理信息上报成功时，返回代码为 200。",
        "A case that is taken in is answered with code 200.",
    ),
    (
        "SX-04",
        "reporting",
        ClauseVerdict::PartlyConformant,
        "应答信封应包含代码、说明和数据三个字段。",
        "The envelope holds code, message and data.",
    ),
    (
        "SX-05",
        "reporting",
        ClauseVerdict::Advisory,
        "应答宜在一秒内返回。",
        "An answer comes within one second.",
    ),
    (
        "SX-06",
        "reporting",
        ClauseVerdict::Inconclusive,
        "上报的办件应能查询。",
        "A reported case can be queried.",
    ),
    (
        "SX-07",
        "reporting",
        ClauseVerdict::NotApplicable,
        "提供证照目录的平台应支持证照查询。",
        "A platform with a licence directory answers licence queries.",
    ),
    (
        "SX-08",
        "reporting",
        ClauseVerdict::NotTested,
        "平台应保存日志六个月。",
        "Logs are kept for six months.",
    ),
];

/// The clauses.
pub(super) fn clauses() -> Vec<ClauseResult> {
    let clauses = CLAUSES.iter();
    clauses
        .map(|(id, class, verdict, zh, en)| {
            let mut clause = clause(id, class, *verdict, Bilingual::new(*zh, *en));
            detail(&mut clause);
            clause
        })
        .collect()
}

fn detail(clause: &mut ClauseResult) {
    match clause.clause.as_str() {
        "SX-01" => clause.cases = Counts { pass: 1, fail: 2, ..Counts::default() },
        "SX-02" => {
            clause.cases = Counts { fail: 1, ..Counts::default() };
            clause.waivers = vec!["豁免-2025-7".to_owned()];
        }
        "SX-03" => {
            clause.cases = Counts { pass: 3, ..Counts::default() };
            clause.provenance = ProvenanceKind::Normative;
            clause.source = Bilingual::new("样例标准 5.2", "Sample standard, 5.2");
        }
        "SX-04" => {
            clause.cases = Counts { pass: 2, fail: 1, ..Counts::default() };
            clause.untested = vec![Dimension::Error, Dimension::State];
            clause.provenance = ProvenanceKind::Document;
        }
        "SX-05" => {
            clause.cases = Counts { fail: 1, ..Counts::default() };
            clause.obligation = Obligation::Should;
            clause.provenance = ProvenanceKind::Profile;
        }
        "SX-06" => clause.cases = Counts { inconclusive: 1, error: 1, ..Counts::default() },
        "SX-07" => clause.reasons = vec![Reason::NotDeclared],
        "SX-08" => {
            clause.reasons = vec![Reason::Manual];
            clause.explanation =
                Some(Bilingual::new("日志不经接口提供。", "Logs are not offered by the interface."));
        }
        _ => {}
    }
}

fn clause(id: &str, class: &str, verdict: ClauseVerdict, text: Bilingual) -> ClauseResult {
    ClauseResult {
        clause: id.into(),
        class: class.into(),
        obligation: Obligation::Shall,
        text,
        provenance: ProvenanceKind::Practice,
        source: Bilingual::new("公开对接资料 第 3 节", "Published interface guide, section 3"),
        severity: Severity::Serious,
        verdict,
        reasons: Vec::new(),
        explanation: None,
        tested: vec![Dimension::Request],
        untested: Vec::new(),
        cases: Counts::default(),
        waivers: Vec::new(),
    }
}
