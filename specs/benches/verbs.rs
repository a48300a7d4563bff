//! What `inhabit` and `violate` cost: the time for one value as a multiple of the time that the validator takes for the same
//! value, measured in the same run. `cargo bench -p hutong-specs --bench verbs`.
#![expect(clippy::print_stdout, reason = "a program for the command line")]
#![expect(clippy::disallowed_methods, reason = "a measurement needs a clock")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use hutong_specs::schema::{Schema, SchemaSet};
use serde_json::{Value, json};

/// As many values are made for one figure.
const ROUNDS: u64 = 2000;

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
    let values: Vec<Value> = (0..ROUNDS).filter_map(|seed| schema.inhabit(seed).ok()).collect();
    let inhabit = timed(|| (0..ROUNDS).for_each(|seed| drop(black_box(schema.inhabit(seed)))));
    let checked = timed(|| values.iter().for_each(|value| drop(black_box(schema.admits(value)))));
    print("inhabit", inhabit, ROUNDS, checked, values.len() as u64);
    let violations = schema.violate(&base, 1).violations;
    let count = violations.len() as u64;
    let rounds = 40;
    let violate = timed(|| (0..rounds).for_each(|seed| drop(black_box(schema.violate(&base, seed)))));
    let checked = timed(|| {
        for _ in 0..rounds {
            violations.iter().for_each(|violation| drop(black_box(schema.admits(&violation.value))));
        }
    });
    let reported = timed(|| {
        for _ in 0..rounds {
            violations.iter().for_each(|violation| drop(black_box(schema.faults(&violation.value))));
        }
    });
    print("violate, to a verdict", violate, rounds * count, checked, rounds * count);
    print("violate, to every fault", violate, rounds * count, reported, rounds * count);
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn print(what: &str, verb: Duration, values: u64, validator: Duration, checked: u64) {
    let each = |time: Duration, count: u64| time.as_secs_f64() * 1e6 / count.max(1) as f64;
    let (verb, validator) = (each(verb, values), each(validator, checked));
    println!("{what:24} {verb:9.2} µs a value, validator {validator:9.2} µs: {:5.1} times", verb / validator);
}
