//! Further rounds of a run: kept in folders of their own beside its record, each with its plan and its record.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use hutong_specs::digest::Digest;
use hutong_specs::judgement::Judgement;
use hutong_specs::plan::Round;
use hutong_specs::standard::Standard;
use hutong_suites::judge::{JudgeError, judge};
use hutong_suites::refine::{Before, Finished, Refiner};

use crate::failure::Failure;
use crate::input;
use crate::planned::Planned;
use crate::reporting::names;

/// The rounds of a run so far.
#[derive(Debug)]
pub struct Rounds<'a> {
    standard: &'a Standard,
    first: &'a Planned,
    refiner: Refiner<'a>,
    judgement: Judgement,
    finished: Vec<(Digest, Finished)>,
}

impl<'a> Rounds<'a> {
    /// No round yet after the run of `first`, from which `judgement` came.
    pub fn new(standard: &'a Standard, first: &'a Planned, judgement: Judgement) -> Self {
        let refiner = Refiner::new(standard, &first.plan.header);
        Self { standard, first, refiner, judgement, finished: Vec::new() }
    }

    /// The plan of the next round; `None` if nothing is left to try.
    pub fn next(&self) -> Result<Option<Planned>, Failure> {
        self.refiner.refine(&self.before()).map(Planned::new).transpose()
    }

    fn before(&self) -> Before<'_> {
        match self.finished.last() {
            Some((digest, Finished { plan, judgement })) => Before { plan, digest: *digest, judgement },
            None => Before { plan: &self.first.plan, digest: self.first.digest, judgement: &self.judgement },
        }
    }

    /// How many rounds there were.
    pub fn count(&self) -> usize {
        self.finished.len()
    }

    /// Takes in what came of the next round.
    pub fn take(&mut self, planned: Planned, judgement: Judgement) {
        let Planned { plan, digest, .. } = planned;
        self.finished.push((digest, Finished { plan, judgement }));
    }

    /// The judgement of the run, with the smallest requests that the rounds found.
    pub fn conclude(self) -> Judgement {
        let is_complete = self.finished.is_empty() || self.refiner.refine(&self.before()).is_none();
        let Self { refiner, judgement, finished, .. } = self;
        let rounds: Vec<Finished> = finished.into_iter().map(|(_, finished)| finished).collect();
        refiner.with_minimal(judgement, &rounds, is_complete)
    }

    /// Judges the rounds that lie beside the record of the run again. A round that was killed before it had a record is
    /// none, and there is none after it.
    pub fn read(mut self, record: &Path) -> Result<Self, Failure> {
        for number in 1_u32.. {
            let folder = folder(record, number);
            let plan = folder.join(names::PLAN);
            if !plan.exists() {
                break;
            }
            let bytes = input::read(&plan)?;
            let planned = Planned::read(bytes)?;
            self.check(&planned, number, &plan)?;
            let Some(judgement) = self.judged(&planned, &folder.join(names::RECORD))? else { break };
            self.take(planned, judgement);
        }
        Ok(self)
    }

    /// The judgement of a round; `None` if it has no record, or one without a whole line.
    fn judged(&self, planned: &Planned, path: &Path) -> Result<Option<Judgement>, Failure> {
        let record = match File::open(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            record => record.map_err(|error| Failure::unreadable(path, &error))?,
        };
        match judge(self.standard, &planned.plan, BufReader::new(record)) {
            Err(JudgeError::Empty) => Ok(None),
            judged => {
                judged.map(Some).map_err(|error| Failure::document(format!("{}: {error}", path.display())))
            }
        }
    }

    /// A round rests on the plan and the record of the round before.
    fn check(&self, planned: &Planned, number: u32, path: &Path) -> Result<(), Failure> {
        let before = self.before();
        let expected = (number, before.digest, before.judgement.parents.record);
        let found = planned.plan.header.round.as_ref();
        let found = found.map(|Round { number, plan, record, .. }| (*number, *plan, *record));
        if found == Some(expected) {
            return Ok(());
        }
        let message = format!("judge round {number}: {} was not made from the round before", path.display());
        Err(Failure::document(message).with_help(format!(
            "the folder `{}` belongs to another run, or was changed; take it away to judge the record alone",
            names::ROUNDS
        )))
    }
}

/// The folder of a round, beside the record of the run.
pub fn folder(record: &Path, number: u32) -> PathBuf {
    record.with_file_name(names::ROUNDS).join(number.to_string())
}
