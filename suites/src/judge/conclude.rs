//! From what was gathered to the judgement.

use std::collections::BTreeMap;

use hutong_specs::digest::Digest;
use hutong_specs::judgement::{CaseResult, Coverage, Doubt, Judgement, Parents, RunFacts, Verdict};
use hutong_specs::name::{CaseId, ClauseId};
use hutong_specs::plan::Case;
use hutong_specs::record::RecordHeader;
use hutong_specs::tool::Tool;

use super::clause::{Gathered, gather};
use super::coverage::Reached;
use super::tally::Tally;
use super::unfounded::Unfounded;
use super::waive::waive;
use super::whole::Judge;
use super::{class, clause};

/// Concludes a judgement from all that the judge observed.
pub(super) fn conclude(mut judge: Judge<'_>, header: &RecordHeader, record: Digest) -> Judgement {
    let run = run_facts(&judge, header);
    let mut findings = std::mem::take(&mut judge.findings).finish(judge.standard);
    let unfounded = Unfounded::take(judge.standard, &mut findings);
    waive(&mut findings, &judge.plan.header.declares.waivers, header.started_ms);
    let mut sums = Sums::default();
    let cases = judge_cases(&mut judge, &unfounded, &mut sums);
    let Judge { standard, plan, plan_digest, reached, ledger, claims, .. } = judge;
    let clauses = clause::results(standard, &sums.clauses, &findings, &plan.exclusions);
    let by_class = class::results(standard, &clauses);
    let claims = claims.finish(standard, &by_class);
    Judgement {
        format: Judgement::FORMAT.to_owned(),
        tool: Tool::current(),
        parents: Parents { standard: standard.digest, plan: plan_digest, record },
        standard: plan.header.standard.clone(),
        run,
        classes: by_class,
        clauses,
        findings,
        cases,
        coverage: reached.finish(sums.coverage, &plan.exclusions),
        residue: ledger.finish(),
        claims,
    }
}

/// Sums over all cases.
#[derive(Debug, Default)]
struct Sums {
    clauses: BTreeMap<ClauseId, Gathered>,
    coverage: Coverage,
}

/// Every case of the plan with its verdict; random cases that passed are only counted.
fn judge_cases(judge: &mut Judge<'_>, unfounded: &Unfounded, sums: &mut Sums) -> Vec<CaseResult> {
    let mut results = Vec::new();
    let refused = refused_bases(judge);
    let cases = judge.cases.clone();
    for (place, case) in cases.iter() {
        let mut tally = judge.tallies.remove(&place).unwrap_or_else(not_run);
        if let Some(doubt) = case.rests_on.as_ref().and_then(|base| refused.get(base)) {
            tally.withdraw(doubt.clone());
        }
        unfounded.withdraw(&case, &mut tally);
        sum(sums, &mut judge.reached, &case, &tally);
        if !(cases.is_random(place) && tally.verdict <= Verdict::Pass) {
            results.push(case_result(&case, tally));
        }
    }
    results
}

/// The cases that others rest on and whose request was not accepted, each with why that leaves the others open.
fn refused_bases(judge: &Judge<'_>) -> BTreeMap<CaseId, Doubt> {
    let bases = judge.cases.bases();
    bases
        .into_iter()
        .filter_map(|base| {
            let (place, _) = judge.cases.get(&base)?;
            let doubt = match judge.tallies.get(&place) {
                Some(tally) if tally.accepted => return None,
                Some(tally) => why_open(&base, tally),
                None => Doubt::NotRun,
            };
            Some((base, doubt))
        })
        .collect()
}

fn why_open(base: &CaseId, tally: &Tally) -> Doubt {
    let uncredentialed = tally.doubts.iter().find(|doubt| matches!(doubt, Doubt::NoCredentials(_)));
    let precondition =
        |observed: &String| Doubt::Precondition { step: base.to_string(), observed: observed.clone() };
    let observed = || tally.observed.as_ref().map_or(Doubt::NotRun, precondition);
    uncredentialed.cloned().unwrap_or_else(observed)
}

fn not_run() -> Tally {
    Tally { verdict: Verdict::Inconclusive, doubts: vec![Doubt::NotRun], ..Tally::default() }
}

fn sum(sums: &mut Sums, reached: &mut Reached, case: &Case, tally: &Tally) {
    reached.judged(&mut sums.coverage, &case.operation, tally.verdict);
    for clause in &case.clauses {
        let tested =
            tally.decided.iter().filter(|(owner, _)| owner == clause).map(|(_, dimension)| *dimension);
        gather(sums.clauses.entry(clause.clone()).or_default(), tally.verdict_for(clause), tested);
    }
}

fn case_result(case: &Case, tally: Tally) -> CaseResult {
    CaseResult {
        case: case.id.clone(),
        rule: case.rule.clone(),
        operation: case.operation.clone(),
        clauses: case.clauses.clone(),
        verdict: tally.verdict,
        doubts: tally.doubts,
        duration_us: tally.duration_us,
    }
}

fn run_facts(judge: &Judge<'_>, header: &RecordHeader) -> RunFacts {
    let footer = judge.footer.as_ref();
    let plan = &judge.plan.header;
    RunFacts {
        target: header.target.clone(),
        tool: header.tool.clone(),
        binding: plan.binding.id.clone(),
        batch: header.batch.clone(),
        origin: header.origin,
        seed: plan.seed,
        ceiling: plan.ceiling,
        authorisation: header.authorisation.clone(),
        started_ms: header.started_ms,
        finished_ms: footer.map(|footer| footer.finished_ms),
        ended: footer.map(|footer| footer.ended),
        detail: footer.map(|footer| footer.detail.clone()).unwrap_or_default(),
        clock_offset_ms: footer.and_then(|footer| footer.clock_offset_ms),
        exchanges: judge.exchanges,
    }
}
