//! The names of the test data that a standard asks for: what is given under another name would go nowhere, unseen.

use std::collections::BTreeSet;

use hutong_specs::standard::{Origin, Standard};
use serde_json::Value;

use crate::failure::Failure;

/// Refuses names that nothing asks for.
pub fn check<'a>(standard: &Standard, given: impl Iterator<Item = &'a str>) -> Result<(), Failure> {
    let names = names(standard);
    let unknown: Vec<_> = given.filter(|name| !names.contains(*name)).collect();
    if unknown.is_empty() {
        return Ok(());
    }
    let asked: Vec<_> = names.into_iter().collect();
    let help = if asked.is_empty() {
        "it asks for none; leave --data out".to_owned()
    } else {
        format!("it asks for: {}", asked.join(", "))
    };
    let (unknown, location) = (unknown.join(", "), &standard.location);
    Err(Failure::usage(format!("use the test data {unknown}: nothing in {location} asks for it"))
        .with_help(help))
}

/// Every name that is asked for: by `x-test-data`, and in a plain document by each parameter.
fn names(standard: &Standard) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    collect(standard.schemas.document(), &mut names);
    if standard.origin == Origin::Document {
        let parameters = standard.operations.iter().flat_map(|operation| &operation.parameters);
        names.extend(parameters.map(|parameter| parameter.name.clone()));
    }
    names
}

fn collect(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            names.extend(members.get("x-test-data").and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|member| collect(member, names));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, names)),
        _ => {}
    }
}
