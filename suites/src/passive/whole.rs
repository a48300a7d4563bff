//! From a capture to a passive plan and the record that belongs to it.

use std::collections::BTreeMap;

use hutong_specs::name::{CaseId, ClauseId, OperationId, RuleId};
use hutong_specs::plan::{
    Case, Exclusion, Expectation, Intent, Isolation, Plan, PlanHeader, Reason, RequestTemplate, Role,
    Selection, Step, Template,
};
use hutong_specs::privacy;
use hutong_specs::profile::Declares;
use hutong_specs::record::{Answer, Ended, Exchange, Origin, RecordFooter, RecordHeader, RecordLine, Target};
use hutong_specs::standard::{Clause, Standard, Verification};
use hutong_specs::tool::Tool;

use super::archive::{Archive, archive};
use super::base::Base;
use super::broken::{Broken, broken};
use super::demands::Demands;
use super::error::PassiveError;
use super::exchange::{STEP, exchange};
use super::observed::Observed;
use super::route::Routes;
use super::secrets::Secrets;
use super::sift::{Sifted, sift};
use crate::plan::{Context, Exclusions, empty_probe, footer, of_clause};

/// The rule of observed cases.
const OBSERVED: &str = "observed";
/// The mark of the run: nothing was sent, so that nothing carries it.
const BATCH: &str = "observed";
/// How much of a path an exclusion shows, in characters.
const PATH_LIMIT: usize = 200;

/// What a capture is made into.
#[derive(Clone, Debug, PartialEq)]
pub struct Passive {
    /// A case for each call of an operation: what is demanded of its answer.
    pub plan: Plan,
    /// The record of those calls: header, exchanges, footer.
    pub lines: Vec<RecordLine>,
}

/// Makes a passive plan and its record from captured traffic (HAR 1.2 or 1.3).
///
/// Equal inputs give equal documents. Nothing is demanded of whether a request that keeps to the contract was accepted,
/// since the state of the platform is not known; one that breaks the contract must have been refused.
///
/// ```
/// use hutong_specs::load::{Options, embedded, load};
/// use hutong_specs::profile::Declares;
/// use hutong_suites::passive::{PassiveError, passive};
///
/// let files = embedded("zwfw-data-exchange").ok_or("no such pack")?;
/// let standard = load(files.as_ref(), &Options::default()).map_err(|_| "the pack is broken")?;
/// let refused = passive(&standard, br#"{"log": {"version": "1.2", "entries": []}}"#, &Declares::default());
/// assert!(matches!(refused, Err(PassiveError::NoEntries)));
/// # Ok::<(), &str>(())
/// ```
pub fn passive(standard: &Standard, har: &[u8], declares: &Declares) -> Result<Passive, PassiveError> {
    check_binding(standard, declares)?;
    let Archive { entries, unreadable } = archive(har)?;
    let routes = Routes::new(standard);
    let Sifted { base, observed, left_out } = sift(&routes, &entries);
    let secrets = Secrets::gathered(standard, &entries, &observed)?;
    let left_out: Vec<String> = left_out.iter().map(|detail| shown(&secrets, detail)).collect();
    let base = base.filter(|_| !observed.is_empty()).ok_or_else(|| PassiveError::NothingMatches {
        count: entries.len(),
        first: left_out.first().cloned().unwrap_or_default(),
    })?;
    let context = Context::new(standard, declares, 0, 0);
    let (cases, exchanges) = cases(&context, &secrets, &observed, earliest(&observed))?;
    let exclusions = exclusions(&context, left_out, unreadable);
    let (footer, exclusions) = footer(&context, &cases, &[], exclusions);
    let header = plan_header(standard, declares);
    let plan = Plan { header, cases, batches: Vec::new(), exclusions, footer };
    let lines = lines(standard, &plan, &base, exchanges)?;
    Ok(Passive { plan, lines })
}

fn check_binding(standard: &Standard, declares: &Declares) -> Result<(), PassiveError> {
    match &declares.binding {
        Some(binding) if *binding != standard.binding.id => {
            Err(PassiveError::Binding { loaded: standard.binding.id.clone(), declared: binding.clone() })
        }
        _ => Ok(()),
    }
}

/// Method and path as an exclusion shows them: without secrets and citizens' numbers, and not endless.
fn shown(secrets: &Secrets, detail: &str) -> String {
    let text = privacy::mask(&secrets.masked(detail));
    match text.char_indices().nth(PATH_LIMIT) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

fn earliest(observed: &[Observed<'_>]) -> i64 {
    observed.iter().filter_map(|observed| observed.entry.started_ms).min().unwrap_or_default()
}

fn cases<'a>(
    context: &Context<'a>,
    secrets: &Secrets,
    observed: &[Observed<'a>],
    earliest_ms: i64,
) -> Result<(Vec<Case>, Vec<Exchange>), PassiveError> {
    let mut demands = Demands::new(context);
    let mut counts: BTreeMap<OperationId, u64> = BTreeMap::new();
    let (mut cases, mut exchanges) = (Vec::new(), Vec::new());
    for observed in observed {
        let operation = observed.operation;
        let count = counts.entry(operation.id.clone()).or_default();
        *count += 1;
        let id = CaseId::from(format!("{}/{OBSERVED}/{count}", operation.id));
        let started_ms = observed.entry.started_ms.unwrap_or(earliest_ms);
        let exchange = exchange(id.clone(), observed, secrets, context.binding(), started_ms);
        let broken = broken(context, observed);
        let expectations = match &exchange.answer {
            Answer::Received { body, .. } => demands.of(observed, &broken, body)?,
            Answer::Fault(_) => Vec::new(),
        };
        cases.push(case(id, observed, secrets, broken, expectations));
        exchanges.push(exchange);
    }
    Ok((cases, exchanges))
}

fn case(
    id: CaseId,
    observed: &Observed<'_>,
    secrets: &Secrets,
    broken: Vec<Broken>,
    expectations: Vec<Expectation>,
) -> Case {
    let operation = observed.operation;
    let mut clauses: Vec<ClauseId> =
        expectations.iter().map(|expectation| expectation.clause.clone()).collect();
    clauses.sort();
    clauses.dedup();
    let breaches: Vec<_> = broken.into_iter().map(|broken| broken.breach).collect();
    let request = RequestTemplate {
        method: observed.entry.method.clone(),
        target: Template::text(privacy::mask(&secrets.masked(&observed.address.path()))),
        headers: Vec::new(),
        body: None,
    };
    let mut probe = empty_probe(operation);
    probe.request = Some(request);
    Case {
        id,
        rule: RuleId::from(OBSERVED),
        operation: operation.id.clone(),
        clauses,
        isolation: Isolation::Shared,
        effect: operation.effect,
        intent: if breaches.is_empty() { Intent::Conform } else { Intent::Violate(breaches) },
        rests_on: None,
        steps: vec![Step { id: STEP.into(), role: Role::Probe, probe: probe.into(), expectations }],
    }
}

/// Entries that are no calls of operations, and clauses that no traffic can test.
fn exclusions(context: &Context<'_>, left_out: Vec<String>, unreadable: u64) -> Exclusions {
    let mut exclusions = Exclusions::default();
    let mut take = |detail: String, count: u64| {
        let reason = Reason::NothingToTest;
        exclusions.take(Exclusion { clause: None, operation: None, rule: None, reason, detail, count });
    };
    for detail in left_out {
        take(detail, 1);
    }
    if unreadable > 0 {
        take("HAR entries that cannot be read".to_owned(), unreadable);
    }
    for clause in &context.standard.clauses {
        if let Some((reason, detail)) = reason_against(context, clause) {
            exclusions.take(of_clause(clause, reason, detail));
        }
    }
    exclusions
}

fn reason_against(context: &Context<'_>, clause: &Clause) -> Option<(Reason, String)> {
    match (clause.verification, &clause.condition) {
        (Verification::Documentary, _) => Some((Reason::Documentary, String::new())),
        (Verification::Manual, _) => Some((Reason::Manual, String::new())),
        (Verification::Automatic, Some(condition)) if !context.is_met(clause) => {
            Some((Reason::NotDeclared, condition.to_string()))
        }
        (Verification::Automatic, _) => None,
    }
}

fn plan_header(standard: &Standard, declares: &Declares) -> PlanHeader {
    PlanHeader {
        format: Plan::FORMAT.to_owned(),
        tool: Tool::current(),
        standard: standard.reference(),
        declares: declares.clone(),
        binding: standard.binding.clone(),
        seed: 0,
        fuzz: 0,
        ceiling: declares.effects,
        selection: Selection::default(),
        round: None,
    }
}

fn lines(
    standard: &Standard,
    plan: &Plan,
    base: &Base,
    exchanges: Vec<Exchange>,
) -> Result<Vec<RecordLine>, PassiveError> {
    let started_ms = exchanges.iter().map(|exchange| exchange.started_ms).min().unwrap_or_default();
    let ends = exchanges.iter().map(ended_ms);
    let footer = RecordFooter {
        ended: Ended::Completed,
        detail: String::new(),
        exchanges: exchanges.len() as u64,
        finished_ms: ends.max().unwrap_or(started_ms),
        clock_offset_ms: None,
    };
    let header = RecordHeader {
        format: RecordHeader::FORMAT.to_owned(),
        tool: Tool::current(),
        plan: plan.digest()?,
        standard: standard.digest,
        origin: Origin::Har,
        target: Target {
            name: base.host().to_owned(),
            base: base.url(),
            version: plan.header.declares.version.clone(),
        },
        batch: BATCH.to_owned(),
        started_ms,
        authorisation: None,
    };
    let mut lines = vec![RecordLine::Header(Box::new(header))];
    lines.extend(exchanges.into_iter().map(|exchange| RecordLine::Exchange(Box::new(exchange))));
    lines.push(RecordLine::Footer(footer));
    Ok(lines)
}

fn ended_ms(exchange: &Exchange) -> i64 {
    let took = i64::try_from(exchange.duration_us / 1000).unwrap_or_default();
    exchange.started_ms.saturating_add(took)
}
