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
use crate::mocking::Served;
use crate::planned::Planned;
use crate::target::TargetProfile;
use crate::trial::trial;

/// What came of one deviation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Row {
    /// The deviation.
    pub deviation: String,
    /// The clauses that it breaks.
    pub breaks: BTreeSet<ClauseId>,
    /// The clauses that reported.
    pub reported: BTreeSet<ClauseId>,
    /// Clauses that reported though the deviation neither breaks nor implies them.
    pub wrongly: BTreeSet<ClauseId>,
    /// Whether a clause that it breaks reported.
    pub caught: bool,
}

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

/// Scores deviations, each against a mock of its own; `told` hears of each row.
pub fn score(
    standard: &Arc<Standard>,
    deviations: Vec<Deviation>,
    seed: u64,
    told: &mut dyn FnMut(&Row),
) -> Result<Score, Failure> {
    let mut plans = Plans {
        standard: Arc::clone(standard),
        seed,
        made: BTreeMap::new(),
    };
    let baseline = plans.judge_mock(Vec::new(), None)?;
    let mut score = Score {
        rows: Vec::new(),
        false_alarms: reported(&baseline),
        undecided: undecided(&baseline),
    };
    for deviation in deviations {
        let row = plans.score_one(deviation)?;
        told(&row);
        score.rows.push(row);
    }
    Ok(score)
}

/// Plans by the operation that they are narrowed to, each made once.
#[derive(Debug)]
struct Plans {
    standard: Arc<Standard>,
    seed: u64,
    made: BTreeMap<Option<OperationId>, Planned>,
}

impl Plans {
    fn score_one(&mut self, deviation: Deviation) -> Result<Row, Failure> {
        let operation = operation_of(&deviation);
        let id = deviation.id.clone();
        let breaks: BTreeSet<ClauseId> = deviation.breaks.iter().cloned().collect();
        let judgement = self.judge_mock(vec![deviation], operation)?;
        let reported = reported(&judgement);
        let implied = implied(&self.standard, &breaks);
        Ok(Row {
            deviation: id,
            caught: reported.iter().any(|clause| breaks.contains(clause)),
            wrongly: reported.difference(&implied).cloned().collect(),
            breaks,
            reported,
        })
    }

    fn judge_mock(
        &mut self,
        deviations: Vec<Deviation>,
        operation: Option<OperationId>,
    ) -> Result<Judgement, Failure> {
        let served = Served::start(Arc::clone(&self.standard), deviations, "127.0.0.1:0")?;
        let target = served.target(&self.standard);
        let standard = Arc::clone(&self.standard);
        trial(
            &standard,
            self.plan(&target, operation)?,
            &target,
            Box::new(std::io::sink()),
        )
    }

    fn plan(&mut self, target: &TargetProfile, operation: Option<OperationId>) -> Result<&Planned, Failure> {
        let planned = if let Some(planned) = self.made.remove(&operation) {
            planned
        } else {
            let selection = Selection {
                operations: operation.iter().cloned().collect(),
                ..Selection::default()
            };
            let options = PlanOptions {
                seed: self.seed,
                selection,
                ..PlanOptions::default()
            };
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
    judgement
        .findings
        .iter()
        .map(|finding| finding.clause.clone())
        .collect()
}

fn undecided(judgement: &Judgement) -> BTreeSet<ClauseId> {
    let open = judgement
        .clauses
        .iter()
        .filter(|clause| clause.cases.inconclusive + clause.cases.error > 0);
    open.map(|clause| clause.clause.clone()).collect()
}

/// Clauses and all that they imply, however indirectly.
fn implied(standard: &Standard, clauses: &BTreeSet<ClauseId>) -> BTreeSet<ClauseId> {
    let relation: BTreeMap<_, _> = standard
        .clauses
        .iter()
        .map(|clause| (&clause.id, &clause.implies))
        .collect();
    let mut all = clauses.clone();
    let mut open: Vec<_> = clauses.iter().cloned().collect();
    while let Some(clause) = open.pop() {
        for next in relation
            .get(&clause)
            .into_iter()
            .flat_map(|implied| implied.iter())
        {
            if all.insert(next.clone()) {
                open.push(next.clone());
            }
        }
    }
    all
}
