//! Laws of plans, over the packs that the program carries and the corpus of documents of others.

#![expect(
    clippy::disallowed_methods,
    reason = "the corpus lies outside the tree, and planning is timed for a person"
)]

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

use hutong_specs::files::{Files, FilesError};
use hutong_specs::load::{Options, embedded, load, packs};
use hutong_specs::name::ClauseId;
use hutong_specs::plan::{Case, Content, Intent, Place, Plan, Role, Selection};
use hutong_specs::profile::Declares;
use hutong_specs::schema::Schema;
use hutong_specs::standard::{Effect, Operation, Standard};
use serde_json::Value;

use super::{PlanOptions, plan};

struct Folder(PathBuf);

impl Files for Folder {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, FilesError> {
        let missing = |_| FilesError::Missing { path: path.to_owned() };
        std::fs::read(self.0.join(path)).map(Cow::Owned).map_err(missing)
    }

    fn list(&self) -> Result<Vec<String>, FilesError> {
        Ok(Vec::new())
    }
}

fn pack(id: &str) -> Standard {
    let files = embedded(id).unwrap();
    let options = Options { location: id.to_owned(), ..Options::default() };
    load(files.as_ref(), &options).unwrap_or_else(|diagnostics| panic!("{}", diagnostics.render()))
}

/// Everything that the standard's clauses depend on.
fn declares(standard: &Standard) -> Declares {
    let capabilities = standard.clauses.iter().filter_map(|clause| clause.condition.clone()).collect();
    Declares { capabilities, effects: Effect::Destructive, ..Declares::default() }
}

fn options(seed: u64) -> PlanOptions {
    PlanOptions { seed, fuzz: 3, ..PlanOptions::default() }
}

fn corpus() -> Vec<(String, Standard)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/openapi");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.contains('.'))
        .collect();
    names.sort();
    let loaded = |name: String| {
        let options = Options { location: name.clone(), document: Some(name.clone()), binding: None };
        load(&Folder(folder.clone()), &options).ok().map(|standard| (name, standard))
    };
    names.into_iter().filter_map(loaded).collect()
}

#[test]
fn equal_inputs_give_byte_equal_plans_and_other_seeds_do_not() {
    for id in packs() {
        let standard = pack(id);
        let bytes = |seed| plan(&standard, &declares(&standard), &options(seed)).unwrap().to_bytes().unwrap();
        assert_eq!(bytes(7), bytes(7));
        assert_ne!(bytes(7), bytes(8));
    }
}

#[test]
fn filtering_never_changes_the_other_cases() {
    for id in packs() {
        let standard = pack(id);
        let whole = plan(&standard, &declares(&standard), &options(1)).unwrap();
        let by_id: BTreeMap<_, &Case> = whole.cases.iter().map(|case| (&case.id, case)).collect();
        for selection in selections(&whole) {
            let part =
                plan(&standard, &declares(&standard), &PlanOptions { selection, ..options(1) }).unwrap();
            assert!(part.cases.len() <= whole.cases.len());
            for case in &part.cases {
                assert_eq!(by_id.get(&case.id), Some(&case));
                assert!(case.rests_on.iter().all(|base| part.cases.iter().any(|other| other.id == *base)));
            }
        }
    }
}

fn selections(whole: &Plan) -> Vec<Selection> {
    let middle = &whole.cases[whole.cases.len() / 2];
    vec![
        Selection { clauses: middle.clauses.clone(), ..Selection::default() },
        Selection { operations: vec![middle.operation.clone()], ..Selection::default() },
        Selection { rules: vec![middle.rule.clone()], ..Selection::default() },
    ]
}

#[test]
fn conforming_bodies_are_admitted_and_violating_ones_refused_with_all_that_they_break() {
    for (name, standard, seed) in everything() {
        let plan = plan(&standard, &declares(&standard), &options(seed)).unwrap();
        for (_, case) in crate::Cases::new(&standard, &plan).iter() {
            sound(&name, &standard, &case);
        }
    }
}

#[test]
fn rows_that_a_scenario_reports_beside_one_another_have_identities_of_their_own_in_every_run() {
    let standard = pack("zwfw-data-exchange");
    let plan = plan(&standard, &declares(&standard), &options(1)).unwrap();
    for name in ["second-evaluation", "first-evaluation-twice"] {
        let case = plan.cases.iter().find(|case| case.id.as_str().ends_with(name)).unwrap();
        let evaluations =
            case.steps.iter().filter(|step| step.probe.operation.as_str() == "reportEvaluation");
        let fills = evaluations.flat_map(|step| {
            match &step.probe.request.as_ref().unwrap().body.as_ref().unwrap().content {
                Content::Json { value: _, fills } => fills.as_slice(),
                _ => &[],
            }
        });
        let rows: BTreeSet<String> =
            fills.filter(|fill| fill.at == "/row_guid").map(|fill| format!("{:?}", fill.slot)).collect();
        assert_eq!(rows.len(), 2, "{name} {rows:?}");
    }
}

fn everything() -> Vec<(String, Standard, u64)> {
    let packs = packs().into_iter().flat_map(|id| [1, 2].map(|seed| (id.to_owned(), pack(id), seed)));
    packs.chain(corpus().into_iter().map(|(name, standard)| (name, standard, 1))).collect()
}

fn sound(name: &str, standard: &Standard, case: &Case) {
    let probe = &case.steps.iter().rfind(|step| step.role != Role::Cleanup).unwrap().probe;
    let operation = standard.operation(&probe.operation).unwrap();
    let Some((schema, value)) = body(operation, probe.request.as_ref()) else {
        return;
    };
    match &case.intent {
        Intent::Conform => assert!(schema.admits(value), "{name} {}: {value}", case.id),
        Intent::Violate(breaches) => {
            let named: BTreeSet<&str> = breaches
                .iter()
                .filter(|breach| matches!(breach.place, Place::Body(_)))
                .filter_map(|breach| breach.constraint.as_deref())
                .collect();
            if named.is_empty() || breaches.iter().any(|breach| !matches!(breach.place, Place::Body(_))) {
                return;
            }
            let faults = schema.faults(value);
            let broken: BTreeSet<String> = faults.iter().map(|fault| written(standard, fault)).collect();
            let named: BTreeSet<String> = named.into_iter().map(str::to_owned).collect();
            assert_eq!(broken, named, "{name} {}", case.id);
        }
    }
}

/// The constraint as the plan names it: in a plain document with the keyword that stands there.
fn written(standard: &Standard, fault: &hutong_specs::schema::SchemaFault) -> String {
    let (keyword, pointer) = (fault.keyword.clone(), fault.constraint.clone());
    match standard.origin {
        hutong_specs::standard::Origin::Document => {
            super::as_written::as_written(standard.schemas.document(), keyword, pointer).1
        }
        hutong_specs::standard::Origin::Pack => pointer,
    }
}

fn body<'a>(
    operation: &'a Operation,
    request: Option<&'a hutong_specs::plan::RequestTemplate>,
) -> Option<(&'a Schema, &'a Value)> {
    let body = request?.body.as_ref()?;
    let Content::Json { value, .. } = &body.content else {
        return None;
    };
    let declared = &operation.request_body.as_ref()?.content;
    let named = body.media_type.as_deref().unwrap_or("application/json");
    let media_type = declared.iter().find(|media_type| named.starts_with(&media_type.name))?;
    Some((media_type.schema.as_ref()?, value))
}

#[test]
fn every_clause_is_in_a_case_or_has_a_reason() {
    for (name, standard, seed) in everything() {
        for ceiling in [Effect::ReadOnly, Effect::Destructive] {
            let options = PlanOptions { ceiling: Some(ceiling), ..options(seed) };
            let plan = plan(&standard, &declares(&standard), &options).unwrap();
            let explained: BTreeSet<&ClauseId> =
                plan.exclusions.iter().filter_map(|exclusion| exclusion.clause.as_ref()).collect();
            for clause in &standard.clauses {
                let count = plan.footer.per_clause[&clause.id];
                assert!(count > 0 || explained.contains(&clause.id), "{name}: {}", clause.id);
            }
            assert!(plan.cases.iter().all(|case| case.effect <= ceiling));
        }
    }
}

#[test]
fn ids_are_unique_and_violations_rest_on_their_baseline() {
    for (name, standard, seed) in everything() {
        let plan = plan(&standard, &declares(&standard), &options(seed)).unwrap();
        let ids: BTreeSet<_> = plan.cases.iter().map(|case| &case.id).collect();
        assert_eq!(ids.len(), plan.cases.len(), "{name}");
        for case in plan.cases.iter().filter(|case| matches!(case.intent, Intent::Violate(_))) {
            assert!(case.rests_on.as_ref().is_some_and(|base| ids.contains(base)), "{name} {}", case.id);
        }
    }
}

#[test]
fn every_document_of_the_corpus_is_planned() {
    for (name, standard, seed) in everything() {
        let started = Instant::now();
        let plan = plan(&standard, &declares(&standard), &options(seed)).unwrap();
        println!(
            "{name}: {} operations, {} cases, {} requests, {:?} left out, {:?}",
            standard.operations.len(),
            plan.footer.cases,
            plan.footer.requests,
            plan.footer.left_out,
            started.elapsed()
        );
        assert!(!plan.cases.is_empty() || standard.operations.is_empty(), "{name}");
    }
}

#[test]
fn a_plan_reads_back_as_it_was_written() {
    for id in packs() {
        let standard = pack(id);
        let made = plan(&standard, &declares(&standard), &options(1)).unwrap();
        assert_eq!(Plan::from_bytes(&made.to_bytes().unwrap()).unwrap(), made);
    }
}
