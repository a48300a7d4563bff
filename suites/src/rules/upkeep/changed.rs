//! What is read, replaced or changed: nothing else changes, and the same once more changes nothing.

use hutong_specs::plan::{Demand, Role, Step};
use hutong_specs::standard::Operation;
use serde_json::{Map, Value};

use super::scene::{Scene, Which, there};
use crate::plan::{Call, Change};

/// Reading changes nothing.
pub(super) fn safe(scene: &Scene<'_, '_, '_>) -> Result<Vec<Step>, String> {
    let demands = scene.same_as("read-first", &scene.common(scene.cast.create)?)?;
    Ok(vec![
        scene.create(Which::One, Role::Setup)?,
        scene.on(("read-first", Role::Setup), scene.reader()?, Which::One, Vec::new())?,
        scene.on(("read", Role::Probe), scene.reader()?, Which::One, demands)?,
    ])
}

/// The same once more has no other effect: a thing that is replaced reads the same, and what is removed twice breaks
/// nothing.
pub(super) fn idempotent(scene: &Scene<'_, '_, '_>) -> Result<Vec<Step>, String> {
    let operation = scene.task.operation;
    let mut steps = vec![
        scene.create(Which::One, Role::Setup)?,
        scene.on(("first", Role::Setup), operation, Which::One, Vec::new())?,
    ];
    if scene.cast.destroy.is_some_and(|destroy| destroy.id == operation.id) {
        steps.push(scene.on(("again", Role::Probe), operation, Which::One, vec![Demand::NoFault])?);
        return Ok(steps);
    }
    let demands = scene.same_as("read-first", &scene.common(operation)?)?;
    steps.push(scene.on(("read-first", Role::Setup), scene.reader()?, Which::One, Vec::new())?);
    steps.push(scene.on(("again", Role::Probe), operation, Which::One, Vec::new())?);
    steps.push(scene.on(("read", Role::Probe), scene.reader()?, Which::One, demands)?);
    Ok(steps)
}

/// What a change does not name stays: one member is sent alone, where the document lets it.
pub(super) fn rest_kept(scene: &Scene<'_, '_, '_>) -> Result<Vec<Step>, String> {
    let operation = scene.task.operation;
    let call = scene.call(operation, Which::One)?;
    let (call, sent) = narrowed(&call, &scene.common(operation)?)
        .ok_or_else(|| format!("a member that can be sent to {} alone", operation.id))?;
    let mut rest = scene.common(scene.cast.create)?;
    rest.retain(|member| *member != sent && !member.starts_with(&format!("{sent}/")));
    if rest.is_empty() {
        return Err(format!("a member besides {sent}"));
    }
    Ok(vec![
        scene.create(Which::One, Role::Setup)?,
        scene.on(("read-first", Role::Setup), scene.reader()?, Which::One, Vec::new())?,
        scene.step("change", Role::Setup, &call, Vec::new()),
        scene.on(("read", Role::Probe), scene.reader()?, Which::One, scene.same_as("read-first", &rest)?)?,
    ])
}

/// The call with one of these members alone in its body, and the member.
fn narrowed<'a>(call: &Call<'a>, members: &[String]) -> Option<(Call<'a>, String)> {
    let schema = call.entity.as_ref()?.schema.clone();
    let body = call.body()?.as_object()?;
    members.iter().find_map(|member| {
        let name = member.split('/').nth(1)?.replace("~1", "/").replace("~0", "~");
        let alone = Value::Object(Map::from_iter([(name.clone(), body.get(&name)?.clone())]));
        let is_allowed = schema.as_ref().is_none_or(|schema| schema.admits(&alone));
        let first = member.split('/').nth(1)?;
        is_allowed.then(|| (call.with_body(alone), format!("/{first}")))
    })
}

/// Nothing but the thing that the path names is touched.
pub(super) fn own_target(scene: &Scene<'_, '_, '_>) -> Result<Vec<Step>, String> {
    let operation = scene.task.operation;
    let reader = scene.reader()?;
    let mut demands = vec![there()];
    demands.extend(scene.same_as("read-first", &scene.common(scene.cast.create)?)?);
    Ok(vec![
        scene.create(Which::One, Role::Setup)?,
        scene.create(Which::Other, Role::Setup)?,
        scene.on(("read-first", Role::Setup), reader, Which::Other, Vec::new())?,
        scene.on(("act", Role::Setup), operation, Which::One, Vec::new())?,
        scene.on(("read", Role::Probe), reader, Which::Other, demands)?,
    ])
}

/// What was refused changes nothing.
pub(super) fn refused_unchanged(scene: &Scene<'_, '_, '_>) -> Result<Vec<Step>, String> {
    let operation = scene.task.operation;
    let call = spoilt(scene, operation)?;
    let demands = scene.same_as("read-first", &scene.common(scene.cast.create)?)?;
    Ok(vec![
        scene.create(Which::One, Role::Setup)?,
        scene.on(("read-first", Role::Setup), scene.reader()?, Which::One, Vec::new())?,
        scene.step("refused", Role::Refusal, &call, Vec::new()),
        scene.on(("read", Role::Probe), scene.reader()?, Which::One, demands)?,
    ])
}

/// A request whose body breaks a constraint of the document.
fn spoilt<'a>(scene: &Scene<'a, '_, '_>, operation: &Operation) -> Result<Call<'a>, String> {
    let missing = || format!("a body of {} that breaks the document", operation.id);
    let lasting = scene.task.context.standard.operation(&operation.id).ok_or_else(missing)?;
    let material = scene.task.context.material(lasting);
    let is_body = |change: &Change<'_>| matches!(change, Change::Body(value) if value.is_object());
    let breaking =
        material.violations.iter().find(|breaking| is_body(&breaking.change)).ok_or_else(missing)?;
    Ok(breaking.change.applied(&scene.call(operation, Which::One)?))
}
