//! The plan of a further round.

use std::collections::BTreeSet;

use hutong_specs::digest::Digest;
use hutong_specs::judgement::{Finding, Judgement};
use hutong_specs::name::{CaseId, ClauseId};
use hutong_specs::plan::{Case, Plan, PlanHeader, Round, Selection, Shrink};
use hutong_specs::record::Ended;
use hutong_specs::standard::Standard;

use super::distance::Distance;
use super::lineage::{Lineage, is_random};
use super::requests::Requests;
use super::steps::{LEVEL, Steps};
use super::walks::Trail;
use crate::Cases;
use crate::plan::{Exclusions, alone, footer};

/// For how many findings smaller requests are tried, the worst first.
pub(super) const FINDINGS: usize = 16;

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

/// The plan of the next round.
pub(super) fn refine<'a>(
    standard: &'a Standard,
    requests: &Requests<'a>,
    before: &Before<'_>,
) -> Option<Plan> {
    if before.judgement.run.ended != Some(Ended::Completed) {
        // What was not sent says nothing, and the next round would rest on it.
        return None;
    }
    let header = &before.plan.header;
    let number = header.round.as_ref().map_or(0, |round| round.number) + 1;
    let cases = Cases::new(standard, before.plan);
    let mut level = Level { standard, requests, before, cases, seen: BTreeSet::new(), sized: Vec::new() };
    let findings = before.judgement.findings.iter().filter(|finding| level.is_wanted(finding));
    let findings: Vec<&Finding> = findings.take(FINDINGS).collect();
    let shrinks: Vec<Shrink> = findings.into_iter().filter_map(|finding| level.take(finding)).collect();
    if shrinks.is_empty() {
        return None;
    }
    let mut sized = level.sized;
    sized.sort_by(|(one, left), (other, right)| (one, &left.id).cmp(&(other, &right.id)));
    let cases: Vec<Case> = sized.into_iter().map(|(_, case)| case).collect();
    // What the clauses are not tested by here says nothing: the first plan has said it.
    let (mut footer, _) = footer(&requests.context, &cases, &[], Exclusions::default());
    footer.left_out.clear();
    let (plan, record) = (before.digest, before.judgement.parents.record);
    let round = Some(Round { number, plan, record, shrinks });
    let header = PlanHeader { selection: Selection::default(), round, ..header.clone() };
    Some(Plan { header, cases, batches: Vec::new(), exclusions: Vec::new(), footer })
}

/// Whether the first case's request is smaller than the second's: of two operations neither is.
pub(super) fn is_smaller<'a>(
    standard: &'a Standard,
    requests: &Requests<'a>,
    one: &CaseId,
    other: &CaseId,
) -> bool {
    let trail = |case: &CaseId| Trail::of(&requests.context, standard, case);
    if let (Some(one), Some(other)) = (trail(one), trail(other)) {
        return one.is_shorter(&requests.context, &other);
    }
    let of = |case: &CaseId| Lineage::of(standard, case);
    let (Some(one), Some(other)) = (of(one), of(other)) else { return false };
    let distance = |lineage| requests.distance(lineage);
    one.operation.id == other.operation.id
        && one.rule == other.rule
        && distance(&one).zip(distance(&other)).is_some_and(|(one, other)| one < other)
}

/// The requests of one round.
struct Level<'a, 'c> {
    standard: &'a Standard,
    requests: &'c Requests<'a>,
    before: &'c Before<'c>,
    cases: Cases<'c>,
    seen: BTreeSet<CaseId>,
    sized: Vec<(Distance, Case)>,
}

impl<'a> Level<'a, '_> {
    /// Whether something smaller may show the finding: it is one that only random requests showed, or that the round
    /// before was for and saw at something smaller.
    fn is_wanted(&self, finding: &Finding) -> bool {
        let Some(round) = &self.before.plan.header.round else { return is_random(finding) };
        let shrink = round.shrinks.iter().find(|shrink| shrink.finding == finding.fingerprint);
        shrink.is_some_and(|shrink| is_smaller(self.standard, self.requests, &finding.case, &shrink.case))
    }

    /// Takes in the walks that are one step shorter than the one that shows the finding; in the first round that one as
    /// well, which is sent once more.
    fn take_walks(&mut self, finding: &Finding, trail: &Trail<'a>) -> Option<Shrink> {
        let context = &self.requests.context;
        let mut trails = trail.steps(context);
        if self.before.plan.header.round.is_none() {
            trails.push(trail.clone());
        } else if trails.is_empty() {
            return None;
        }
        let cut = trails.len() > LEVEL + 1;
        trails.truncate(LEVEL + 1);
        for (distance, case) in trails.iter().filter_map(|trail| trail.case(context)) {
            if self.seen.insert(case.id.clone()) {
                self.sized.push((distance, case));
            }
        }
        Some(Shrink { finding: finding.fingerprint.clone(), case: finding.case.clone(), cut })
    }

    /// Takes in what is one step smaller than what shows the finding; `None` if there is nothing.
    fn take(&mut self, finding: &Finding) -> Option<Shrink> {
        let context = &self.requests.context;
        if let Some(trail) = Trail::of(context, self.standard, &finding.case) {
            return self.take_walks(finding, &trail);
        }
        let lineage = Lineage::of_finding(self.standard, finding)?;
        let base = context.base(lineage.operation).ok()?;
        let sent = self.requests.sent(&lineage)?;
        let (_, case) = self.cases.get(&finding.case)?;
        let clauses: Vec<&ClauseId> = case.clauses.iter().collect();
        let Steps { calls, is_cut: cut } = Steps::of(&base, &sent.call, sent.breaking.as_ref());
        if calls.is_empty() {
            return None;
        }
        let mut requests: Vec<_> = calls
            .into_iter()
            .enumerate()
            .filter_map(|(step, call)| Some((lineage.then(step), sent.then(call)?)))
            .collect();
        if self.before.plan.header.round.is_none() {
            requests.push((lineage, sent));
        }
        for (lineage, sent) in requests {
            let Some(draft) = lineage.draft(context, &sent, &clauses) else {
                continue;
            };
            let case = alone(context, lineage.rule, lineage.operation, draft);
            if self.seen.insert(case.id.clone()) {
                self.sized.push((Distance::of(&base.call, &sent.call), case));
            }
        }
        Some(Shrink { finding: finding.fingerprint.clone(), case: finding.case.clone(), cut })
    }
}
