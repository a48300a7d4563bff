//! The result of a clause, from what its cases came to.

use std::collections::{BTreeMap, BTreeSet};

use hutong_specs::bilingual::Bilingual;
use hutong_specs::judgement::{ClauseResult, ClauseVerdict, Counts, Finding, Verdict};
use hutong_specs::name::ClauseId;
use hutong_specs::plan::{Exclusion, Reason};
use hutong_specs::standard::{Clause, Dimension, Obligation, Severity, Standard};

/// What was gathered about one clause.
#[derive(Clone, Debug, Default)]
pub(super) struct Gathered {
    /// Its cases by verdict.
    pub(super) cases: Counts,
    /// The dimensions in which a demand was decided.
    pub(super) tested: BTreeSet<Dimension>,
}

/// The results of all clauses, in the standard's order.
pub(super) fn results(
    standard: &Standard,
    gathered: &BTreeMap<ClauseId, Gathered>,
    findings: &[Finding],
    exclusions: &[Exclusion],
) -> Vec<ClauseResult> {
    let nothing = Gathered::default();
    standard
        .clauses
        .iter()
        .map(|clause| {
            let gathered = gathered.get(&clause.id).unwrap_or(&nothing);
            result(standard, clause, gathered, findings, exclusions)
        })
        .collect()
}

fn result(
    standard: &Standard,
    clause: &Clause,
    gathered: &Gathered,
    findings: &[Finding],
    exclusions: &[Exclusion],
) -> ClauseResult {
    let own: Vec<_> = findings.iter().filter(|finding| finding.clause == clause.id).collect();
    let reasons: BTreeSet<_> = exclusions
        .iter()
        .filter(|exclusion| exclusion.clause.as_ref() == Some(&clause.id))
        .map(|exclusion| exclusion.reason)
        .collect();
    let untested: Vec<_> =
        clause.dimensions.iter().copied().filter(|dimension| !gathered.tested.contains(dimension)).collect();
    let waivers: BTreeSet<_> = own.iter().filter_map(|finding| finding.waiver.clone()).collect();
    ClauseResult {
        clause: clause.id.clone(),
        class: clause.class.clone(),
        obligation: clause.obligation,
        text: clause.text.clone(),
        provenance: clause.provenance.kind,
        source: source(standard, clause),
        severity: clause.severity,
        verdict: verdict(clause, gathered, &own, &reasons, untested.is_empty()),
        reasons: reasons.into_iter().collect(),
        explanation: clause.reason.clone(),
        tested: gathered.tested.iter().copied().collect(),
        untested,
        cases: gathered.cases,
        waivers: waivers.into_iter().collect(),
    }
}

fn source(standard: &Standard, clause: &Clause) -> Bilingual {
    let provenance = &clause.provenance;
    let title = standard.sources.iter().find(|source| source.id == provenance.source);
    let title =
        title.map_or_else(|| Bilingual::same(provenance.source.as_str()), |source| source.title.clone());
    let with_place = |title: String, separator: &str, place: &str| {
        if place.is_empty() { title } else { format!("{title}{separator}{place}") }
    };
    let place = &provenance.locator;
    Bilingual::new(with_place(title.zh, "，", &place.zh), with_place(title.en, ", ", &place.en))
}

fn verdict(
    clause: &Clause,
    gathered: &Gathered,
    findings: &[&Finding],
    reasons: &BTreeSet<Reason>,
    is_whole: bool,
) -> ClauseVerdict {
    // What the platform was seen to do counts for more than what it declares of itself.
    if !findings.is_empty() {
        return with_findings(clause.obligation, findings);
    }
    if reasons.contains(&Reason::NotDeclared) {
        return ClauseVerdict::NotApplicable;
    }
    let cases = &gathered.cases;
    if cases.fail + cases.pass + cases.inconclusive + cases.error == 0 {
        return ClauseVerdict::NotTested;
    }
    if cases.inconclusive + cases.error > 0 {
        return ClauseVerdict::Inconclusive;
    }
    if is_whole && !reasons.iter().any(|reason| leaves_gap(*reason)) {
        ClauseVerdict::Conformant
    } else {
        ClauseVerdict::PartlyConformant
    }
}

fn with_findings(obligation: Obligation, findings: &[&Finding]) -> ClauseVerdict {
    let standing: Vec<_> = findings.iter().filter(|finding| finding.waiver.is_none()).collect();
    if standing.is_empty() {
        ClauseVerdict::Waived
    } else if obligation != Obligation::Shall {
        ClauseVerdict::Advisory
    } else if standing.iter().any(|finding| finding.severity >= Severity::Serious) {
        ClauseVerdict::NonConformant
    } else {
        ClauseVerdict::PartlyConformant
    }
}

/// Whether something that the clause governs was left out, so that the clause cannot be called conformant.
///
/// A bound for which no value could be generated was not tested: that is a gap. A violation that cannot exist on the
/// wire is none, because no request could ever bring it about; nor is a request that another case sends already, nor a
/// mechanism that the binding does not have. What the profile does not authorise, and the parties that it does not name, are the target's own
/// declaration, as its capabilities are: it is listed, and a clause of which nothing else was tested is not tested.
fn leaves_gap(reason: Reason) -> bool {
    match reason {
        Reason::AboveCeiling
        | Reason::NotSelected
        | Reason::MissingTestData
        | Reason::NotGenerated
        | Reason::BrokenDocument => true,
        Reason::Documentary
        | Reason::Manual
        | Reason::NotDeclared
        | Reason::NothingToTest
        | Reason::NoViolationOnTheWire
        | Reason::NotWritten
        | Reason::Duplicate
        | Reason::NotInBinding
        | Reason::NotAuthorised
        | Reason::NoParty => false,
    }
}

/// Adds one case to what was gathered about a clause.
pub(super) fn gather(gathered: &mut Gathered, verdict: Verdict, tested: impl Iterator<Item = Dimension>) {
    gathered.cases.add(verdict);
    gathered.tested.extend(tested);
}
