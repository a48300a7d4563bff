//! Values of a format are accepted in each of the ways in which they may be written, or refused in each in which they may not:
//! what a clause promises of every field of a format, wherever the interface has one.
//!
//! Each parameter of query or header and each member of a JSON body that is of the format (fifty at most) is tried alone. What should be
//! accepted comes after the first way of writing the same, which shows that nothing else is refused there; where one request
//! after another of the same kind may be refused for that, it is left out and told. So is what the interface itself does not
//! allow, or does.

use hutong_specs::plan::{Breach, Demand, Intent, Place, Reason, Role, Step};
use hutong_specs::resource::described_members;
use hutong_specs::schema::Schema;
use hutong_specs::standard::{Dimension, Effect, Location};
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
    parameters: "`format`, `as` (values: ways of writing the same, the plainest first) and `violates` (must they be refused)",
    plan,
};

/// Objects nested deeper are not looked into.
const DEPTH: usize = 6;

/// How many places of a body are tried.
const PLACES: usize = 50;

/// How many objects of a body are looked into: where each holds all others there is no end.
const OBJECTS: usize = 2_000;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    format: String,
    r#as: Vec<String>,
    #[serde(default)]
    violates: bool,
}

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let parameters: Parameters = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let ways: Vec<Vec<Written<'_>>> =
        parameters.r#as.iter().map(|way| written(&base.call, &parameters.format, way)).collect();
    let Some((first, others)) =
        ways.split_first().filter(|(_, others)| parameters.violates || !others.is_empty())
    else {
        return Err(PlanError::Parameters {
            clause: task.clause.id.clone(),
            rule: task.verify.rule.clone(),
            why: "`as` has too few values: two at least, or one where they must be refused".to_owned(),
            allowed: task.rule.parameters,
        });
    };
    if first.is_empty() {
        let detail = format!("no parameter and no member of a body is of the format {}", parameters.format);
        return Ok(Drafts::excluded(task.exclusion(Reason::NothingToTest, detail)));
    }
    let draft = |number: usize, control: Option<&Written<'_>>, one: &Written<'_>| {
        let what = format!("{}.{}-{}", named(&one.place), parameters.format, number);
        match (parameters.violates, one.is_allowed) {
            (true, false) => refused(task, what, one),
            (false, true) => accepted(task, what, control, one),
            (_, is_allowed) => {
                let says = if is_allowed { "allows" } else { "does not allow" };
                let detail = format!("the interface {says} `{}` at {}", one.way, named(&one.place));
                Drafts::excluded(task.exclusion(Reason::NothingToTest, detail))
            }
        }
    };
    let of_first = first.iter().filter(|_| parameters.violates).map(|one| draft(1, None, one));
    let of_others = others
        .iter()
        .zip(2..)
        .flat_map(|(way, number)| way.iter().zip(first).map(move |(one, control)| (number, control, one)));
    let of_others = of_others.map(|(number, control, one)| draft(number, Some(control), one));
    Ok(of_first.chain(of_others).collect())
}

fn refused(task: &Task<'_, '_>, what: String, one: &Written<'_>) -> Drafts {
    let breach = Breach { place: one.place.clone(), keyword: "format".to_owned(), constraint: None };
    let demand = task.expect(&[Dimension::Request], Demand::Refused);
    let step = Step {
        id: "probe".into(),
        role: Role::Probe,
        probe: task.context.probe(&one.call).into(),
        expectations: vec![demand],
    };
    task.steps(what, Intent::Violate(vec![breach]), vec![step])
}

/// The value after the same as it is plainly written.
fn accepted(task: &Task<'_, '_>, what: String, control: Option<&Written<'_>>, one: &Written<'_>) -> Drafts {
    let is_repeatable = task.operation.effect == Effect::ReadOnly || task.operation.method == "PUT";
    let Some(control) = control.filter(|control| control.is_allowed && is_repeatable) else {
        let why = if is_repeatable {
            "the plainest way is not allowed there"
        } else {
            "the same request twice may be refused for that"
        };
        return Drafts::excluded(
            task.exclusion(Reason::NotGenerated, format!("{}: {why}", named(&one.place))),
        );
    };
    let step = |id: &str, role, written: &Written<'_>, expectations| Step {
        id: id.into(),
        role,
        probe: task.context.probe(&written.call).into(),
        expectations,
    };
    let demand = task.expect(&[Dimension::Request], Demand::Accepted);
    let steps =
        vec![step("plain", Role::Setup, control, Vec::new()), step("probe", Role::Probe, one, vec![demand])];
    task.steps(what, Intent::Conform, steps)
}

/// A value at one place of the format.
struct Written<'a> {
    way: String,
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
            way: way.to_owned(),
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
        all.push(Written { way: way.to_owned(), place: Place::Body(at), call, is_allowed });
    }
    all
}

/// JSON pointers of the members that are of the format, so many at most; a schema that holds itself is looked into once.
fn members(schema: &Schema, format: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), schema.clone(), Vec::new())];
    let mut looked = 0;
    while let Some((at, schema, mut around)) = open.pop() {
        looked += 1;
        let place = schema.resolved().pointer().to_owned();
        if around.contains(&place) || around.len() > DEPTH || found.len() >= PLACES || looked > OBJECTS {
            continue;
        }
        around.push(place);
        for (name, member) in described_members(&schema) {
            let at = below(&at, &name);
            if is_of(&member, format) {
                found.push(at);
            } else {
                open.push((at, member, around.clone()));
            }
        }
    }
    found.sort();
    found.truncate(PLACES);
    found
}

fn is_of(schema: &Schema, format: &str) -> bool {
    schema.resolved().value().get("format").and_then(Value::as_str) == Some(format)
}
