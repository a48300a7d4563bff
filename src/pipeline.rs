//! The arrows joined: run a plan, keep its record, judge it as it comes in.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::Duration;

use hutong_specs::digest::Digest;
use hutong_specs::judgement::Judgement;
use hutong_specs::plan::Plan;
use hutong_specs::record::{ChainWriter, RecordFooter, RecordLine};
use hutong_specs::standard::Standard;
use hutong_suites::Cases;
use hutong_suites::judge::Judge;
use hutong_suites::run::{Assignment, run};
use tokio::sync::{mpsc, watch};

use crate::failure::Failure;

/// How many lines may wait to be written: what bounds memory when the disk is slower than the platform.
const LINES_WAITING: usize = 64;

/// How long the keeper rests when nothing waits to be written: a few lines gather, too few to hold up who shares its core.
const REST: Duration = Duration::from_micros(200);

/// Where a run's record goes, and who is told how far it is.
pub struct Keeping<'a> {
    /// The record's file, empty and readable by its owner alone, or whatever else takes its bytes.
    pub record: Box<dyn Write + Send>,
    /// The record's path, for messages.
    pub path: &'a Path,
    /// Told after each exchange how many there were.
    pub progress: &'a (dyn Fn(u64) + Sync),
    /// Set when the record cannot be kept, so that the run ends.
    pub stop: watch::Sender<bool>,
}

impl std::fmt::Debug for Keeping<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Keeping").field("path", &self.path).finish_non_exhaustive()
    }
}

/// What came of a run.
#[derive(Debug)]
pub struct Kept {
    /// The record's digest.
    pub record: Digest,
    /// The record's last line.
    pub footer: RecordFooter,
    /// The judgement, if one was asked for.
    pub judgement: Option<Judgement>,
}

/// Runs a plan, writes its record and, if `judge` is given, judges it on the way.
pub fn execute(
    standard: &Standard,
    plan: &Plan,
    assignment: Assignment,
    keeping: Keeping<'_>,
    judge: Option<Judge<'_>>,
) -> Result<Kept, Failure> {
    let runtime = runtime()?;
    let cases = Cases::new(standard, plan);
    let errands = cases.in_running_order().map(|case| case.errand());
    let (sender, receiver) = mpsc::channel(LINES_WAITING);
    let (ran, kept) = std::thread::scope(|scope| {
        let keeper = scope.spawn(|| keep(receiver, keeping, judge));
        let ran = runtime.block_on(run(assignment, errands, sender));
        (ran, keeper.join())
    });
    let kept = kept.map_err(|_| {
        Failure::new(crate::exit::ExitCode::Bug, "judge the record: the judge broke; please report this")
    })?;
    // A record that cannot be written ends the run; a run that cannot begin leaves a record that cannot be judged.
    let kept = match kept {
        Err(failure) if failure.code == crate::exit::ExitCode::Broken => return Err(failure),
        kept => kept,
    };
    let footer = ran.map_err(|error| Failure::new(crate::exit::ExitCode::Broken, error.to_string()))?;
    let (record, judgement) = kept?;
    Ok(Kept { record, footer, judgement })
}

/// What drives the runner: one thread.
pub(crate) fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(crate::exit::ExitCode::Broken, format!("start the runner: {error}")))
}

/// Writes the lines of a record and has them judged, until there are no more.
fn keep(
    mut lines: mpsc::Receiver<RecordLine>,
    keeping: Keeping<'_>,
    mut judge: Option<Judge<'_>>,
) -> Result<(Digest, Option<Judgement>), Failure> {
    let Keeping { record, path, progress, stop } = keeping;
    let unwritable = |error: io::Error| {
        // Nobody may be listening any more: then the run has ended already.
        let _ = stop.send(true);
        Failure::unwritable(path, &error)
    };
    let mut writer = ChainWriter::new(BufWriter::with_capacity(1 << 16, record));
    let mut exchanges = 0;
    while let Some(line) = next(&mut lines, || writer.flush()).map_err(unwritable)? {
        writer.write(&line).map_err(unwritable)?;
        if let RecordLine::Exchange(_) = &line {
            exchanges += 1;
            progress(exchanges);
        }
        if let Some(judge) = &mut judge {
            judge.observe(line).map_err(|error| Failure::document(error.to_string()))?;
        }
    }
    let digest = writer.finish().map_err(unwritable)?;
    let judgement = judge
        .map(|judge| judge.finish(digest))
        .transpose()
        .map_err(|error| Failure::document(error.to_string()))?;
    Ok((digest, judgement))
}

/// The next line; `None` after the last. What was written is handed on before there is a wait.
///
/// Whoever waits on each line is woken for each, which costs more than the line: after a short rest many are there.
fn next(
    lines: &mut mpsc::Receiver<RecordLine>,
    hand_on: impl FnOnce() -> io::Result<()>,
) -> io::Result<Option<RecordLine>> {
    if let Ok(line) = lines.try_recv() {
        return Ok(Some(line));
    }
    hand_on()?;
    std::thread::sleep(REST);
    Ok(lines.blocking_recv())
}
