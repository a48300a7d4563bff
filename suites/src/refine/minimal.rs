//! What the rounds found, written beside the findings that they were for.

use hutong_specs::digest::Digest;
use hutong_specs::judgement::{Finding, Judgement, Minimal, Verdict};
use hutong_specs::plan::{Place, Plan};
use hutong_specs::standard::Standard;
use hutong_specs::text::pointer::below;
use serde_json::Value;

use super::lineage::Lineage;
use crate::plan::{Call, Context, place};

/// A round that was run and judged.
#[derive(Clone, Debug)]
pub struct Finished {
    /// Its plan.
    pub plan: Plan,
    /// Its judgement.
    pub judgement: Judgement,
}

/// The judgement of the first run, with the smallest request that the rounds found for each finding that they were for.
///
/// `is_complete` says whether the rounds went on until there was nothing smaller.
#[must_use]
pub fn with_minimal(
    standard: &Standard,
    plan: &Plan,
    mut judgement: Judgement,
    rounds: &[Finished],
    is_complete: bool,
) -> Judgement {
    let header = &plan.header;
    let context = Context::new(standard, &header.declares, header.seed, header.fuzz);
    let record = judgement.parents.record;
    for finding in &mut judgement.findings {
        let minimal = followed(finding, record, rounds, is_complete);
        finding.minimal = minimal.map(|minimal| Box::new(with_places(&context, minimal)));
    }
    judgement
}

/// Follows a finding through the rounds; `None` if they were not for it.
fn followed(finding: &Finding, record: Digest, rounds: &[Finished], is_complete: bool) -> Option<Minimal> {
    let mut minimal = Minimal {
        case: finding.case.clone(),
        round: 0,
        record,
        repeats: false,
        complete: is_complete,
        tried: 0,
        differs: Vec::new(),
        evidence: finding.evidence.clone(),
    };
    let mut is_meant = false;
    for (round, number) in rounds.iter().zip(1..) {
        let shrinks = round.plan.header.round.iter().flat_map(|round| &round.shrinks);
        if !shrinks.into_iter().any(|shrink| shrink.finding == finding.fingerprint) {
            // Nothing smaller was left for it, whatever the rounds went on for.
            minimal.complete |= is_meant;
            break;
        }
        is_meant = true;
        minimal.tried += of_operation(round, finding);
        let again = round.judgement.findings.iter().find(|seen| seen.fingerprint == finding.fingerprint);
        let Some(again) = again else {
            minimal.complete = true;
            break;
        };
        minimal.repeats |= number == 1 && failed_again(round, finding);
        if again.case != minimal.case {
            minimal.case = again.case.clone();
            minimal.round = number;
            minimal.record = round.judgement.parents.record;
            minimal.evidence = again.evidence.clone();
        }
    }
    is_meant.then_some(minimal)
}

/// Whether the request that showed the finding first failed once more.
fn failed_again(round: &Finished, finding: &Finding) -> bool {
    let mut results = round.judgement.cases.iter();
    results.any(|result| result.case == finding.case && result.verdict == Verdict::Fail)
}

/// How many requests of the round were about the finding's operation.
fn of_operation(round: &Finished, finding: &Finding) -> u64 {
    round.plan.cases.iter().filter(|case| case.operation == finding.operation).count() as u64
}

/// In what the minimal request differs from the base.
fn with_places(context: &Context<'_>, minimal: Minimal) -> Minimal {
    let places = || {
        let lineage = Lineage::of(context.standard, &minimal.case)?;
        let base = context.base(lineage.operation).ok()?;
        Some(differing(&base.call, &lineage.sent(context, &base)?.call))
    };
    Minimal { differs: places().unwrap_or_default(), ..minimal }
}

fn differing(base: &Call<'_>, call: &Call<'_>) -> Vec<Place> {
    let known = |name: &str| base.argument(name).map(|known| &known.value);
    let sent = call.arguments.iter().filter(|sent| known(&sent.parameter.name) != Some(&sent.value));
    let missing = base.arguments.iter().filter(|known| call.argument(&known.parameter.name).is_none());
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
