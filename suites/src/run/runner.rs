//! The runner: takes errands as they come, keeps so many under way as the profile allows, and closes the record.

use std::sync::atomic::Ordering;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use hutong_specs::plan::{Errand, Isolation};
use hutong_specs::record::{Ended, Origin, RecordFooter, RecordHeader, RecordLine};
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use super::assignment::Assignment;
use super::breaker::Breaker;
use super::case_run::run_case;
use super::client::ClientWire;
use super::clock_offset::ClockOffset;
use super::connection::Road;
use super::courier::Courier;
use super::ending::Ending;
use super::error::RunError;
use super::keyring::Keyring;
use super::pace::Pace;
use super::preflight;
use super::sessions::Sessions;
use super::window::DayWindow;
use super::wrong_base::WrongBase;

/// Runs errands against the target and hands the record over, line by line: header, exchanges, footer.
///
/// Errands are taken one by one as there is room for them, so that memory does not grow with their number. Whatever
/// happens on the way, the record ends with its footer; an error means that the run could not begin, or that nobody
/// takes the record any more.
pub async fn run(
    assignment: Assignment,
    errands: impl Iterator<Item = Errand> + Send,
    lines: mpsc::Sender<RecordLine>,
) -> Result<RecordFooter, RunError> {
    let (secrets, parties) = (assignment.secrets.clone(), assignment.parties.clone());
    let keyring = Keyring::new(secrets, parties, assignment.binding.signature.as_ref())?;
    let sessions = Sessions::new(&assignment)?;
    let window = assignment.reaches.limits.window.as_ref().map(DayWindow::parse).transpose()?;
    let road = preflight::road(&assignment).await?;
    let header = RecordLine::Header(Box::new(header(&assignment)));
    lines.send(header).await.map_err(|_| RunError::Closed)?;
    let footer = match road {
        Err(fault) => {
            let (ended, detail) = preflight::refusal(&assignment.reaches.base, &fault);
            let finished_ms = assignment.clock.now_ms();
            RecordFooter { ended, detail, exchanges: 0, finished_ms, clock_offset_ms: None }
        }
        Ok(road) => {
            let courier = Arc::new(courier(assignment, road, keyring, sessions, window, lines.clone())?);
            drive(&courier, errands).await?;
            footer(&courier)
        }
    };
    lines.send(RecordLine::Footer(footer.clone())).await.map_err(|_| RunError::Closed)?;
    Ok(footer)
}

fn header(assignment: &Assignment) -> RecordHeader {
    RecordHeader {
        format: RecordHeader::FORMAT.to_owned(),
        tool: assignment.tool.clone(),
        plan: assignment.plan,
        standard: assignment.standard,
        origin: Origin::Run,
        target: assignment.target.clone(),
        batch: assignment.batch.to_string(),
        started_ms: assignment.clock.now_ms(),
        authorisation: assignment.reaches.authorisation.clone(),
    }
}

fn footer(courier: &Courier) -> RecordFooter {
    let (ended, detail) = courier.ending.why().unwrap_or((Ended::Completed, String::new()));
    RecordFooter {
        ended,
        detail,
        exchanges: courier.exchanges.load(Ordering::Relaxed),
        finished_ms: courier.now_ms(),
        clock_offset_ms: courier.offset.median(),
    }
}

fn courier(
    assignment: Assignment,
    road: Road,
    keyring: Keyring,
    sessions: Sessions,
    window: Option<DayWindow>,
    lines: mpsc::Sender<RecordLine>,
) -> Result<Courier, RunError> {
    let limits = &assignment.reaches.limits;
    Ok(Courier {
        client: ClientWire::new(&road, assignment.reaches.proxy.as_deref(), limits.body_bytes)?,
        pace: Pace::new(limits.rate),
        breaker: Breaker::new(limits.faults),
        marker: format!("hutong/{} (+batch {})", assignment.tool.version, assignment.batch),
        origin: assignment.batch.origin(),
        road: Arc::new(road),
        ending: Ending::new(),
        keyring: RwLock::new(Arc::new(keyring)),
        offset: ClockOffset::default(),
        wrong_base: WrongBase::default(),
        exchanges: 0.into(),
        sessions,
        window,
        lines,
        assignment,
    })
}

/// Runs everything between header and footer.
async fn drive(courier: &Arc<Courier>, errands: impl Iterator<Item = Errand> + Send) -> Result<(), RunError> {
    let watchman = tokio::spawn(watch_time(Arc::clone(courier)));
    let driven = drive_cases(courier, errands).await;
    watchman.abort();
    // The watchman holds the courier, and with it the way to the record: it must be gone before the record is complete.
    let _ = watchman.await;
    driven
}

/// Ends the run when it is told to stop, or when its time is over.
async fn watch_time(courier: Arc<Courier>) {
    let mut stop = courier.assignment.stop.clone();
    let stopped = async {
        if stop.wait_for(|stop| *stop).await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    let time_up = async {
        match courier.assignment.reaches.limits.max_time_seconds {
            Some(seconds) => tokio::time::sleep(Duration::from_secs(seconds)).await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        () = stopped => courier.ending.end(Ended::Interrupted, "the run was ended from outside"),
        () = time_up => courier.ending.end(Ended::TimeUp, "the time allowed for the run is over"),
    }
}

async fn drive_cases(
    courier: &Arc<Courier>,
    errands: impl Iterator<Item = Errand> + Send,
) -> Result<(), RunError> {
    let mut watch = courier.ending.watch();
    if courier.turn(&mut watch).await.is_none() {
        return Ok(());
    }
    let checked = tokio::select! {
        biased;
        () = watch.over() => return Ok(()),
        checked = preflight::connection(&courier.road, courier.assignment.reaches.limits.timeout_ms) => checked,
    };
    if let Some((ended, detail)) = checked {
        courier.ending.end(ended, detail);
        return Ok(());
    }
    courier.sessions.open(courier).await?;
    run_cases(courier, errands).await
}

/// Keeps cases under way. One that is exclusive waits until the others are done, and they wait for it.
async fn run_cases(
    courier: &Arc<Courier>,
    errands: impl Iterator<Item = Errand> + Send,
) -> Result<(), RunError> {
    let room = usize::from(courier.assignment.reaches.limits.concurrency.max(1));
    let mut errands = errands.zip(0_u64..).peekable();
    let mut under_way = JoinSet::new();
    let mut is_alone = false;
    loop {
        while under_way.len() < room && !is_alone && !courier.ending.is_over() {
            let is_exclusive = |errand: &Errand| errand.isolation == Isolation::Exclusive;
            let fits = |(errand, _): &(Errand, u64)| under_way.is_empty() || !is_exclusive(errand);
            let Some((errand, ordinal)) = errands.next_if(fits) else {
                break;
            };
            is_alone = is_exclusive(&errand);
            let courier = Arc::clone(courier);
            under_way.spawn(async move { run_case(&courier, &errand, ordinal).await });
        }
        let Some(joined) = under_way.join_next().await else {
            return Ok(());
        };
        is_alone = false;
        courier.assignment.progress.case_done();
        joined.map_err(|error| RunError::Task(error.to_string()))??;
    }
}
