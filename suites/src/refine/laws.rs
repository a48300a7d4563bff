//! Laws of refining: what is smaller is allowed and nearer, and what is left in the end is what matters.

use hutong_specs::files::MemoryFiles;
use hutong_specs::load::{Options, load};
use hutong_specs::plan::PlanHeader;
use hutong_specs::profile::Declares;
use hutong_specs::standard::{Effect, Standard};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::distance::Distance;
use super::lineage::{Lineage, Sent};
use super::requests::Requests;
use super::round::is_smaller;
use super::steps::{LEVEL, Steps};
use crate::plan::{Base, Call, PlanOptions, plan};

fn standard() -> Standard {
    let document = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {
        "/cases": {"post": {"operationId": "report",
            "parameters": [{"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1}}],
            "requestBody": {"required": true, "content": {"application/json": {"schema": {
                "type": "object", "required": ["name", "note"], "properties": {
                    "name": {"type": "string", "minLength": 2, "maxLength": 30},
                    "note": {"type": "string"},
                    "amount": {"type": "number", "minimum": 0},
                    "tags": {"type": "array", "items": {"type": "string"}, "maxItems": 9},
                    "agent": {"type": "object", "properties": {"name": {"type": "string"}}}}},
                "example": {"name": "测试人", "note": ""}}}},
            "responses": {"200": {"description": "ok"}}}}}});
    let files = MemoryFiles::new([("api.json", serde_json::to_vec(&document).unwrap())]);
    let options =
        Options { location: "api.json".to_owned(), document: Some("api.json".to_owned()), binding: None };
    load(&files, &options).unwrap()
}

fn header(standard: &Standard, seed: u64) -> PlanHeader {
    let declares = Declares { effects: Effect::Destructive, ..Declares::default() };
    plan(standard, &declares, &PlanOptions { seed, fuzz: 100, ..PlanOptions::default() }).unwrap().header
}

/// Goes on with the smallest request that still shows what `shows` looks for, as the rounds do.
fn least<'a>(base: &Base<'a>, mut call: Call<'a>, shows: impl Fn(&Call<'_>) -> bool) -> Call<'a> {
    loop {
        let smaller = Steps::of(base, &call, None).calls.into_iter().filter(&shows);
        match smaller.min_by_key(|call| Distance::of(&base.call, call)) {
            Some(smaller) => call = smaller,
            None => return call,
        }
    }
}

fn note(call: &Call<'_>) -> Option<usize> {
    Some(call.body()?.pointer("/note")?.as_str()?.chars().count())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn every_step_is_allowed_and_nearer(seed: u64, index in 0_u32..100) {
        let standard = standard();
        let header = header(&standard, seed);
        let requests = Requests::new(&standard, &header);
        let base = requests.context.base(&standard.operations[0]).unwrap();
        let lineage = Lineage::of(&standard, &format!("report/fuzz/{index}").as_str().into()).unwrap();
        let call = requests.sent(&lineage).unwrap().call;
        for (step, smaller) in Steps::of(&base, &call, None).calls.into_iter().enumerate() {
            prop_assert!(Distance::of(&base.call, &smaller) < Distance::of(&base.call, &call));
            prop_assert!(smaller.entity.as_ref().unwrap().is_admitted(), "{:?}", smaller.body());
            for sent in &smaller.arguments {
                prop_assert!(sent.parameter.schema.admits(&sent.value));
            }
            let again = requests.sent(&lineage.then(step)).unwrap().call;
            prop_assert_eq!(again.body(), smaller.body());
        }
    }

    #[test]
    fn what_is_left_is_what_matters(seed: u64, index in 0_u32..100) {
        let standard = standard();
        let header = header(&standard, seed);
        let requests = Requests::new(&standard, &header);
        let base = requests.context.base(&standard.operations[0]).unwrap();
        let lineage = Lineage::of(&standard, &format!("report/fuzz/{index}").as_str().into()).unwrap();
        let call = requests.sent(&lineage).unwrap().call;
        prop_assume!(note(&call).is_some_and(|length| length >= 3));
        let least = least(&base, call, |call| note(call).is_some_and(|length| length >= 3));
        let mut expected: Value = base.call.body().unwrap().clone();
        expected["note"] = least.body().unwrap()["note"].clone();
        prop_assert_eq!(note(&least), Some(3));
        prop_assert_eq!(least.body().unwrap(), &expected);
        prop_assert_eq!(least.arguments.len(), base.call.arguments.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn what_breaks_a_constraint_breaks_the_same_when_it_is_smaller(seed: u64, index in 0_u32..100) {
        let standard = standard();
        let header = header(&standard, seed);
        let requests = Requests::new(&standard, &header);
        let base = requests.context.base(&standard.operations[0]).unwrap();
        let lineage = Lineage::of(&standard, &format!("report/fuzz-violate/{index}").as_str().into()).unwrap();
        let mut sent = requests.sent(&lineage).unwrap();
        let broken = |sent: &Sent<'_>| sent.breaking.as_ref().unwrap().breaches(&standard).into_iter()
            .filter_map(|breach| breach.constraint).collect::<std::collections::BTreeSet<_>>();
        let first = broken(&sent);
        let is_refused = |call: &Call<'_>| !call.entity.as_ref().unwrap().is_admitted()
            || call.arguments.iter().any(|sent| !sent.parameter.schema.admits(&sent.value));
        prop_assert!(is_refused(&sent.call));
        let mut left = Vec::new();
        while let Some(smaller) = Steps::of(&base, &sent.call, sent.breaking.as_ref())
            .calls.into_iter().min_by_key(|call| Distance::of(&base.call, call))
        {
            prop_assert!(is_refused(&smaller));
            sent = sent.then(smaller).unwrap();
            prop_assert_eq!(&broken(&sent), &first);
            left.push(Distance::of(&base.call, &sent.call));
        }
        prop_assert!(left.is_sorted_by(|one, other| one > other));
        // In the end no more than the place of the violation differs from the base.
        let differing: Vec<_> = sent.call.arguments.iter()
            .filter(|sent| base.call.argument(sent.parameter).map(|known| &known.value) != Some(&sent.value))
            .collect();
        let is_of_body = sent.call.body() != base.call.body();
        prop_assert!(differing.len() + usize::from(is_of_body) == 1, "{:?} {:?}", differing, sent.call.body());
    }
}

#[test]
fn of_a_large_body_a_level_takes_the_boldest_steps_makes_no_more_and_says_so() {
    let standard = standard();
    let header = header(&standard, 1);
    let requests = Requests::new(&standard, &header);
    let base = requests.context.base(&standard.operations[0]).unwrap();
    let many: Vec<Value> = (0..20_000).map(|index| json!(format!("测试人第{index}"))).collect();
    let call = base.call.with_body(json!({"name": "测试人", "note": "", "unknown": many}));
    let steps = Steps::of(&base, &call, None);
    assert_eq!((steps.calls.len(), steps.is_cut), (LEVEL, true));
    assert_eq!(steps.calls[0].body(), base.call.body());
    let small = base.call.with_body(json!({"name": "测试人", "note": "x"}));
    assert!(!Steps::of(&base, &small, None).is_cut);
}

#[test]
fn only_a_nearer_request_of_the_same_operation_is_smaller() {
    let standard = standard();
    let header = header(&standard, 7);
    let requests = Requests::new(&standard, &header);
    let one = "report/fuzz/3".into();
    let step = "report/fuzz/3~0".into();
    assert!(is_smaller(&standard, &requests, &step, &one));
    for other in [&one, &step, &"else/fuzz/3~0".into(), &"report/acceptance/valid".into()] {
        assert!(!is_smaller(&standard, &requests, other, &step), "{other}");
    }
}

#[test]
fn a_lineage_is_read_back_from_a_case() {
    let standard = standard();
    let of = |case: &str| Lineage::of(&standard, &case.into());
    let lineage = of("report/fuzz/17~3").unwrap().then(0);
    assert_eq!(lineage.what(), "17~3~0");
    assert_eq!(of("report/fuzz/17~3~0").unwrap().what(), "17~3~0");
    for other in ["report/acceptance/valid", "report/fuzz/x", "report/fuzz/1~", "else/fuzz/1", "fuzz/1", ""] {
        assert!(of(other).is_none(), "{other}");
    }
}

#[test]
fn a_request_of_which_not_each_part_is_tried_by_itself_says_so_even_if_nothing_smaller_is_allowed() {
    let standard = standard();
    let header = header(&standard, 1);
    let requests = Requests::new(&standard, &header);
    let base = requests.context.base(&standard.operations[0]).unwrap();
    let with_unknown = |count: usize| {
        let mut body = json!({"name": "测试人", "note": ""});
        (0..count).for_each(|index| body[format!("n{index}")] = json!(0));
        base.call.with_body(body)
    };
    assert!(!Steps::of(&base, &with_unknown(20), None).is_cut);
    assert!(Steps::of(&base, &with_unknown(33), None).is_cut);
}

#[test]
fn members_of_inner_objects_go_back_to_those_of_the_base() {
    let standard = standard();
    let header = header(&standard, 1);
    let requests = Requests::new(&standard, &header);
    let mut base = requests.context.base(&standard.operations[0]).unwrap().as_ref().clone();
    let agent = json!({"name": "测试人", "telephone": "1", "inner": {"a": 1, "b": 2}});
    base.call = base.call.with_body(json!({"name": "测试人", "note": "", "agent": agent}));
    let sent = json!({"name": "别人", "note": "x",
        "agent": {"name": "甲甲甲", "telephone": "22", "inner": {"a": 7, "b": 8}}});
    let least = least(&base, base.call.with_body(sent), |call| {
        call.body().and_then(|body| body.pointer("/agent/inner/b")).and_then(Value::as_u64) == Some(8)
    });
    let mut expected = base.call.body().unwrap().clone();
    expected["agent"]["inner"]["b"] = json!(8);
    assert_eq!(least.body(), Some(&expected));
}
