//! The plan of a further round.

use std::collections::BTreeSet;

use hutong_specs::digest::Digest;
use hutong_specs::judgement::{Finding, Judgement};
use hutong_specs::name::{CaseId, ClauseId};
use hutong_specs::plan::{Case, Plan, PlanHeader, Round, Selection, Shrink};
use hutong_specs::standard::Standard;

use super::distance::Distance;
use super::lineage::{Lineage, is_random};
use super::steps::steps;
use crate::Cases;
use crate::plan::{Context, Exclusions, alone, footer};

/// For how many findings smaller requests are tried, the worst first.
const FINDINGS: usize = 16;

/// The round before: its plan, with the digest of its file, and what came of it.
#[derive(Clone, Copy, Debug)]
pub struct Before<'b> {
    /// The plan.
    pub plan: &'b Plan,
    /// The digest of its file.
    pub digest: Digest,
    /// The judgement.
    pub judgement: &'b Judgement,
}

/// The plan of the next round; `None` if there is nothing smaller to try for any finding.
///
/// In the first of these rounds the random request itself is sent once more, last of all. The cases stand in the order of
/// their size, so that the first which shows a finding is the smallest that does.
pub fn refine(standard: &Standard, before: &Before<'_>) -> Option<Plan> {
    let header = &before.plan.header;
    let context = Context::new(standard, &header.declares, header.seed, header.fuzz);
    let number = header.round.as_ref().map_or(0, |round| round.number) + 1;
    let mut level = Level { context: &context, before, seen: BTreeSet::new(), sized: Vec::new() };
    let shrinks: Vec<Shrink> = wanted(before).into_iter().filter_map(|finding| level.take(finding)).collect();
    if shrinks.is_empty() {
        return None;
    }
    let mut sized = level.sized;
    sized.sort_by(|(one, left), (other, right)| (one, &left.id).cmp(&(other, &right.id)));
    let cases: Vec<Case> = sized.into_iter().map(|(_, case)| case).collect();
    // What the clauses are not tested by here says nothing: the first plan has said it.
    let (mut footer, _) = footer(&context, &cases, &[], Exclusions::default());
    footer.left_out.clear();
    let (plan, record) = (before.digest, before.judgement.parents.record);
    let round = Some(Round { number, plan, record, shrinks });
    let header = PlanHeader { selection: Selection::default(), round, ..header.clone() };
    Some(Plan { header, cases, batches: Vec::new(), exclusions: Vec::new(), footer })
}

/// The findings that something smaller may show: those that only random requests showed, or that the round before was for,
/// as far as it saw them again.
fn wanted<'b>(before: &Before<'b>) -> Vec<&'b Finding> {
    let findings = &before.judgement.findings;
    let is_wanted = |finding: &&Finding| match &before.plan.header.round {
        None => is_random(finding),
        Some(round) => round
            .shrinks
            .iter()
            .any(|shrink| shrink.finding == finding.fingerprint && shrink.case != finding.case),
    };
    findings.iter().filter(is_wanted).take(FINDINGS).collect()
}

/// The requests of one round.
struct Level<'a, 'c> {
    context: &'c Context<'a>,
    before: &'c Before<'c>,
    seen: BTreeSet<CaseId>,
    sized: Vec<(Distance, Case)>,
}

impl Level<'_, '_> {
    /// Takes in what is one step smaller than what shows the finding; `None` if there is nothing.
    fn take(&mut self, finding: &Finding) -> Option<Shrink> {
        let lineage = Lineage::of_finding(self.context.standard, finding)?;
        let base = self.context.base(lineage.operation).ok()?;
        let sent = lineage.sent(self.context, &base)?;
        let clauses = self.clauses(&finding.case)?;
        let clauses: Vec<&ClauseId> = clauses.iter().collect();
        let steps = steps(&base, &sent.call, sent.breaking.as_ref());
        if steps.is_empty() {
            return None;
        }
        let mut requests: Vec<_> = steps
            .into_iter()
            .enumerate()
            .filter_map(|(step, call)| Some((lineage.then(step), sent.then(call)?)))
            .collect();
        if self.before.plan.header.round.is_none() {
            requests.push((lineage, sent));
        }
        for (lineage, sent) in requests {
            let Some(draft) = lineage.draft(self.context, &sent, &clauses) else {
                continue;
            };
            let case = alone(self.context, lineage.rule, lineage.operation, draft);
            if self.seen.insert(case.id.clone()) {
                self.sized.push((Distance::of(&base.call, &sent.call), case));
            }
        }
        Some(Shrink { finding: finding.fingerprint.clone(), case: finding.case.clone() })
    }

    /// The clauses that the case exercises.
    fn clauses(&self, case: &CaseId) -> Option<Vec<ClauseId>> {
        let cases = Cases::new(self.context.standard, self.before.plan);
        cases.get(case).map(|(_, case)| case.clauses.clone())
    }
}
