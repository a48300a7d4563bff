//! What `inhabit` and `violate` cost: the time for one value as a multiple of the time that the validator takes for the same
//! value, measured in the same run. `cargo bench -p hutong-specs --bench verbs`; the ratios stand at the end.
#![expect(clippy::print_stdout, reason = "a program for the command line")]
#![expect(clippy::disallowed_methods, reason = "a measurement needs a clock")]

use std::cell::Cell;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::Criterion;
use hutong_specs::schema::{Schema, SchemaSet};
use serde_json::{Value, json};

/// From as many seeds are values made.
const SEEDS: u64 = 2000;

/// A nested object of fifteen fields, as a case is sent.
fn described() -> Value {
    json!({
        "type": "object",
        "required": ["caseNumber", "itemName", "applicant", "address", "materials", "submittedAt"],
        "properties": {
            "caseNumber": {"type": "string", "pattern": "^[0-9]{6}-[A-Z0-9]{8}$"},
            "itemName": {"type": "string", "minLength": 1, "maxLength": 60},
            "kind": {"enum": ["01", "02", "03", "99"]},
            "urgent": {"type": "boolean"},
            "fee": {"type": "number", "minimum": 0, "exclusiveMaximum": 100_000, "multipleOf": 0.01},
            "copies": {"type": "integer", "minimum": 1, "maximum": 20},
            "submittedAt": {"type": "string", "format": "date-time"},
            "applicant": {
                "type": "object",
                "required": ["name", "certificate"],
                "properties": {
                    "name": {"type": "string", "minLength": 2, "maxLength": 30},
                    "certificate": {"type": "string", "minLength": 18, "maxLength": 18},
                    "mobile": {"type": ["string", "null"], "pattern": "^1[3-9][0-9]{9}$"}
                }
            },
            "address": {
                "type": "object",
                "required": ["division"],
                "properties": {
                    "division": {"type": "string", "pattern": "^[0-9]{12}$"},
                    "street": {"type": "string", "maxLength": 100}
                }
            },
            "materials": {"type": "array", "minItems": 1, "maxItems": 5, "items": {"type": "string", "maxLength": 20}}
        }
    })
}

fn main() {
    let schema = Schema::new(Arc::new(SchemaSet::new(described())), "");
    let Ok(base) = schema.sample() else { return };
    let mut criterion = Criterion::default().configure_from_args();
    let drawn: Vec<Value> = (0..SEEDS).filter_map(|seed| schema.inhabit(seed).ok()).collect();
    let broken: Vec<Value> =
        schema.violate(&base, 1).violations.into_iter().map(|violation| violation.value).collect();
    let inhabit = mean(&mut criterion, "inhabit", 1, |seed| schema.inhabit(seed % SEEDS));
    let admits = checked(&mut criterion, "validator, drawn values", &drawn, |value| schema.admits(value));
    let violate =
        mean(&mut criterion, "violate", broken.len() as u64, |seed| schema.violate(&base, seed % SEEDS));
    let refuses = checked(&mut criterion, "validator, broken values", &broken, |value| schema.admits(value));
    let faults = checked(&mut criterion, "validator, every fault", &broken, |value| schema.faults(value));
    criterion.final_summary();
    print("inhabit", inhabit, admits);
    print("violate, to a verdict", violate, refuses);
    print("violate, to every fault", violate, faults);
}

/// Seconds for one value of a verb that gives `values` of them at a time; 0 if it was filtered out.
fn mean<T>(criterion: &mut Criterion, name: &str, values: u64, verb: impl Fn(u64) -> T) -> f64 {
    let (spent, times, next) = (Cell::new(Duration::ZERO), Cell::new(0), Cell::new(0));
    criterion.bench_function(name, |bencher| {
        bencher.iter_custom(|rounds| {
            let first = next.replace(next.get() + rounds);
            let start = Instant::now();
            (first..first + rounds).for_each(|seed| drop(black_box(verb(seed))));
            let took = start.elapsed();
            spent.set(spent.get() + took);
            times.set(times.get() + rounds);
            took
        });
    });
    let count = u32::try_from(times.get() * values).unwrap_or(u32::MAX);
    if count == 0 { 0.0 } else { spent.get().as_secs_f64() / f64::from(count) }
}

/// Seconds that the validator takes for one of these values.
fn checked<T>(criterion: &mut Criterion, name: &str, values: &[Value], check: impl Fn(&Value) -> T) -> f64 {
    let count = values.len().max(1) as u64;
    let all = |_| values.iter().for_each(|value| drop(black_box(check(value))));
    mean(criterion, name, count, all)
}

fn print(what: &str, verb: f64, validator: f64) {
    let (times, verb, validator) = (verb / validator, verb * 1e6, validator * 1e6);
    println!("{what:24} {verb:9.2} µs a value, validator {validator:9.2} µs: {times:5.1} times");
}
