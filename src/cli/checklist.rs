//! What `hutong plan` says before a run: values that nobody gives, and what the effects ceiling leaves out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use hutong_reports::wording::{Word, place};
use hutong_specs::bilingual::Language;
use hutong_specs::name::{ClauseId, OperationId};
use hutong_specs::plan::{Place, Plan, Reason};
use hutong_suites::plan::Missing;
use serde_json::{Value, json};

/// Values that nobody gives, by operation, each with how to give it.
pub(super) fn missing_text(missing: &[Missing], language: Language) -> String {
    if missing.is_empty() {
        return String::new();
    }
    let heading = Word::new(
        "缺少的测试数据（文档、配置文件和其他接口都没有给出）",
        "missing test data (given by neither the document, the profile nor another operation)",
    );
    let mut text = format!("\n{}\n", heading.get(language));
    for (operation, all) in by_operation(missing) {
        let _ = writeln!(text, "  {operation}");
        for one in all {
            let _ = writeln!(text, "    {}: {}", place(&one.place, language), how(one, language));
        }
    }
    text
}

fn by_operation(missing: &[Missing]) -> BTreeMap<&OperationId, Vec<&Missing>> {
    let mut all: BTreeMap<&OperationId, Vec<&Missing>> = BTreeMap::new();
    for one in missing {
        all.entry(&one.operation).or_default().push(one);
    }
    all
}

/// How a value is given.
fn how(missing: &Missing, language: Language) -> String {
    match (&missing.name, &missing.place) {
        (Some(name), _) => match language {
            Language::Zh => format!(
                "用 --data {name}=值，或在配置文件的 declares.test-data 中给出 {name}，或在文档中给出 example"
            ),
            Language::En => format!(
                "give --data {name}=VALUE, or {name} under declares.test-data of the profile, or an `example` in the document"
            ),
        },
        (None, Place::Body(_)) => {
            Word::new("在文档中为请求体给出 example", "give an `example` of the body in the document")
                .get(language)
                .to_owned()
        }
        (None, _) => {
            Word::new("在文档中给出 example", "give an `example` in the document").get(language).to_owned()
        }
    }
}

/// Operations of which the effects ceiling leaves cases out, and the clauses that are therefore not tested.
pub(super) fn ceiling_text(plan: &Plan, language: Language) -> String {
    let left_out = left_out(plan);
    if left_out.is_empty() {
        return String::new();
    }
    let heading = Word::new(
        "因影响上限未纳入的接口，以及因此未测的条款",
        "operations that the effects ceiling leaves out, and the clauses that are therefore not tested",
    );
    let mut text = format!("\n{}\n", heading.get(language));
    for (operation, (count, clauses)) in &left_out {
        let clauses: Vec<&str> = clauses.iter().map(|clause| clause.as_str()).collect();
        let _ = writeln!(text, "  {count:>6}  {operation}: {}", clauses.join(", "));
    }
    text
}

type LeftOut<'p> = BTreeMap<&'p OperationId, (u64, BTreeSet<&'p ClauseId>)>;

/// By operation: how many cases, and the clauses of them that no other case tests.
fn left_out(plan: &Plan) -> LeftOut<'_> {
    let mut all: LeftOut<'_> = BTreeMap::new();
    let above = plan.exclusions.iter().filter(|exclusion| exclusion.reason == Reason::AboveCeiling);
    for exclusion in above {
        let Some(operation) = &exclusion.operation else { continue };
        let (count, clauses) = all.entry(operation).or_default();
        *count += exclusion.count;
        let is_untested =
            |clause: &&ClauseId| plan.footer.per_clause.get(*clause).is_none_or(|cases| *cases == 0);
        clauses.extend(exclusion.clause.as_ref().filter(is_untested));
    }
    all
}

/// The same for machines.
pub(super) fn summary(missing: &[Missing], plan: &Plan) -> (Value, Value) {
    let one = |missing: &Missing| json!({"operation": missing.operation, "place": missing.place, "test-data": missing.name});
    let missing: Vec<Value> = missing.iter().map(one).collect();
    let above = left_out(plan).into_iter().map(|(operation, (cases, clauses))| {
        json!({"operation": operation, "cases": cases, "clauses-untested": clauses})
    });
    (Value::Array(missing), Value::Array(above.collect()))
}
