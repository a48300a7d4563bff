//! Connections that the ordinary client would not make: without TLS, and handshakes that offer what is forbidden.

use hutong_specs::plan::{Carrier, ClientHello, Probe, TlsVersion};
use hutong_specs::record::{Ended, FaultKind};

use super::server::{Server, json};
use super::trust::{secured, trusting};
use super::{assignment, errand, fault, get, run_all, status};

fn offering(version: TlsVersion) -> Probe {
    let hello = ClientHello { version, suites: Vec::new() };
    Probe { carrier: Carrier::Handshake(hello), request: None, ..get("/a") }
}

fn without_tls() -> Probe {
    Probe { carrier: Carrier::Unencrypted, ..get("/a") }
}

#[tokio::test]
async fn a_sound_server_refuses_old_versions_and_plain_requests_and_no_run_ends_for_that() {
    let versions = [TlsVersion::Ssl30, TlsVersion::Tls10, TlsVersion::Tls11];
    let mut errands: Vec<_> =
        versions.into_iter().map(|version| errand(&version.to_string(), vec![offering(version)])).collect();
    errands.push(errand("plain", vec![without_tls()]));
    errands.push(errand("usual", vec![get("/a")]));
    let left = run_all(trusting(secured().await), errands).await.unwrap();
    assert_eq!(left.footer.ended, Ended::Completed, "{}", left.footer.detail);
    for exchange in &left.exchanges {
        match exchange.case.as_str() {
            "usual" => assert_eq!(status(exchange), 204),
            "plain" => {
                assert!(exchange.sent.as_ref().unwrap().url.starts_with("http://"), "{exchange:?}");
                assert!(matches!(fault(exchange).kind, FaultKind::Malformed | FaultKind::Closed));
            }
            _ => {
                let fault = fault(exchange);
                assert_eq!(fault.kind, FaultKind::Tls);
                assert!(fault.detail.contains("refused the offer: alert"), "{fault:?}");
                assert!(fault.received.is_some());
            }
        }
    }
}

#[tokio::test]
async fn where_there_is_no_tls_no_handshake_is_begun_and_plain_requests_are_ordinary() {
    let server = Server::new(|_| json("{}")).await;
    let errands =
        vec![errand("old", vec![offering(TlsVersion::Tls10)]), errand("plain", vec![without_tls()])];
    let left = run_all(assignment(server.base()), errands).await.unwrap();
    let of = |case: &str| left.exchanges.iter().find(|exchange| exchange.case.as_str() == case).unwrap();
    assert_eq!((fault(of("old")).kind, of("old").sent.is_none()), (FaultKind::Tls, true));
    assert_eq!(status(of("plain")), 200);
    assert_eq!(server.requests().len(), 1);
}
