//! Whether what is exchanged is encrypted, and well enough: BCP 195 (RFC 8996 §4 and §5, RFC 9325 §4.1).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hutong_specs::binding::Outcome;
use hutong_specs::judgement::{Doubt, FindingCode, Observed};
use hutong_specs::plan::Place;
use hutong_specs::record::{BodyContent, Fault, FaultKind};
use hutong_specs::wire::is_json;

use super::of_fault;
use crate::judge::ruling::Ruling;
use crate::judge::view::{View, covers};
use crate::server_hello::{Reply, read};

/// What was asked for without TLS was not served: nobody is there, or the answer leads elsewhere or says that this is not the way
/// (404, 421, 426, 400 without a word of the application). An acceptance in a media type that is not the operation's may be a page
/// of whoever else listens there, and other errors leave open what a better request would be answered: nothing is concluded.
pub(super) fn served(view: &View<'_>) -> Ruling {
    if let Some(fault) = view.fault() {
        return match fault.kind {
            FaultKind::Connect | FaultKind::Closed | FaultKind::Malformed | FaultKind::Tls => Ruling::Met,
            _ => Ruling::Doubtful(of_fault(fault)),
        };
    }
    let url = view.exchange.sent.as_ref().map(|sent| sent.url.as_str()).unwrap_or_default();
    let scheme = url.split("://").next().unwrap_or_default();
    match (&view.outcome, view.status()) {
        _ if scheme != "http" => Ruling::Met,
        (Some(Outcome::Accepted), _) if is_own(view) => {
            Ruling::broken(FindingCode::HT504, Place::Url, Observed::Value(scheme.to_owned()))
        }
        (_, Some(status @ (401 | 403))) => Ruling::Doubtful(Doubt::NoCredentials(status)),
        (_, Some(300..=399 | 404 | 421 | 426)) => Ruling::Met,
        (_, Some(400)) if !is_own(view) => Ruling::Met,
        (_, status) => {
            let status = status.map_or_else(String::new, |status| format!(" {status}"));
            Ruling::Doubtful(Doubt::Transport(format!("HTTP{status} without TLS")))
        }
    }
}

/// Whether an answer is in a media type that the operation declares for some answer.
fn is_own(view: &View<'_>) -> bool {
    let Some(media_type) = view.media_type() else { return false };
    let responses = view.operation.into_iter().flat_map(|operation| operation.responses.values());
    let mut declared = responses.flat_map(|response| &response.content).peekable();
    // Where nothing is declared, JSON is what no default page is written in.
    if declared.peek().is_none() {
        return is_json(&media_type);
    }
    declared.any(|declared| covers(&declared.name, &media_type))
}

/// The server did not take what the `ClientHello` offered: it answered with an alert, or closed the connection.
pub(super) fn negotiated(view: &View<'_>) -> Ruling {
    let Some(fault) = view.fault() else {
        return Ruling::Silent;
    };
    let Some(received) = received(fault) else {
        return match fault.kind {
            FaultKind::Closed => Ruling::Met,
            _ => Ruling::Doubtful(of_fault(fault)),
        };
    };
    match read(&received) {
        Reply::Took(version, suite) => Ruling::broken(
            FindingCode::HT504,
            Place::Exchange,
            Observed::Value(format!("{version}, {suite}")),
        ),
        reply if reply.is_refusal() => Ruling::Met,
        Reply::Alert(_) | Reply::Nothing | Reply::Unread => Ruling::Doubtful(of_fault(fault)),
    }
}

/// What came back in the handshake.
fn received(fault: &Fault) -> Option<Vec<u8>> {
    match &fault.received.as_ref()?.content {
        BodyContent::Text(text) => Some(text.clone().into_bytes()),
        BodyContent::Base64(text) => STANDARD.decode(text).ok(),
    }
}

#[cfg(test)]
mod tests {
    use hutong_specs::binding::Binding;
    use hutong_specs::record::{Answer, Body, Exactness, Exchange, Sent};

    use super::*;

    fn body(content: BodyContent) -> Body {
        Body { content, length: None, cut: false }
    }

    fn exchange(url: &str, answer: Answer) -> Exchange {
        Exchange {
            case: "case".into(),
            step: "probe".into(),
            attempt: 1,
            sent: Some(Sent {
                method: "GET".to_owned(),
                url: url.to_owned(),
                headers: Vec::new(),
                body: None,
                exactness: Exactness::Exact,
            }),
            answer,
            observations: Vec::new(),
            started_ms: 0,
            duration_us: 1,
            waiting: None,
        }
    }

    fn ruled(url: &str, answer: Answer, rule: impl Fn(&View<'_>) -> Ruling) -> Ruling {
        rule(&View::new(1, &exchange(url, answer), None, &Binding::plain()))
    }

    fn status(status: u16) -> Answer {
        of_type(status, "application/json")
    }

    fn of_type(status: u16, media_type: &str) -> Answer {
        let headers = vec![("Content-Type".to_owned(), media_type.to_owned())];
        Answer::Received { status, headers, body: body(BodyContent::Text("{}".to_owned())) }
    }

    fn fault(kind: FaultKind, received: Option<&[u8]>) -> Answer {
        let received = received.map(|bytes| body(BodyContent::Base64(STANDARD.encode(bytes))));
        Answer::Fault(Fault { kind, detail: "test".to_owned(), received })
    }

    #[test]
    fn what_is_served_without_tls_is_told_and_what_is_not_served_is_not() {
        let ruled = |url, answer| ruled(url, answer, served);
        assert!(matches!(ruled("http://h/a", status(200)), Ruling::Broken(_)));
        let page = |status| of_type(status, "text/html");
        for answer in [page(400), status(301), page(404), status(426), fault(FaultKind::Closed, None)] {
            assert_eq!(ruled("http://h/a", answer), Ruling::Met);
        }
        assert_eq!(ruled("https://h/a", status(200)), Ruling::Met);
        // A page may be another's, and a better request may be answered.
        for answer in [page(200), status(400), status(503), status(401), fault(FaultKind::Timeout, None)] {
            assert!(matches!(ruled("http://h/a", answer), Ruling::Doubtful(_)));
        }
    }

    #[test]
    fn an_offer_that_was_taken_is_told_and_one_that_was_refused_is_not() {
        let mut hello = vec![22, 3, 1, 0, 42, 2, 0, 0, 38, 3, 1];
        hello.extend([7; 32]);
        hello.extend([0, 0x00, 0x05, 0]);
        let ruled = |answer| ruled("https://h", answer, negotiated);
        let Ruling::Broken(defects) = ruled(fault(FaultKind::Tls, Some(&hello))) else {
            panic!("not told");
        };
        let observed: Vec<_> = defects.into_iter().map(|defect| defect.observed).collect();
        assert_eq!(observed, [Observed::Value("TLS 1.0, TLS_RSA_WITH_RC4_128_SHA".to_owned())]);
        for answer in [
            fault(FaultKind::Tls, Some(&[21, 3, 1, 0, 2, 2, 70])),
            fault(FaultKind::Tls, Some(b"")),
            fault(FaultKind::Closed, None),
        ] {
            assert_eq!(ruled(answer), Ruling::Met);
        }
        for answer in [
            fault(FaultKind::Tls, Some(b"HTTP/1.1 400 Bad Request")),
            fault(FaultKind::Tls, Some(&[21, 3, 1, 0, 2, 2, 80])),
            fault(FaultKind::Tls, Some(&hello[..20])),
            fault(FaultKind::Tls, None),
            fault(FaultKind::Connect, None),
        ] {
            assert!(matches!(ruled(answer), Ruling::Doubtful(_)));
        }
    }
}
