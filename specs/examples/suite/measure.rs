//! One schema of the suite put to the verbs.

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;
use std::time::Instant;

use hutong_specs::schema::{JsonSchema, Schema, SchemaSet};
use serde_json::Value;

use crate::corpus::File;
use crate::emission::Emission;

/// What the verbs did with one schema; none where nothing was asked.
#[derive(Debug, Default)]
pub(crate) struct Measured {
    pub(crate) inhabited: Option<bool>,
    pub(crate) violated: Option<bool>,
    pub(crate) edges: Option<bool>,
    pub(crate) tests: u32,
    pub(crate) agreeing: u32,
    pub(crate) draws: u64,
    pub(crate) violations: u64,
    pub(crate) given_up: Vec<String>,
    pub(crate) wrong: Vec<String>,
    pub(crate) milliseconds: u128,
}

/// As many values are started from before `violate` is said to have found nothing.
const BASES: usize = 10;

/// Puts a group of the suite to every verb.
pub(crate) fn measure(
    file: &File,
    group: &Value,
    draws: u64,
    emission: &mut Emission,
) -> io::Result<Measured> {
    let start = Instant::now();
    let mut measured = Measured::default();
    let has = |valid: bool| tests(group).any(|test| test["valid"] == Value::Bool(valid));
    let (valid, invalid) = (has(true), has(false));
    match unfolded(file, group) {
        Ok(set) => {
            let schema = Schema::new(Arc::new(set), "");
            agree(&schema, group, &mut measured);
            let members = inhabit(&schema, draws, valid, &mut measured);
            emission.write(file, group, "inhabit", true, &members)?;
            let edges = edges(&schema, &members, &mut measured);
            emission.write(file, group, "edges", true, &edges)?;
            let violations = violate(&schema, &members, invalid, &mut measured);
            emission.write(file, group, "violate", false, &violations)?;
        }
        Err(why) => {
            measured.inhabited = valid.then_some(false);
            measured.violated = invalid.then_some(false);
            measured.given_up.push(why);
        }
    }
    measured.milliseconds = start.elapsed().as_millis();
    Ok(measured)
}

fn tests(group: &Value) -> impl Iterator<Item = &Value> {
    group["tests"].as_array().into_iter().flatten()
}

fn unfolded(file: &File, group: &Value) -> Result<SchemaSet, String> {
    let mut document = JsonSchema::new(group["schema"].clone(), file.draft);
    for (address, remote) in file.remotes.iter() {
        document = document.with_document(address, remote.clone());
    }
    if file.formats_count {
        document = document.asserting_formats();
    }
    document.set().map_err(|error| error.to_string())
}

/// Whether the validator says of the suite's own values what the suite says.
fn agree(schema: &Schema, group: &Value, measured: &mut Measured) {
    for test in tests(group) {
        measured.tests += 1;
        let agrees = test["valid"] == Value::Bool(schema.admits(&test["data"]));
        measured.agreeing += u32::from(agrees);
        if !agrees {
            measured.wrong.push(format!("the validator differs from the suite: {}", test["description"]));
        }
    }
}

fn inhabit(schema: &Schema, draws: u64, asked: bool, measured: &mut Measured) -> Vec<Value> {
    let mut members = Vec::new();
    for seed in 0..draws {
        match schema.inhabit(seed) {
            Ok(value) => {
                if !schema.admits(&value) {
                    measured.wrong.push(format!("inhabit gave {value}"));
                }
                members.push(value);
            }
            Err(why) => {
                if asked {
                    measured.given_up.push(why.to_string());
                }
                break;
            }
        }
    }
    measured.draws += members.len() as u64;
    let mut complete = members.len() as u64 == draws;
    for value in finite(schema) {
        if complete && schema.admits(value) && !members.contains(value) {
            measured.given_up.push(format!("{value} of a finite set was not drawn"));
            complete = false;
        }
    }
    measured.inhabited = asked.then_some(complete);
    members
}

/// The values that a schema lists at its root.
fn finite(schema: &Schema) -> impl Iterator<Item = &Value> {
    schema.value().get("enum").and_then(Value::as_array).into_iter().flatten()
}

/// The first members that differ: what edges and violations start from.
fn bases(members: &[Value]) -> Vec<Value> {
    let mut seen = BTreeSet::new();
    members.iter().filter(|value| seen.insert(value.to_string())).take(BASES).cloned().collect()
}

fn edges(schema: &Schema, members: &[Value], measured: &mut Measured) -> Vec<Value> {
    let mut found = Vec::new();
    for base in bases(members).iter().take(3) {
        found.extend(schema.edges(base, 1).into_iter().map(|edge| edge.value));
    }
    let admitted = found.iter().all(|value| schema.admits(value));
    measured.edges = (!found.is_empty()).then_some(admitted);
    found
}

fn violate(schema: &Schema, members: &[Value], asked: bool, measured: &mut Measured) -> Vec<Value> {
    let mut bases = bases(members);
    if bases.is_empty() {
        bases.push(Value::Null);
    }
    let (mut found, mut reasons) = (Vec::new(), BTreeSet::new());
    for base in &bases {
        let violations = schema.violate(base, 1);
        reasons.extend(violations.given_up.into_iter().map(|given_up| given_up.to_string()));
        found.extend(violations.violations.into_iter().map(|violation| violation.value));
    }
    for value in found.iter().filter(|value| schema.admits(value)) {
        measured.wrong.push(format!("violate gave {value}"));
    }
    measured.violations += found.len() as u64;
    measured.violated = asked.then_some(!found.is_empty());
    if asked && found.is_empty() {
        let reasons: Vec<_> = reasons.into_iter().take(3).collect();
        measured.given_up.push(format!("not violated: {}", reasons.join("; ")));
    }
    found
}
