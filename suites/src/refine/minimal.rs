//! What the rounds found, written beside the findings that they were for.

use hutong_specs::digest::Digest;
use hutong_specs::judgement::{CaseResult, Doubt, Finding, Judgement, Minimal, Verdict};
use hutong_specs::name::CaseId;
use hutong_specs::plan::{Place, Plan};
use hutong_specs::record::Ended;
use hutong_specs::standard::Standard;
use hutong_specs::text::pointer::below;
use serde_json::Value;

use super::lineage::Lineage;
use super::requests::Requests;
use super::round::is_smaller;
use super::walks::Trail;
use crate::plan::{Argument, Call, place};
use crate::rules::WALK;

/// A round that was run and judged.
#[derive(Clone, Debug)]
pub struct Finished {
    /// Its plan.
    pub plan: Plan,
    /// Its judgement.
    pub judgement: Judgement,
}

/// The judgement of the first run, with the smallest request that the rounds found for each finding that they were for.
pub(super) fn with_minimal<'a>(
    standard: &'a Standard,
    requests: &Requests<'a>,
    mut judgement: Judgement,
    rounds: &[Finished],
    is_complete: bool,
) -> Judgement {
    let record = judgement.parents.record;
    let following = Following { standard, requests, rounds, is_complete };
    for finding in &mut judgement.findings {
        let minimal = following.followed(finding, record);
        let minimal = minimal.map(|minimal| with_walk(standard, requests, &finding.case, minimal));
        finding.minimal = minimal.map(|minimal| Box::new(with_places(standard, requests, minimal)));
    }
    judgement
}

/// What findings are followed through.
struct Following<'a, 'c> {
    standard: &'a Standard,
    requests: &'c Requests<'a>,
    rounds: &'c [Finished],
    is_complete: bool,
}

impl Following<'_, '_> {
    /// Follows a finding through the rounds; `None` if they were not for it.
    fn followed(&self, finding: &Finding, record: Digest) -> Option<Minimal> {
        let mut minimal = Minimal {
            case: finding.case.clone(),
            round: 0,
            record,
            repeats: None,
            complete: self.is_complete,
            tried: 0,
            differs: Vec::new(),
            walk: None,
            evidence: finding.evidence.clone(),
        };
        let mut is_meant = false;
        for (round, number) in self.rounds.iter().zip(1..) {
            let mut shrinks = round.plan.header.round.iter().flat_map(|round| &round.shrinks);
            let Some(shrink) = shrinks.find(|shrink| shrink.finding == finding.fingerprint) else {
                // Nothing smaller was left for it, whatever the rounds went on for.
                minimal.complete |= is_meant;
                break;
            };
            is_meant = true;
            minimal.tried += sent_of_operation(round, finding);
            if number == 1 {
                minimal.repeats = repeats(round, finding);
            }
            let again = seen(round, finding);
            let Some(smaller) = again.filter(|again| self.is_smaller(&again.case, &minimal.case)) else {
                let is_hidden = again.is_some_and(|again| self.may_hide_smaller(again, &minimal.case));
                minimal.complete = is_decided(round, &minimal.case) && !shrink.cut && !is_hidden;
                break;
            };
            minimal.case = smaller.case.clone();
            minimal.round = number;
            minimal.record = round.judgement.parents.record;
            minimal.evidence = smaller.evidence.clone();
            if !is_whole(round) {
                minimal.complete = false;
                break;
            }
        }
        is_meant.then_some(minimal)
    }

    fn is_smaller(&self, one: &CaseId, other: &CaseId) -> bool {
        is_smaller(self.standard, self.requests, one, other)
    }

    /// Whether a case other than the one that is shown may be smaller than the smallest so far.
    fn may_hide_smaller(&self, again: &Finding, least: &CaseId) -> bool {
        !is_listed(again) || again.cases.iter().any(|case| self.is_smaller(case, least))
    }
}

fn seen<'r>(round: &'r Finished, finding: &Finding) -> Option<&'r Finding> {
    round.judgement.findings.iter().find(|seen| seen.fingerprint == finding.fingerprint)
}

/// Whether every case that showed the finding is named.
fn is_listed(finding: &Finding) -> bool {
    finding.count <= finding.cases.len() as u64
}

fn is_whole(round: &Finished) -> bool {
    round.judgement.run.ended == Some(Ended::Completed)
}

/// Whether the round came to its end and everything that is one step smaller than the case was answered in it.
fn is_decided(round: &Finished, case: &CaseId) -> bool {
    let step = format!("{case}~");
    let mut steps = round.judgement.cases.iter().filter(|result| result.case.as_str().starts_with(&step));
    is_whole(round) && steps.all(was_answered)
}

fn was_answered(result: &CaseResult) -> bool {
    !result.doubts.iter().any(|doubt| matches!(doubt, Doubt::NotRun | Doubt::Throttled))
}

/// Whether the request that showed the finding first showed it once more; `None` if nothing can be said of that.
fn repeats(round: &Finished, finding: &Finding) -> Option<bool> {
    let showed = |seen: &Finding| seen.cases.contains(&finding.case);
    let again = seen(round, finding);
    if again.is_some_and(showed) {
        return Some(true);
    }
    let result = round.judgement.cases.iter().find(|result| result.case == finding.case)?;
    match result.verdict {
        Verdict::Pass => Some(false),
        Verdict::Fail if again.is_none_or(is_listed) => Some(false),
        Verdict::Fail => {
            let mut others =
                round.judgement.findings.iter().filter(|other| other.fingerprint != finding.fingerprint);
            // More cases showed it than are named: this one did if it failed and for nothing else.
            others.all(|other| is_listed(other) && !showed(other)).then_some(true)
        }
        _ => None,
    }
}

/// How many cases of the round that were sent were about the finding's operation, or walks through its machine.
fn sent_of_operation(round: &Finished, finding: &Finding) -> u64 {
    let walks = finding.case.as_str().rsplit_once('/').map_or("", |(prefix, _)| prefix);
    let is_meant = |result: &&CaseResult| {
        let is_walk = result.rule.as_str() == WALK;
        let is_of_machine = || result.case.as_str().starts_with(&format!("{walks}/"));
        if finding.rule.as_str() == WALK {
            is_walk && is_of_machine()
        } else {
            result.operation == finding.operation
        }
    };
    let results = round.judgement.cases.iter().filter(is_meant);
    results.filter(|result| !result.doubts.contains(&Doubt::NotRun)).count() as u64
}

/// The events of the shortest walk beside those of the first.
fn with_walk<'a>(
    standard: &'a Standard,
    requests: &Requests<'a>,
    first: &CaseId,
    minimal: Minimal,
) -> Minimal {
    let trail = |case: &CaseId| Trail::of(&requests.context, standard, case);
    let walk = trail(&minimal.case).zip(trail(first));
    Minimal { walk: walk.and_then(|(least, first)| least.beside(&requests.context, &first)), ..minimal }
}

/// In what the minimal request differs from the base.
fn with_places<'a>(standard: &'a Standard, requests: &Requests<'a>, minimal: Minimal) -> Minimal {
    let places = || {
        let lineage = Lineage::of(standard, &minimal.case)?;
        let base = requests.context.base(lineage.operation).ok()?;
        Some(differing(&base.call, &requests.sent(&lineage)?.call))
    };
    Minimal { differs: places().unwrap_or_default(), ..minimal }
}

fn differing(base: &Call<'_>, call: &Call<'_>) -> Vec<Place> {
    let known = |sent: &Argument<'_>| base.argument(sent.parameter).map(|known| &known.value);
    let sent = call.arguments.iter().filter(|sent| known(sent) != Some(&sent.value));
    let missing = base.arguments.iter().filter(|known| call.argument(known.parameter).is_none());
    let mut places: Vec<Place> = sent.chain(missing).map(|argument| place(argument.parameter)).collect();
    let mut pointers = Vec::new();
    differing_at(base.body(), call.body(), String::new(), &mut pointers);
    places.extend(pointers.into_iter().map(Place::Body));
    places
}

fn differing_at(base: Option<&Value>, value: Option<&Value>, at: String, pointers: &mut Vec<String>) {
    match (base, value) {
        (base, value) if base == value => {}
        (Some(Value::Object(base)), Some(Value::Object(value))) => {
            let names = value.keys().chain(base.keys().filter(|name| !value.contains_key(*name)));
            for name in names {
                differing_at(base.get(name), value.get(name), below(&at, name), pointers);
            }
        }
        (Some(Value::Array(base)), Some(Value::Array(value))) if base.len() == value.len() => {
            for (index, (base, value)) in base.iter().zip(value).enumerate() {
                differing_at(Some(base), Some(value), format!("{at}/{index}"), pointers);
            }
        }
        _ => pointers.push(at),
    }
}
