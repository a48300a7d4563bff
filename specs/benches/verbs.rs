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
    let checked = timed(|| checked_all(values.iter(), |value| schema.admits(value)));
    print("inhabit", inhabit, ROUNDS, checked, values.len() as u64);
    let violations = schema.violate(&base, 1).violations;
    let count = violations.len() as u64;
    let rounds = 40;
    let violate = timed(|| (0..rounds).for_each(|seed| drop(black_box(schema.violate(&base, seed)))));
    let broken = || (0..rounds).flat_map(|_| violations.iter().map(|violation| &violation.value));
    let checked = timed(|| checked_all(broken(), |value| schema.admits(value)));
    let reported = timed(|| checked_all(broken(), |value| schema.faults(value)));
    print("violate, to a verdict", violate, rounds * count, checked, rounds * count);
    print("violate, to every fault", violate, rounds * count, reported, rounds * count);
}

/// Puts values before the validator, so that nothing of it is optimised away.
fn checked_all<'a, T>(values: impl Iterator<Item = &'a Value>, check: impl Fn(&Value) -> T) {
    for value in values {
        let _ = black_box(check(value));
    }
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn print(what: &str, verb: Duration, values: u64, validator: Duration, checked: u64) {
    let count = |count: u64| u32::try_from(count.max(1)).map_or(f64::MAX, f64::from);
    let each = |time: Duration, values: u64| time.as_secs_f64() * 1e6 / count(values);
    let (verb, validator) = (each(verb, values), each(validator, checked));
    println!("{what:24} {verb:9.2} µs a value, validator {validator:9.2} µs: {:5.1} times", verb / validator);
}
