//! What comes over the wire: both carriers against servers that behave badly.

use hutong_specs::plan::{Carrier, Framing, Probe};
use hutong_specs::record::{Answer, Ended, Exactness, FaultKind};

use super::server::{Reply, Server, bytes, json, response};
use super::{Left, assignment, errand, fault, get, run_all, status, text};

/// The same probe by either carrier.
fn carriers(target: &str) -> [Probe; 2] {
    [get(target), Probe { carrier: Carrier::Raw(Framing::Proper), ..get(target) }]
}

async fn ask_both(server: &Server, change: impl Fn(&mut super::Assignment)) -> Left {
    let mut assignment = assignment(server.base());
    change(&mut assignment);
    let [client, raw] = carriers("/a");
    let left =
        run_all(assignment, vec![errand("client", vec![client]), errand("raw", vec![raw])]).await.unwrap();
    assert_eq!(left.footer.ended, Ended::Completed);
    assert_eq!(left.exchanges.len(), 2);
    left
}

#[tokio::test]
async fn a_long_body_is_cut_and_says_so() {
    let server = Server::new(|_| response(200, "", &"甲".repeat(1000))).await;
    let left = ask_both(&server, |assignment| assignment.reaches.limits.body_bytes = 10).await;
    for exchange in &left.exchanges {
        let Answer::Received { body, .. } = &exchange.answer else { panic!("{exchange:?}") };
        assert_eq!((body.cut, body.length, text(exchange)), (true, Some(3000), "甲甲甲"));
    }
}

#[tokio::test]
async fn a_chunked_body_is_put_together() {
    let chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
    let server = Server::new(|_| bytes(chunked)).await;
    for exchange in &ask_both(&server, |_| {}).await.exchanges {
        assert_eq!(text(exchange), "abcde");
    }
}

#[tokio::test]
async fn a_torn_response_is_a_fault() {
    let server = Server::new(|_| bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")).await;
    for exchange in &ask_both(&server, |_| {}).await.exchanges {
        assert_eq!(fault(exchange).kind, FaultKind::Closed, "{exchange:?}");
    }
}

#[tokio::test]
async fn what_is_no_http_is_malformed() {
    let server = Server::new(|_| bytes(b"SSH-2.0-x\r\n\r\n")).await;
    for exchange in &ask_both(&server, |_| {}).await.exchanges {
        assert_eq!(fault(exchange).kind, FaultKind::Malformed, "{exchange:?}");
    }
}

#[tokio::test]
async fn a_slow_server_times_out() {
    let server = Server::new(|_| Reply::Silence).await;
    let left = ask_both(&server, |assignment| assignment.reaches.limits.timeout_ms = 60).await;
    for exchange in &left.exchanges {
        assert_eq!(fault(exchange).kind, FaultKind::Timeout);
        assert!(exchange.duration_us >= 60_000);
    }
}

#[tokio::test]
async fn a_redirect_is_an_answer_like_any_other() {
    let server = Server::new(|_| response(302, "Location: /elsewhere\r\nSet-Cookie: a=b\r\n", "")).await;
    for exchange in &ask_both(&server, |_| {}).await.exchanges {
        assert_eq!(status(exchange), 302);
    }
    assert_eq!(server.requests().len(), 2);
    assert!(server.requests().iter().all(|request| !request.to_lowercase().contains("cookie")));
}

#[tokio::test]
async fn headers_that_are_not_utf_8_are_kept_in_latin_1() {
    let server =
        Server::new(|_| bytes(b"HTTP/1.1 200 OK\r\nX-Name: \xe9\xff\r\nContent-Length: 0\r\n\r\n")).await;
    for exchange in &ask_both(&server, |_| {}).await.exchanges {
        let Answer::Received { headers, .. } = &exchange.answer else { panic!("{exchange:?}") };
        let name = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("x-name")).unwrap();
        assert_eq!(name.1, "éÿ");
    }
}

#[tokio::test]
async fn every_request_carries_the_mark_of_its_run() {
    let server = Server::new(|_| json("{}")).await;
    ask_both(&server, |_| {}).await;
    for request in server.requests() {
        assert!(request.contains("(+batch k3f90x2a)\r\n"), "{request}");
    }
}

#[tokio::test]
async fn a_target_that_the_client_would_repair_goes_raw_and_unchanged() {
    let server = Server::new(|_| json("{}")).await;
    let mut assignment = assignment(format!("{}/share/", server.base()));
    assignment.reaches.limits.concurrency = 1;
    let left =
        run_all(assignment, vec![errand("a", vec![get("/a/../b c")]), errand("b", vec![get("/b")])]).await;
    let left = left.unwrap();
    let requests = server.requests();
    assert!(requests[0].starts_with("GET /share/a/../b c HTTP/1.1\r\nHost: 127.0.0.1:"), "{}", requests[0]);
    assert!(requests[1].starts_with("GET /share/b HTTP/1.1\r\n"), "{}", requests[1]);
    let exactness: Vec<_> =
        left.exchanges.iter().map(|exchange| exchange.sent.as_ref().unwrap().exactness).collect();
    assert_eq!(exactness, [Exactness::Exact, Exactness::Reconstructed]);
    let url = &left.exchanges[0].sent.as_ref().unwrap().url;
    assert_eq!(*url, format!("{}/share/a/../b c", server.base()));
}

#[tokio::test]
async fn an_explicit_proxy_is_asked_by_both_carriers() {
    let proxy = Server::new(|_| json("{}")).await;
    let mut assignment = assignment("http://platform.invalid:8080/share");
    assignment.reaches.proxy = Some(proxy.base());
    let [client, raw] = carriers("/a");
    let left = run_all(assignment, vec![errand("a", vec![client]), errand("b", vec![raw])]).await.unwrap();
    assert_eq!(left.footer.ended, Ended::Completed);
    for request in proxy.requests() {
        assert!(request.starts_with("GET http://platform.invalid:8080/share/a HTTP/1.1\r\n"), "{request}");
    }
    assert_eq!(proxy.requests().len(), 2);
}
