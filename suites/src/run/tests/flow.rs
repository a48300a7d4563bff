//! The control flow that probes may ask for, and how a run ends.

use std::sync::atomic::{AtomicU32, Ordering};

use hutong_specs::plan::{
    BodyTemplate, Capture, CaptureFrom, Content, Errand, Fill, Fresh, Isolation, Piece, Probe, Repeat, Slot,
    Template,
};
use hutong_specs::record::{Ended, FaultKind, Observation};
use serde_json::json;
use tokio::sync::watch;

use super::server::{Reply, Server, json, response};
use super::{assignment, errand, fault, get, run_all, status};

fn capturing(target: &str, name: &str, pointer: &str) -> Probe {
    let capture =
        Capture { name: name.to_owned(), from: CaptureFrom::Body(pointer.to_owned()), optional: false };
    Probe { captures: vec![capture], ..get(target) }
}

fn with_slot(slot: Slot) -> Probe {
    let mut probe = get("/");
    if let Some(request) = &mut probe.request {
        request.target = Template(vec![Piece::Text("/items/".to_owned()), Piece::Slot(slot)]);
    }
    probe
}

fn lines(server: &Server) -> Vec<String> {
    let line = |request: String| request.lines().next().unwrap_or_default().replace(" HTTP/1.1", "");
    server.requests().into_iter().map(line).collect()
}

#[tokio::test]
async fn a_captured_value_fills_the_slot_of_a_later_step() {
    let server = Server::new(|_| json(r#"{"data":{"id":17}}"#)).await;
    let steps = vec![capturing("/new", "id", "/data/id"), with_slot(Slot::Captured("id".to_owned()))];
    run_all(assignment(server.base()), vec![errand("a", steps)]).await.unwrap();
    assert_eq!(lines(&server), ["GET /new", "GET /items/17"]);
}

#[tokio::test]
async fn a_missing_capture_stops_the_case_but_not_its_cleaning_up() {
    let server = Server::new(|_| json("{}")).await;
    let steps = vec![capturing("/new", "id", "/id"), get("/next"), Probe { always: true, ..get("/clean") }];
    let left = run_all(assignment(server.base()), vec![errand("a", steps)]).await.unwrap();
    assert_eq!(lines(&server), ["GET /new", "GET /clean"]);
    assert_eq!(left.exchanges[0].observations, [Observation::CaptureMissing("id".to_owned())]);
}

#[tokio::test]
async fn a_slot_without_its_capture_is_not_built_and_nothing_is_sent() {
    let server = Server::new(|_| json("{}")).await;
    let steps = vec![with_slot(Slot::Captured("id".to_owned())), get("/next")];
    let left = run_all(assignment(server.base()), vec![errand("a", steps)]).await.unwrap();
    assert!(server.requests().is_empty());
    assert_eq!(fault(&left.exchanges[0]).kind, FaultKind::NotBuilt);
    assert_eq!((left.exchanges.len(), &left.exchanges[0].sent), (1, &None));
}

#[tokio::test]
async fn again_sends_the_very_bytes_of_an_earlier_step() {
    let server = Server::new(|_| json("{}")).await;
    let now = Slot::Now { format: hutong_specs::signing::TimeFormat::EpochMs, offset_seconds: 0 };
    let again = Probe { request: None, again: Some("s1".into()), ..get("/") };
    run_all(
        assignment(server.base()),
        vec![errand("a", vec![with_slot(now.clone()), with_slot(now), again])],
    )
    .await
    .unwrap();
    let requests = server.requests();
    assert_ne!(requests[0], requests[1]);
    assert_eq!(requests[0], requests[2]);
}

#[tokio::test]
async fn a_probe_is_repeated_while_there_is_more() {
    let server = Server::new(|request| match request.rsplit("\r\n").next() {
        Some(r#"{"page":"first"}"#) => json(r#"{"next":"second"}"#),
        Some(r#"{"page":"second"}"#) => json(r#"{"next":"third"}"#),
        _ => json(r#"{"next":null}"#),
    })
    .await;
    let mut probe = capturing("/list", "page", "/next");
    probe.repeat = Some(Repeat { capture: "page".to_owned(), max: 9 });
    if let Some(request) = &mut probe.request {
        request.method = "POST".to_owned();
        let fill = Fill { at: "/page".to_owned(), slot: Slot::Captured("page".to_owned()) };
        let content = Content::Json { value: json!({"page": "first"}), fills: vec![fill] };
        request.body = Some(BodyTemplate { media_type: None, content });
    }
    let left =
        run_all(assignment(server.base()), vec![errand("a", vec![probe, get("/next")])]).await.unwrap();
    let attempts: Vec<_> = left.exchanges.iter().map(|exchange| exchange.attempt).collect();
    assert_eq!(attempts, [1, 2, 3, 1]);
    assert!(left.exchanges.iter().all(|exchange| exchange.observations.is_empty()));
}

#[tokio::test]
async fn an_answer_that_asks_to_slow_down_is_tried_again_three_times() {
    let asked = AtomicU32::new(0);
    let server = Server::new(move |request| {
        let is_patient = request.starts_with("GET /busy");
        let count = asked.fetch_add(1, Ordering::Relaxed);
        if is_patient && count != 1 { response(429, "Retry-After: 0\r\n", "") } else { json("{}") }
    })
    .await;
    let mut assignment = assignment(server.base());
    assignment.reaches.limits.concurrency = 1;
    let errands = vec![errand("a", vec![get("/busy")]), errand("b", vec![get("/busy")])];
    let left = run_all(assignment, errands).await.unwrap();
    let of = |case: &str| -> Vec<u16> {
        left.exchanges.iter().filter(|exchange| exchange.case.as_str() == case).map(status).collect()
    };
    assert_eq!((of("a"), of("b")), (vec![429, 200], vec![429, 429, 429, 429]));
    assert_eq!(left.exchanges[0].observations, [Observation::Throttled(0)]);
    assert!(left.exchanges[1].observations.is_empty());
}

#[tokio::test]
async fn too_many_faults_one_after_another_end_the_run() {
    let server = Server::new(|_| super::server::bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")).await;
    let mut assignment = assignment(server.base());
    assignment.reaches.limits.faults = 3;
    assignment.reaches.limits.concurrency = 1;
    let errands = (0..9).map(|index| errand(&index.to_string(), vec![get("/a")])).collect();
    let left = run_all(assignment, errands).await.unwrap();
    assert_eq!((left.footer.ended, left.exchanges.len()), (Ended::Faults, 3));
    assert!(left.footer.detail.starts_with("3 faults"), "{}", left.footer.detail);
}

#[tokio::test]
async fn a_run_that_is_stopped_leaves_a_whole_record() {
    let (sender, stop) = watch::channel(false);
    let server = Server::new(move |request| {
        if request.starts_with("GET /9 ") {
            let _ = sender.send(true);
            return Reply::Silence;
        }
        json("{}")
    })
    .await;
    let mut assignment = assignment(server.base());
    assignment.stop = stop;
    assignment.reaches.limits.concurrency = 1;
    let errands = (0..99).map(|index| errand(&index.to_string(), vec![get(&format!("/{index}"))])).collect();
    let left = run_all(assignment, errands).await.unwrap();
    assert_eq!((left.footer.ended, left.exchanges.len()), (Ended::Interrupted, 10));
    assert_eq!(fault(&left.exchanges[9]).kind, FaultKind::Interrupted);
}

#[tokio::test]
async fn a_run_ends_when_its_time_is_up() {
    let server = Server::new(|_| Reply::Silence).await;
    let mut assignment = assignment(server.base());
    assignment.reaches.limits.max_time_seconds = Some(0);
    let left = run_all(assignment, vec![errand("a", vec![get("/a")])]).await.unwrap();
    assert_eq!(left.footer.ended, Ended::TimeUp);
}

#[tokio::test]
async fn an_exclusive_case_runs_alone() {
    let server = Server::new(|_| json("{}")).await;
    let alone =
        Errand { isolation: Isolation::Exclusive, ..errand("alone", vec![get("/alone/1"), get("/alone/2")]) };
    let mut errands: Vec<_> = (0..4).map(|index| errand(&index.to_string(), vec![get("/shared")])).collect();
    errands.insert(2, alone);
    let mut assignment = assignment(server.base());
    assignment.reaches.limits.concurrency = 4;
    run_all(assignment, errands).await.unwrap();
    let expected =
        ["GET /shared", "GET /shared", "GET /alone/1", "GET /alone/2", "GET /shared", "GET /shared"];
    assert_eq!(lines(&server), expected);
}

#[tokio::test]
async fn equal_runs_send_equal_requests() {
    let fresh = || Slot::Fresh(Fresh { name: "a".to_owned(), template: "9901########".to_owned() });
    let mut sent = Vec::new();
    for _ in 0..2 {
        let server = Server::new(|_| json("{}")).await;
        let mut assignment = assignment(server.base());
        assignment.reaches.limits.concurrency = 1;
        let errands = vec![errand("a", vec![with_slot(fresh())]), errand("b", vec![with_slot(fresh())])];
        run_all(assignment, errands).await.unwrap();
        sent.push(lines(&server));
    }
    assert_eq!(sent[0], sent[1]);
    assert_ne!(sent[0][0], sent[0][1]);
}
