//! The findings of the sample.

use hutong_specs::judgement::{Blame, ContractGround, Evidence, Finding, FindingCode, Observed};
use hutong_specs::plan::{Breach, Demand, Place};
use hutong_specs::standard::Severity;

fn finding(code: FindingCode, clause: &str, severity: Severity, case: &str) -> Finding {
    let operation = case.split('/').next().unwrap_or_default();
    Finding {
        fingerprint: format!("{code:?}-{clause}"),
        code,
        clause: clause.into(),
        severity,
        operation: operation.into(),
        operations: vec![operation.into()],
        rule: "credentials".into(),
        place: Place::Exchange,
        expected: Demand::Refused,
        breaches: Vec::new(),
        observed: Observed::Outcome("accepted".to_owned()),
        blame: Blame::Platform,
        case: case.into(),
        step: "probe".into(),
        cases: vec![case.into()],
        count: 1,
        waiver: None,
        evidence: evidence(),
        minimal: None,
    }
}

fn evidence() -> Evidence {
    Evidence {
        line: 7,
        request: "POST /api/case/accept HTTP/1.1\ncontent-type: application/json\n\n{\"projectNo\":\"99000020251123000001\",\"applyerName\":\"测**\"}".to_owned(),
        response: "HTTP/1.1 200 OK\ncontent-type: application/json\n\n{\"code\":200,\"message\":\"成功\",\"data\":null}".to_owned(),
        curl: None,
    }
}

/// The findings, worst first.
pub(super) fn findings() -> Vec<Finding> {
    let breach = |name: &str| Breach {
        place: Place::Credential(name.to_owned()),
        keyword: "signature".to_owned(),
        constraint: None,
    };
    let signature = Finding {
        place: Place::Credential("gjzwfwpt_sign".to_owned()),
        operations: vec!["reportCase".into(), "reportItem".into()],
        breaches: vec![breach("gjzwfwpt_sign")],
        cases: vec!["reportCase/credentials/wrong".into(), "reportItem/credentials/wrong".into()],
        count: 2,
        ..finding(FindingCode::HT104, "SX-01", Severity::Fatal, "reportCase/credentials/wrong")
    };
    let stale = Finding {
        waiver: Some("豁免-2025-7".to_owned()),
        ..finding(FindingCode::HT104, "SX-02", Severity::Serious, "reportCase/window/stale")
    };
    let envelope = Finding {
        rule: "refusal".into(),
        place: Place::Body("/message".to_owned()),
        expected: Demand::DeclaredBody,
        observed: Observed::Constraint {
            at: "/message".to_owned(),
            keyword: "type".to_owned(),
            constraint: "#/components/schemas/Envelope/properties/message/type".to_owned(),
            value: "null".to_owned(),
        },
        blame: Blame::Contract(ContractGround::OwnExample),
        ..finding(FindingCode::HT205, "SX-04", Severity::General, "reportCase/required/projectNo")
    };
    let slow = Finding {
        rule: "within".into(),
        place: Place::Time,
        expected: Demand::Within(1000),
        observed: Observed::Duration(2_345_678),
        evidence: Evidence { curl: Some("curl -s \"$BASE/case/GET\"".to_owned()), ..evidence() },
        ..finding(FindingCode::HT401, "SX-05", Severity::Minor, "GET /case/{no}/within/answer")
    };
    vec![signature, stale, envelope, slow]
}
