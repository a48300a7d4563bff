//! What batches promise: only requests that can be made. Expanding a batch is a pure function of its seed, so the planner
//! finds out by trying.

use hutong_specs::plan::{Batch, Exclusion, Reason};

use super::context::Context;
use super::exclusions::Exclusions;
use crate::rules::{FUZZ_VIOLATE, random_call, random_violation, random_walk, walk_draft, why_not_drawn};

/// So many numbers are tried first, from all over the batch: where none of them is made the others would take their time in
/// vain.
const FIRST: u32 = 8;

/// The batches of which something can be made; what cannot is left out, with how many of how many and why.
pub(crate) fn promised(
    context: &Context<'_>,
    batches: Vec<Batch>,
    exclusions: &mut Exclusions,
) -> Vec<Batch> {
    let mut kept = Vec::new();
    for batch in batches {
        let missing = missing(context, &batch);
        if missing > 0 {
            exclusions.take(exclusion(context, &batch, missing));
        }
        if missing < batch.count {
            kept.push(batch);
        }
    }
    kept
}

/// How many numbers of a batch are not made. If none of the first is, none is taken to be.
fn missing(context: &Context<'_>, batch: &Batch) -> u32 {
    let apart = (batch.count / FIRST).max(1);
    let is_missing = |index: &u32| !is_made(context, batch, *index);
    if (0..batch.count).step_by(apart as usize).all(|index| is_missing(&index)) {
        return batch.count;
    }
    u32::try_from((0..batch.count).filter(is_missing).count()).unwrap_or(batch.count)
}

fn is_made(context: &Context<'_>, batch: &Batch, index: u32) -> bool {
    let made = || {
        if let Some(machine) = &batch.machine {
            let machine = context.standard.machine(machine)?;
            let walk = random_walk(context, machine, batch.seed, index);
            return walk_draft(context, machine, &walk, "").map(drop);
        }
        let operation = context.standard.operation(&batch.operation)?;
        let base = context.base(operation).ok()?;
        if batch.rule.as_str() == FUZZ_VIOLATE {
            random_violation(context, operation, &base, batch.seed, index).map(drop)
        } else {
            random_call(context, &base, batch.seed, index).map(drop)
        }
    };
    made().is_some()
}

fn exclusion(context: &Context<'_>, batch: &Batch, missing: u32) -> Exclusion {
    let base = context.standard.operation(&batch.operation).map(|operation| context.base(operation));
    let why = match base {
        Some(Ok(base)) => why_not_drawn(&base, batch.seed),
        Some(Err(why)) => format!("no value for {why}"),
        None => "there is no such operation".to_owned(),
    };
    Exclusion {
        clause: None,
        operation: Some(batch.operation.clone()),
        rule: Some(batch.rule.clone()),
        reason: Reason::NotGenerated,
        detail: format!("{missing} of {} random requests: {why}", batch.count),
        count: u64::from(missing),
    }
}

/// How many cases of a batch there are, what was left out taken off.
pub(super) fn kept_count(batch: &Batch, exclusions: &Exclusions) -> u64 {
    u64::from(batch.count).saturating_sub(exclusions.not_generated(&batch.rule, &batch.operation))
}

#[cfg(test)]
mod tests {
    use hutong_specs::files::MemoryFiles;
    use hutong_specs::load::{Options, load};
    use hutong_specs::plan::{Exclusion, Plan, Reason};
    use hutong_specs::profile::Declares;
    use hutong_specs::standard::{Effect, Standard};
    use serde_json::{Value, json};

    use crate::Cases;
    use crate::plan::{PlanOptions, plan};

    fn planned(schema: &Value, example: &Value) -> (Standard, Plan) {
        let document = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"post": {
            "operationId": "a", "responses": {"200": {"description": "ok"}, "400": {"description": "refused"}},
            "requestBody": {"required": true, "content": {"application/json":
                {"schema": schema, "example": example}}}}}}});
        let files = MemoryFiles::new([("a.json", document.to_string())]);
        let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
        let standard = load(&files, &options).unwrap();
        let declares = Declares { effects: Effect::Destructive, ..Declares::default() };
        let plan = plan(&standard, &declares, &PlanOptions { fuzz: 40, ..PlanOptions::default() }).unwrap();
        (standard, plan)
    }

    fn made(standard: &Standard, plan: &Plan) -> u64 {
        Cases::new(standard, plan).iter().count() as u64
    }

    #[test]
    fn a_batch_of_which_nothing_can_be_made_is_left_out_with_the_reason() {
        // Nobody finds six letters and the same six again by chance.
        let schema = json!({"type": "object", "required": ["n"], "properties": {"n": {
            "type": "string", "pattern": "^([a-z]{6})-\\1$"}}});
        let (standard, plan) = planned(&schema, &json!({"n": "abcdef-abcdef"}));
        assert_eq!(plan.batches, []);
        for rule in ["fuzz", "fuzz-violate"] {
            let is_its = |excluded: &&Exclusion| excluded.rule == Some(rule.into());
            let excluded: Vec<&Exclusion> = plan.exclusions.iter().filter(is_its).collect();
            assert_eq!(excluded.len(), 1, "{excluded:?}");
            assert_eq!((excluded[0].reason, excluded[0].count), (Reason::NotGenerated, 40));
            assert!(excluded[0].detail.starts_with("40 of 40 random requests: "), "{excluded:?}");
        }
        assert_eq!(plan.footer.cases, made(&standard, &plan));
    }

    #[test]
    fn of_a_batch_of_which_only_some_can_be_made_those_are_kept_and_the_others_counted() {
        // Nines in a row, of all digits, are found by chance now and then.
        let schema = json!({"type": "object", "required": ["n"], "properties": {"n": {
            "type": "string", "pattern": "^(?![0-8])(?!.[0-8])(?!..[0-8])[0-9]{3}$"}}});
        let (standard, plan) = planned(&schema, &json!({"n": "999"}));
        let batch = plan.batches.iter().find(|batch| batch.rule.as_str() == "fuzz").unwrap();
        let excluded = plan.exclusions.iter().find(|excluded| excluded.rule == Some("fuzz".into())).unwrap();
        assert_eq!((batch.count, excluded.reason), (40, Reason::NotGenerated));
        assert!((1..40).contains(&excluded.count), "{excluded:?}");
        assert!(excluded.detail.starts_with(&format!("{} of 40 random requests: ", excluded.count)));
        let cases = Cases::new(&standard, &plan);
        let of_batch = cases.iter().filter(|(_, case)| case.rule.as_str() == "fuzz").count() as u64;
        assert_eq!(of_batch, 40 - excluded.count);
        assert_eq!(plan.footer.cases, made(&standard, &plan));
    }

    #[test]
    fn a_plan_promises_as_many_cases_as_it_expands_to() {
        let schema = json!({"type": "object", "required": ["name"], "properties": {
            "name": {"type": "string", "minLength": 2, "maxLength": 9}, "amount": {"type": "integer", "minimum": 0},
            "list": {"type": "array", "maxItems": 3, "items": {"enum": ["a", "b"]}}}});
        let (standard, plan) = planned(&schema, &json!({"name": "测试人"}));
        let rules: Vec<_> = plan.batches.iter().map(|batch| batch.rule.as_str()).collect();
        assert_eq!(rules, ["fuzz", "fuzz-violate"]);
        assert_eq!(plan.footer.cases, made(&standard, &plan));
        let cases = Cases::new(&standard, &plan);
        for (place, case) in cases.iter() {
            assert_eq!(cases.get(&case.id).map(|(place, _)| place), Some(place), "{}", case.id);
        }
    }
}
