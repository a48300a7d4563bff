//! Findings with one root are one finding: merged as they come in, with the first case of the plan as evidence,
//! whatever the order in which the cases were recorded.

use std::collections::{BTreeMap, BTreeSet};

use hutong_specs::compatibility::ChangeKind;
use hutong_specs::digest::Digest;
use hutong_specs::judgement::{Evidence, Finding, FindingCode, Observed};
use hutong_specs::name::{CaseId, ClauseId, OperationId};
use hutong_specs::plan::{Breach, Case, Demand, Intent, Place, Role, Step};
use hutong_specs::profile::Declares;
use hutong_specs::standard::{Severity, Standard};

use super::blame::blame;
use super::case_judge::Shown;
use super::evidence::evidence;
use super::view::View;

/// How many cases a finding names.
const CASES_NAMED: usize = 50;

/// What findings have in common that are one finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Root {
    clause: ClauseId,
    operation: Option<OperationId>,
    code: FindingCode,
    place: String,
    what: String,
}

/// A finding under way.
#[derive(Debug)]
struct Growing {
    finding: Finding,
    first: u64,
    cases: BTreeMap<u64, CaseId>,
    operations: BTreeSet<OperationId>,
    count: u64,
}

/// All findings of a judgement under way.
#[derive(Debug, Default)]
pub(super) struct Findings {
    roots: BTreeMap<Root, Growing>,
}

impl Findings {
    /// Takes in what a case showed; `place` is the case's place in the plan.
    pub(super) fn add(
        &mut self,
        (standard, declares): (&Standard, &Declares),
        place: u64,
        case: &Case,
        shown: &[Shown<'_>],
        views: &[View<'_>],
    ) {
        let mut seen = BTreeSet::new();
        for shown in shown {
            let root = root(case, shown, views);
            let is_new = seen.insert(root.clone());
            let make = || finding((standard, declares), case, shown, views, &root);
            match self.roots.get_mut(&root) {
                Some(growing) => {
                    let operation = operation_of(case, ground(case, shown, views));
                    growing.take(place, case, operation, is_new, make);
                }
                None => {
                    self.roots.insert(root.clone(), Growing::new(place, case, make()));
                }
            }
        }
    }

    /// The findings, worst first, then by clause, operation and place.
    pub(super) fn finish(self, standard: &Standard) -> Vec<Finding> {
        let position: BTreeMap<_, _> =
            standard.clauses.iter().enumerate().map(|(index, clause)| (clause.id.clone(), index)).collect();
        let mut growing: Vec<_> = self.roots.into_values().collect();
        growing.sort_by_key(|growing| {
            let finding = &growing.finding;
            (
                std::cmp::Reverse(finding.severity),
                position.get(&finding.clause).copied(),
                growing.first,
                finding.fingerprint.clone(),
            )
        });
        growing.into_iter().map(Growing::finish).collect()
    }
}

impl Growing {
    fn new(place: u64, case: &Case, finding: Finding) -> Self {
        Self {
            operations: BTreeSet::from([finding.operation.clone()]),
            finding,
            first: place,
            cases: BTreeMap::from([(place, case.id.clone())]),
            count: 1,
        }
    }

    fn take(
        &mut self,
        place: u64,
        case: &Case,
        operation: &OperationId,
        is_new_case: bool,
        make: impl FnOnce() -> Finding,
    ) {
        if is_new_case {
            self.count += 1;
        }
        self.operations.insert(operation.clone());
        self.cases.insert(place, case.id.clone());
        if self.cases.len() > CASES_NAMED {
            self.cases.pop_last();
        }
        if place < self.first {
            self.first = place;
            self.finding = make();
        }
    }

    fn finish(self) -> Finding {
        Finding {
            cases: self.cases.into_values().collect(),
            operations: self.operations.into_iter().collect(),
            count: self.count,
            ..self.finding
        }
    }
}

fn finding(
    (standard, declares): (&Standard, &Declares),
    case: &Case,
    shown: &Shown<'_>,
    views: &[View<'_>],
    root: &Root,
) -> Finding {
    let clause = &shown.clause;
    let view = views.get(shown.view);
    Finding {
        fingerprint: fingerprint(root),
        code: shown.defect.code,
        clause: clause.clone(),
        severity: severity(standard, clause, shown.defect.code),
        operation: operation_of(case, ground(case, shown, views)).clone(),
        operations: Vec::new(),
        rule: case.rule.clone(),
        place: shown.defect.place.clone(),
        expected: shown.expectation.demand.clone(),
        breaches: breaches(case).to_vec(),
        observed: shown.defect.observed.clone(),
        blame: blame((standard, declares), case, shown, view),
        case: case.id.clone(),
        step: view.map_or_else(|| "".into(), |view| view.exchange.step.clone()),
        cases: Vec::new(),
        count: 0,
        waiver: None,
        evidence: view
            .map_or_else(Evidence::default, |view| evidence(view, standard.binding.signature.is_none())),
        minimal: None,
    }
}

/// The clause's severity; that a name should be unique is no more than advice of the format (RFC 8259 §4).
fn severity(standard: &Standard, clause: &ClauseId, code: FindingCode) -> Severity {
    let severity = standard.clause(clause).map_or(Severity::General, |clause| clause.severity);
    if code == FindingCode::HT208 { severity.min(Severity::General) } else { severity }
}

/// What the request of a case broke on purpose.
fn breaches(case: &Case) -> &[Breach] {
    match &case.intent {
        Intent::Conform => &[],
        Intent::Violate(breaches) => breaches,
    }
}

/// Sixteen hexadecimal digits over what makes the root.
fn fingerprint(root: &Root) -> String {
    let Root { clause, operation, code, place, what } = root;
    let operation = operation.as_ref().map(OperationId::as_str).unwrap_or_default();
    let text = format!("{clause}\n{operation}\n{code:?}\n{place}\n{what}");
    let digest = Digest::of(text.as_bytes()).to_string();
    digest.trim_start_matches("sm3:").chars().take(16).collect()
}

/// The step that showed a defect, if it is one of a sequence: then the operation is that step's, whatever the case is named
/// for, and what was demanded tells roots apart, so that a walk and a fixed case which show the same are one finding.
fn ground<'c>(case: &'c Case, shown: &Shown<'_>, views: &[View<'_>]) -> Option<&'c Step> {
    let id = &views.get(shown.view)?.exchange.step;
    case.steps.iter().find(|step| step.id == *id && step.role == Role::Ground)
}

/// The operation that showed a defect.
fn operation_of<'c>(case: &'c Case, ground: Option<&'c Step>) -> &'c OperationId {
    ground.map_or(&case.operation, |step| &step.probe.operation)
}

/// The root of a defect. A constraint of a shared schema and a part of the signature are one root for every
/// operation; everything else is a root for each.
fn root(case: &Case, shown: &Shown<'_>, views: &[View<'_>]) -> Root {
    let ground = ground(case, shown, views);
    let (is_shared, what) = match (&shown.defect.observed, &shown.defect.code) {
        (Observed::Outcome(outcome), _) if ground.is_some() => {
            (false, format!("{} {outcome}", kind(&shown.expectation.demand)))
        }
        (Observed::Constraint { constraint, .. }, _) => (true, constraint.clone()),
        (Observed::Outcome(_), FindingCode::HT103 | FindingCode::HT104) => broken_on_purpose(case),
        (Observed::Outcome(outcome), FindingCode::HT101 | FindingCode::HT105) => (false, outcome.clone()),
        (Observed::Outcome(outcome), _) => (false, format!("{} {outcome}", case.rule)),
        (Observed::Status(status), _) => (false, status.to_string()),
        (Observed::MediaType(name), _) => (false, name.clone()),
        // What many operations share is one change, at one place of the document.
        (Observed::Change { kind, at, operation, .. }, _) => match kind {
            ChangeKind::BodyNarrowed | ChangeKind::ResponseWeakened => (false, format!("{kind:?}")),
            _ => (false, format!("{kind:?} {operation} {at}")),
        },
        (Observed::Fault(_), _) => (false, case.rule.to_string()),
        // Each offer that was taken is mended by itself.
        (Observed::Value(offer), FindingCode::HT504) => (false, offer.clone()),
        (Observed::Value(_) | Observed::Pair(_, _) | Observed::Duration(_), _) => {
            (is_shared_demand(&shown.expectation.demand), kind(&shown.expectation.demand))
        }
    };
    Root {
        clause: shown.clause.clone(),
        operation: (!is_shared).then(|| operation_of(case, ground).clone()),
        code: shown.defect.code,
        place: generic(&shown.defect.place),
        what,
    }
}

fn broken_on_purpose(case: &Case) -> (bool, String) {
    let breaches = breaches(case);
    let is_shared = breaches.iter().all(|breach| {
        matches!(breach.place, Place::Credential(_) | Place::Method) || breach.constraint.is_some()
    });
    let what: Vec<_> = breaches
        .iter()
        .map(|breach| match &breach.constraint {
            Some(constraint) => constraint.clone(),
            None => format!("{} {}", generic(&breach.place), breach.keyword),
        })
        .collect();
    if what.is_empty() { (false, case.rule.to_string()) } else { (is_shared, what.join(" ")) }
}

fn is_shared_demand(demand: &Demand) -> bool {
    matches!(demand, Demand::At { .. } | Demand::Charset(_) | Demand::NoLeak)
}

fn kind(demand: &Demand) -> String {
    serde_json::to_string(demand).unwrap_or_default()
}

/// A place with array indices left open, so that the third and the fourth row make one finding.
fn generic(place: &Place) -> String {
    place
        .to_string()
        .split('/')
        .map(|token| {
            if token.chars().all(|letter| letter.is_ascii_digit()) && !token.is_empty() { "*" } else { token }
        })
        .collect::<Vec<_>>()
        .join("/")
}
