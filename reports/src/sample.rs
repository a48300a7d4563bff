//! A small judgement made by hand, for the tests of every format: each verdict, and a hostile answer.

use std::collections::BTreeMap;

use hutong_specs::bilingual::Bilingual;
use hutong_specs::digest::Digest;
use hutong_specs::judgement::{
    Blame, CaseResult, Claim, ClaimGround, ClaimKind, ClassResult, ClassVerdict, Counts, Coverage, Doubt,
    Judgement, Observed, OperationCoverage, Parents, Removal, Residue, RunFacts, Standing, Verdict,
};
use hutong_specs::plan::{Exclusion, Place, Reason, StandardReference};
use hutong_specs::record::{Ended, Origin, Target};
use hutong_specs::standard::Effect;
use hutong_specs::tool::Tool;

mod clauses;
mod findings;

/// What a hostile platform may put anywhere.
pub(crate) const HOSTILE: &str =
    "</pre><script>alert(1)</script><a href=\"javascript:x\">]]>\u{1b}[31m\u{202e}gnp\0\u{feff}\r\u{ffff}";

/// The judgement.
pub(crate) fn judgement() -> Judgement {
    Judgement {
        format: Judgement::FORMAT.to_owned(),
        tool: tool(),
        parents: Parents {
            standard: Digest::of(b"standard"),
            plan: Digest::of(b"plan"),
            record: Digest::of(b"record"),
        },
        standard: StandardReference {
            id: "sample-exchange".into(),
            title: Bilingual::new("政务服务数据交换（样例）", "Government service data exchange (sample)"),
            edition: "2025".to_owned(),
            digest: Digest::of(b"standard"),
            location: "sample-exchange".to_owned(),
        },
        run: run(),
        classes: classes(),
        clauses: clauses::clauses(),
        findings: findings::findings(),
        cases: cases(),
        coverage: coverage(),
        residue: residue(),
        claims: claims(),
    }
}

fn claims() -> Vec<Claim> {
    let claim = |kind, subject: &str, standing, members: &[&str]| Claim {
        kind,
        subject: subject.to_owned(),
        standing,
        members: members.iter().map(|member| (*member).to_owned()).collect(),
        ground: Some(ClaimGround { case: "reportCase/method/get".into(), line: 9 }),
    };
    vec![
        claim(ClaimKind::AllowNames, "/case/accept", Standing::Kept, &["POST"]),
        claim(ClaimKind::AllowOmits, "/case/query", Standing::Contradicted, &["GET", "POST"]),
        claim(ClaimKind::Methods, "/case/query", Standing::Undeclared, &["GET"]),
        Claim { ground: None, ..claim(ClaimKind::Security, "bearer", Standing::NotReached, &["queryCase"]) },
    ]
}

fn residue() -> Vec<Residue> {
    let left = |identifier: Option<&str>, removal| Residue {
        operation: "reportCase".into(),
        identifier: identifier.map(str::to_owned),
        case: "reportCase/required/body.name.missing".into(),
        line: 7,
        removal,
    };
    vec![
        left(None, Removal::NotOffered),
        left(Some("row-1"), Removal::NotSent),
        left(Some("row-2"), Removal::NotAccepted("refused 403".to_owned())),
    ]
}

/// The same judgement with a hostile answer in every text that a platform can reach.
pub(crate) fn hostile() -> Judgement {
    let mut judgement = judgement();
    judgement.run.target.name = HOSTILE.to_owned();
    judgement.run.target.base = "javascript:alert(1)".to_owned();
    judgement.run.detail = HOSTILE.to_owned();
    for finding in &mut judgement.findings {
        finding.observed = Observed::Value(HOSTILE.to_owned());
        finding.place = Place::Body(format!("/{HOSTILE}"));
        finding.blame = Blame::TestData(vec![HOSTILE.to_owned()]);
        finding.evidence.request = HOSTILE.to_owned();
        finding.evidence.response = HOSTILE.to_owned();
        finding.evidence.curl = Some(HOSTILE.to_owned());
    }
    for left in &mut judgement.residue {
        left.identifier = Some(HOSTILE.to_owned());
        left.removal = Removal::NotAccepted(HOSTILE.to_owned());
    }
    for claim in &mut judgement.claims {
        claim.subject = HOSTILE.to_owned();
        claim.members = vec![HOSTILE.to_owned()];
    }
    for case in &mut judgement.cases {
        for doubt in &mut case.doubts {
            *doubt = Doubt::Precondition { step: HOSTILE.to_owned(), observed: HOSTILE.to_owned() };
        }
    }
    judgement
}

fn tool() -> Tool {
    Tool { name: "hutong".to_owned(), version: "0.1.0".to_owned(), commit: "0123abc".to_owned() }
}

fn run() -> RunFacts {
    RunFacts {
        target: Target {
            name: "测试省政务服务平台".to_owned(),
            base: "http://127.0.0.1:8080/api".to_owned(),
            version: Some("v3.2.1".to_owned()),
        },
        tool: tool(),
        binding: "national-data-direct".to_owned(),
        batch: "a1b2c3d4".to_owned(),
        origin: Origin::Run,
        seed: 42,
        ceiling: Effect::Writing,
        authorisation: Some("测试授权〔2025〕1号".to_owned()),
        started_ms: 1_763_870_400_000,
        finished_ms: Some(1_763_870_465_280),
        ended: Some(Ended::Completed),
        detail: String::new(),
        clock_offset_ms: Some(-2000),
        exchanges: 9,
    }
}

fn classes() -> Vec<ClassResult> {
    let class = |id: &str, title: Bilingual, verdict, shall, satisfied| ClassResult {
        class: id.into(),
        title,
        verdict,
        shall,
        satisfied,
    };
    vec![
        class("security", Bilingual::new("安全接入", "Secure access"), ClassVerdict::NonConformant, 2, 0),
        class("reporting", Bilingual::new("数据上报", "Reporting"), ClassVerdict::NotEstablished, 5, 2),
    ]
}

fn case(id: &str, rule: &str, clauses: &[&str], verdict: Verdict) -> CaseResult {
    CaseResult {
        case: id.into(),
        rule: rule.into(),
        operation: id.split('/').next().unwrap_or_default().into(),
        clauses: clauses.iter().map(|clause| (*clause).into()).collect(),
        verdict,
        doubts: Vec::new(),
        duration_us: 12_500,
    }
}

fn cases() -> Vec<CaseResult> {
    let mut cases = vec![
        case("reportCase/acceptance/full", "acceptance", &["SX-01", "SX-03", "SX-04"], Verdict::Pass),
        case("reportCase/credentials/wrong", "credentials", &["SX-01", "SX-03"], Verdict::Fail),
        case("reportItem/credentials/wrong", "credentials", &["SX-01"], Verdict::Fail),
        case("reportCase/window/stale", "window", &["SX-02"], Verdict::Fail),
        case("reportCase/required/projectNo", "required", &["SX-03", "SX-04"], Verdict::Fail),
        case("GET /case/{no}/within/answer", "within", &["SX-05"], Verdict::Fail),
        case("queryCase/scenario/reported", "scenario", &["SX-06"], Verdict::Inconclusive),
        case("queryCase/scenario/again", "scenario", &["SX-06"], Verdict::Error),
    ];
    if let Some(case) = cases.get_mut(6) {
        case.doubts =
            vec![Doubt::Precondition { step: "report".to_owned(), observed: "refused 300".to_owned() }];
    }
    if let Some(case) = cases.get_mut(7) {
        case.doubts = vec![Doubt::Tool("没有可用的密钥".to_owned())];
    }
    cases
}

fn coverage() -> Coverage {
    let reached = |pass, fail, statuses: &[(u16, u64)]| OperationCoverage {
        cases: Counts { pass, fail, ..Counts::default() },
        accepted: pass > 0,
        statuses: statuses.iter().copied().collect(),
    };
    let operations = BTreeMap::from([
        ("reportCase".into(), reached(1, 3, &[(200, 5)])),
        ("reportItem".into(), reached(0, 1, &[(200, 1), (401, 2)])),
    ]);
    let exclusions = vec![
        Exclusion {
            clause: Some("SX-03".into()),
            operation: Some("deleteCase".into()),
            rule: Some("acceptance".into()),
            reason: Reason::AboveCeiling,
            detail: "destructive".to_owned(),
            count: 4,
        },
        Exclusion {
            clause: None,
            operation: Some("queryLicence".into()),
            rule: None,
            reason: Reason::MissingTestData,
            detail: "licence-id".to_owned(),
            count: 2,
        },
    ];
    let cases = Counts { pass: 1, fail: 5, inconclusive: 1, error: 1, not_applicable: 0 };
    Coverage { operations, cases, exclusions }
}
