//! The score: every deviation of the mock against the clauses that report it (law 2), and false alarms on the
//! conformant mock (law 1).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hutong_mocks::Deviation;
use hutong_specs::judgement::Judgement;
use hutong_specs::name::{ClauseId, OperationId};
use hutong_specs::plan::Selection;
use hutong_specs::standard::Standard;
use hutong_suites::plan::{PlanOptions, plan};
use serde::Serialize;

use crate::failure::Failure;
use crate::matrix::{Row, without_own};
use crate::mocking::Served;
use crate::narrowed::narrowed;
use crate::planned::Planned;
use crate::target::TargetProfile;
use crate::trial::trial;

/// The score of a suite.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Score {
    /// One row a deviation.
    pub rows: Vec<Row>,
    /// Clauses that reported on the conformant mock.
    pub false_alarms: BTreeSet<ClauseId>,
    /// Clauses that stayed inconclusive on the conformant mock.
    pub undecided: BTreeSet<ClauseId>,
    /// Automatic 应 clauses that no deviation of these shows apart from the others.
    pub without_own: BTreeSet<ClauseId>,
}

impl Score {
    /// How many deviations were caught.
    pub fn caught(&self) -> usize {
        self.rows.iter().filter(|row| row.caught).count()
    }

    /// The deviations that were missed.
    pub fn missed(&self) -> Vec<&Row> {
        self.rows.iter().filter(|row| !row.caught).collect()
    }

    /// The deviations with a clause that reported without ground.
    pub fn misattributed(&self) -> Vec<&Row> {
        self.rows.iter().filter(|row| !row.wrongly.is_empty()).collect()
    }
}

/// How much of the suite a deviation that a person wrote is tried with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breadth {
    /// All of it.
    Whole,
    /// The cases of the clauses that it breaks, and a sample of the others.
    Narrowed,
}

/// Scores deviations, each against a mock of its own; `told` hears of each row.
pub fn score(
    standard: &Arc<Standard>,
    deviations: Vec<Deviation>,
    (seed, breadth): (u64, Breadth),
    told: &mut dyn FnMut(&Row),
) -> Result<Score, Failure> {
    let mut plans = Plans { standard: Arc::clone(standard), seed, breadth, made: BTreeMap::new() };
    let baseline = plans.judge_mock(Vec::new(), &BTreeSet::new())?;
    let mut score = Score {
        rows: Vec::new(),
        false_alarms: reported(&baseline),
        undecided: undecided(&baseline),
        without_own: BTreeSet::new(),
    };
    for deviation in deviations {
        let row = plans.score_one(deviation)?;
        told(&row);
        score.rows.push(row);
    }
    score.without_own = without_own(standard, &score.rows);
    Ok(score)
}

/// Plans by the operation that they are narrowed to, each made once.
#[derive(Debug)]
struct Plans {
    standard: Arc<Standard>,
    seed: u64,
    breadth: Breadth,
    made: BTreeMap<Option<OperationId>, Planned>,
}

impl Plans {
    fn score_one(&mut self, deviation: Deviation) -> Result<Row, Failure> {
        let id = deviation.id.clone();
        let breaks: BTreeSet<ClauseId> = deviation.breaks.iter().cloned().collect();
        let judgement = self.judge_mock(vec![deviation], &breaks)?;
        Ok(Row::new(&self.standard, id, breaks, reported(&judgement)))
    }

    /// Judges a mock that deviates; a machine-made deviation is tried on its operation alone.
    fn judge_mock(
        &mut self,
        deviations: Vec<Deviation>,
        breaks: &BTreeSet<ClauseId>,
    ) -> Result<Judgement, Failure> {
        let operation = deviations.first().and_then(operation_of);
        let is_narrowed = self.breadth == Breadth::Narrowed && operation.is_none() && !breaks.is_empty();
        let standard = Arc::clone(&self.standard);
        let served = Served::start(Arc::clone(&standard), deviations, "127.0.0.1:0")?;
        let target = served.target(&standard);
        let planned = self.plan(&target, operation)?;
        let run = |planned: &Planned| trial(&standard, planned, &target, Box::new(std::io::sink()));
        if is_narrowed { run(&Planned::new(narrowed(&planned.plan, breaks))?) } else { run(planned) }
    }

    fn plan(&mut self, target: &TargetProfile, operation: Option<OperationId>) -> Result<&Planned, Failure> {
        let planned = if let Some(planned) = self.made.remove(&operation) {
            planned
        } else {
            let selection =
                Selection { operations: operation.iter().cloned().collect(), ..Selection::default() };
            let options = PlanOptions { seed: self.seed, selection, ..PlanOptions::default() };
            let plan = plan(&self.standard, &target.profile.declares, &options)
                .map_err(|error| Failure::document(error.to_string()))?;
            Planned::new(plan)?
        };
        Ok(self.made.entry(operation).or_insert(planned))
    }
}

/// A machine-made deviation names its operation: `drop:<operation>:…`; only that operation is tested for it.
fn operation_of(deviation: &Deviation) -> Option<OperationId> {
    let mut parts = deviation.id.split(':');
    parts.next()?;
    parts.next().map(OperationId::from)
}

fn reported(judgement: &Judgement) -> BTreeSet<ClauseId> {
    judgement.findings.iter().map(|finding| finding.clause.clone()).collect()
}

fn undecided(judgement: &Judgement) -> BTreeSet<ClauseId> {
    let open = judgement.clauses.iter().filter(|clause| clause.cases.inconclusive + clause.cases.error > 0);
    open.map(|clause| clause.clause.clone()).collect()
}
