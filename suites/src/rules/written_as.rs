//! Values of a format are accepted in each of the ways in which they may be written: what a clause promises of every field
//! of a format, wherever the interface has one.
//!
//! Each parameter of query or header and each member of a JSON body that is of the format is tried alone; what the
//! interface itself does not allow there is left out and told.

use hutong_specs::plan::{Demand, Reason};
use hutong_specs::resource::described_members;
use hutong_specs::schema::Schema;
use hutong_specs::standard::{Dimension, Location};
use hutong_specs::text::pointer::below;
use serde::Deserialize;
use serde_json::Value;

use super::changes::changed_body;
use super::rule::Rule;
use crate::plan::{Call, Drafts, Entity, Form, PlanError, Task, named, place};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "written-as",
    title: "values of a format are accepted however they are written",
    parameters: "`format` and `as` (values)",
    plan,
};

/// Objects nested deeper are not looked into.
const DEPTH: usize = 6;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    format: String,
    r#as: Vec<String>,
}

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let Parameters { format, r#as: ways } = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let mut drafts = Drafts::default();
    for (number, way) in ways.iter().enumerate() {
        for (name, call, is_allowed) in calls(&base.call, &format, way) {
            drafts.extend([if is_allowed {
                let accepted = task.expect(&[Dimension::Request], Demand::Accepted);
                task.conform(format!("{name}.{}", number + 1), &call, vec![accepted])
            } else {
                let detail = format!("the interface does not allow `{way}` at {name}");
                Drafts::excluded(task.exclusion(Reason::NothingToTest, detail))
            }]);
        }
    }
    if drafts.cases.is_empty() && drafts.exclusions.is_empty() {
        let detail = format!("no parameter and no member of a body is of the format {format}");
        return Ok(Drafts::excluded(task.exclusion(Reason::NothingToTest, detail)));
    }
    Ok(drafts)
}

/// The call with the value at each place of the format, what the place is called, and whether the interface allows it there.
fn calls<'a>(base: &Call<'a>, format: &str, way: &str) -> Vec<(String, Call<'a>, bool)> {
    let value = Value::from(way);
    let outside = base.operation.parameters.iter().filter(|parameter| {
        matches!(parameter.location, Location::Query | Location::Header) && is_of(&parameter.schema, format)
    });
    let mut calls: Vec<_> = outside
        .map(|parameter| {
            let call = base.with_argument(parameter, value.clone());
            (named(&place(parameter)), call, parameter.schema.admits(&value))
        })
        .collect();
    let entity = base.entity.as_ref().filter(|entity| entity.form == Form::Json);
    for at in entity
        .and_then(|entity| entity.schema.as_ref())
        .map(|schema| members(schema, format))
        .unwrap_or_default()
    {
        let call = changed_body(base, &at, Some(&value));
        let is_allowed = call.entity.as_ref().is_some_and(Entity::is_admitted);
        calls.push((format!("body{}", at.replace('/', ".")), call, is_allowed));
    }
    calls
}

/// JSON pointers of the members that are of the format.
fn members(schema: &Schema, format: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), schema.clone(), DEPTH)];
    while let Some((at, schema, depth)) = open.pop() {
        for (name, member) in described_members(&schema) {
            let at = below(&at, &name);
            if is_of(&member, format) {
                found.push(at);
            } else if depth > 0 {
                open.push((at, member, depth - 1));
            }
        }
    }
    found.sort();
    found
}

fn is_of(schema: &Schema, format: &str) -> bool {
    schema.resolved().value().get("format").and_then(Value::as_str) == Some(format)
}
