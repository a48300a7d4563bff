//! The runner against real sockets on the loopback.

mod fetching;
mod flow;
mod handshakes;
mod parties;
mod refusals;
mod secrets;
mod server;
mod signatures;
mod trust;
mod wires;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use hutong_specs::binding::Binding;
use hutong_specs::digest::Digest;
use hutong_specs::plan::{Errand, Isolation, Probe, RequestTemplate, Template};
use hutong_specs::profile::{Limits, Reaches};
use hutong_specs::record::{Answer, BodyContent, Exchange, Fault, RecordFooter, RecordLine, Target};
use hutong_specs::standard::Effect;
use hutong_specs::tool::Tool;
use tokio::sync::{mpsc, watch};

use super::{Assignment, Certificates, Clock, Progress, RunError, run};

/// A clock that moves by a millisecond whenever it is read.
#[derive(Debug)]
struct Ticking(AtomicI64);

impl Clock for Ticking {
    fn now_ms(&self) -> i64 {
        self.0.fetch_add(1, Ordering::Relaxed)
    }
}

fn assignment(base: impl Into<String>) -> Assignment {
    let base = base.into();
    let (_, stop) = watch::channel(false);
    let limits = Limits { concurrency: 2, timeout_ms: 5_000, ..Limits::default() };
    Assignment {
        tool: Tool::current(),
        plan: Digest::of(b"plan"),
        standard: Digest::of(b"standard"),
        target: Target { name: "test".to_owned(), base: base.clone(), version: None },
        binding: Binding::plain(),
        reaches: Reaches { base, limits, ..Reaches::default() },
        secrets: BTreeMap::new(),
        parties: BTreeMap::new(),
        certificates: Certificates::default(),
        entry: None,
        clock: Arc::new(Ticking(AtomicI64::new(1_704_067_200_000))),
        batch: "k3f90x2a".parse().unwrap(),
        stop,
        progress: Arc::new(Progress::default()),
    }
}

fn get(target: &str) -> Probe {
    let request = RequestTemplate {
        method: "GET".to_owned(),
        target: Template::text(target),
        headers: Vec::new(),
        body: None,
    };
    Probe::plain("get".into(), "get".to_owned(), Some(request))
}

fn errand(case: &str, probes: Vec<Probe>) -> Errand {
    let probes =
        probes.into_iter().zip(1..).map(|(probe, step)| (format!("s{step}").into(), probe.into())).collect();
    Errand { case: case.into(), isolation: Isolation::Shared, effect: Effect::ReadOnly, probes }
}

/// What a run left.
#[derive(Debug)]
struct Left {
    footer: RecordFooter,
    exchanges: Vec<Exchange>,
    text: String,
}

/// Runs errands, and checks what every record must be like.
async fn run_all(assignment: Assignment, errands: Vec<Errand>) -> Result<Left, RunError> {
    let (sender, mut receiver) = mpsc::channel(4);
    let collected = tokio::spawn(async move {
        let mut lines = Vec::new();
        while let Some(line) = receiver.recv().await {
            lines.push(line);
        }
        lines
    });
    let footer = run(assignment, errands.into_iter(), sender).await;
    let lines = collected.await.unwrap();
    let footer = footer.inspect_err(|_| assert!(lines.is_empty(), "{lines:?}"))?;
    let text = lines.iter().map(|line| serde_json::to_string(line).unwrap()).collect();
    let mut lines = lines.into_iter();
    assert!(matches!(lines.next(), Some(RecordLine::Header(_))));
    assert_eq!(lines.next_back(), Some(RecordLine::Footer(footer.clone())));
    let exchanges: Vec<_> = lines
        .map(|line| match line {
            RecordLine::Exchange(exchange) => *exchange,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(footer.exchanges, exchanges.len() as u64);
    Ok(Left { footer, exchanges, text })
}

fn status(exchange: &Exchange) -> u16 {
    match &exchange.answer {
        Answer::Received { status, .. } => *status,
        Answer::Fault(fault) => panic!("{fault:?}"),
    }
}

fn text(exchange: &Exchange) -> &str {
    match &exchange.answer {
        Answer::Received { body, .. } => match &body.content {
            BodyContent::Text(text) => text,
            BodyContent::Base64(text) => panic!("{text}"),
        },
        Answer::Fault(fault) => panic!("{fault:?}"),
    }
}

fn fault(exchange: &Exchange) -> &Fault {
    match &exchange.answer {
        Answer::Fault(fault) => fault,
        answer @ Answer::Received { .. } => panic!("{answer:?}"),
    }
}
