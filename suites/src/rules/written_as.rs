//! Values of a format are accepted in each of the ways in which they may be written, or refused in each in which they may not:
//! what a clause promises of every field of a format, wherever the interface has one.
//!
//! Each parameter of query or header and each member of a JSON body that is of the format is tried alone. What should be
//! accepted and is not allowed there by the interface itself is left out and told; so is what should be refused and is.

use hutong_specs::plan::{Breach, Demand, Place, Reason};
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
    title: "values of a format are accepted, or refused, as they are written",
    parameters: "`format`, `as` (values) and `violates` (must they be refused)",
    plan,
};

/// Objects nested deeper are not looked into.
const DEPTH: usize = 6;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    format: String,
    r#as: Vec<String>,
    #[serde(default)]
    violates: bool,
}

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let Parameters { format, r#as: ways, violates } = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let mut drafts = Drafts::default();
    for (number, way) in ways.iter().enumerate() {
        for written in written(&base.call, &format, way) {
            let what = format!("{}.{format}-{}", named(&written.place), number + 1);
            drafts.extend([match (written.is_allowed, violates) {
                (true, false) => {
                    let accepted = task.expect(&[Dimension::Request], Demand::Accepted);
                    task.conform(what, &written.call, vec![accepted])
                }
                (false, true) => {
                    let breach =
                        Breach { place: written.place, keyword: "format".to_owned(), constraint: None };
                    let refused = task.expect(&[Dimension::Request], Demand::Refused);
                    task.violate(what, &written.call, vec![breach], vec![refused])
                }
                (is_allowed, _) => {
                    let says = if is_allowed { "allows" } else { "does not allow" };
                    let detail = format!("the interface {says} `{way}` at {}", named(&written.place));
                    Drafts::excluded(task.exclusion(Reason::NothingToTest, detail))
                }
            }]);
        }
    }
    if drafts.cases.is_empty() && drafts.exclusions.is_empty() {
        let detail = format!("no parameter and no member of a body is of the format {format}");
        return Ok(Drafts::excluded(task.exclusion(Reason::NothingToTest, detail)));
    }
    Ok(drafts)
}

/// The value at one place of the format.
struct Written<'a> {
    place: Place,
    call: Call<'a>,
    /// Whether the interface allows it there.
    is_allowed: bool,
}

/// The call with the value at each place of the format.
fn written<'a>(base: &Call<'a>, format: &str, way: &str) -> Vec<Written<'a>> {
    let value = Value::from(way);
    let outside = base.operation.parameters.iter().filter(|parameter| {
        matches!(parameter.location, Location::Query | Location::Header) && is_of(&parameter.schema, format)
    });
    let mut all: Vec<Written<'a>> = outside
        .map(|parameter| Written {
            place: place(parameter),
            call: base.with_argument(parameter, value.clone()),
            is_allowed: parameter.schema.admits(&value),
        })
        .collect();
    let entity = base.entity.as_ref().filter(|entity| entity.form == Form::Json);
    let schema = entity.and_then(|entity| entity.schema.as_ref());
    for at in schema.map(|schema| members(schema, format)).unwrap_or_default() {
        let call = changed_body(base, &at, Some(&value));
        let is_allowed = call.entity.as_ref().is_some_and(Entity::is_admitted);
        all.push(Written { place: Place::Body(at), call, is_allowed });
    }
    all
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
