//! What was created is there: to be read, by its `Location`, in the list, as it was sent, and apart from others.

use std::collections::BTreeMap;

use hutong_specs::plan::{Agreement, Capture, CaptureFrom, Demand, Reference, Role, Side, Slot, Step};

use super::scene::{Scene, Which, left_aside, there};

/// What was created can be read.
pub(super) fn readable(scene: &Scene<'_, '_, '_>) -> Result<Vec<Step>, String> {
    let read = scene.on(("read", Role::Probe), scene.reader()?, Which::One, vec![there()])?;
    Ok(vec![scene.create(Which::One, Role::Setup)?, read])
}

/// What was sent comes back; the operation may be the one that creates, or one that changes what was created.
pub(super) fn read_back(scene: &Scene<'_, '_, '_>) -> Result<Vec<Step>, String> {
    let operation = scene.task.operation;
    let mut steps = vec![scene.create(Which::One, Role::Setup)?];
    let mut sender = "create";
    if operation.id != scene.cast.create.id {
        sender = "change";
        steps.push(scene.on((sender, Role::Setup), operation, Which::One, Vec::new())?);
    }
    let call = scene.call(operation, Which::One)?;
    let body = call.body().ok_or_else(|| format!("the body of {}", operation.id))?;
    let wanted = scene.common(operation)?;
    let except = left_aside(body, "", &wanted);
    if body
        .as_object()
        .is_none_or(|members| members.len() <= except.iter().filter(|at| at.rfind('/') == Some(0)).count())
    {
        return Err(format!("a member in the body of {} that comes back", operation.id));
    }
    let pointer = scene.cast.resource.thing_in(scene.reader()?).unwrap_or_default().to_owned();
    let reference = Reference { step: sender.into(), side: Side::Request, pointer: String::new() };
    let demands = vec![Demand::Includes { pointer, reference, except }];
    steps.push(scene.on(("read", Role::Probe), scene.reader()?, Which::One, demands)?);
    Ok(steps)
}

/// `Location` names what can be read.
pub(super) fn location(scene: &Scene<'_, '_, '_>) -> Result<Vec<Step>, String> {
    let name = format!("{}.Location", scene.cast.create.id);
    let mut create = scene.create(Which::One, Role::Setup)?;
    let from = CaptureFrom::Segment("Location".to_owned());
    std::sync::Arc::make_mut(&mut create.probe).captures =
        vec![Capture { name: name.clone(), from, optional: false }];
    let mut call = scene.call(scene.reader()?, Which::One)?;
    let ours = Slot::Captured(scene.identifier(Which::One).name);
    for argument in call.arguments.iter_mut().filter(|argument| argument.slot.as_ref() == Some(&ours)) {
        argument.slot = Some(Slot::Captured(name.clone()));
    }
    Ok(vec![create, scene.step("read", Role::Probe, &call, vec![there()])])
}

/// Two new things have two identifiers.
pub(super) fn new_identifier(scene: &Scene<'_, '_, '_>) -> Result<Vec<Step>, String> {
    let reference = scene.reference()?;
    let mut other = scene.create(Which::Other, Role::Probe)?;
    let demand = Demand::Fresh { pointer: reference.pointer.clone(), reference };
    other.expectations = vec![scene.task.expect(&[hutong_specs::standard::Dimension::State], demand)];
    Ok(vec![scene.create(Which::One, Role::Setup)?, other])
}

/// What was created is listed.
pub(super) fn listed(scene: &Scene<'_, '_, '_>) -> Result<Vec<Step>, String> {
    let list = scene.cast.resource.list.as_ref().zip(scene.cast.list).ok_or("a list of things")?;
    let (array, item) = (list.0.array.clone(), list.0.item.clone());
    let demand = Demand::Listed { array, item, reference: scene.reference()? };
    let step = scene.on(("list", Role::Probe), list.1, Which::One, vec![demand])?;
    Ok(vec![scene.create(Which::One, Role::Setup)?, step])
}

/// The list says of what was created what reading it says.
pub(super) fn listed_alike(scene: &Scene<'_, '_, '_>) -> Result<Vec<Step>, String> {
    let list = scene.cast.resource.list.as_ref().zip(scene.cast.list).ok_or("a list of things")?;
    let reader = scene.reader()?;
    let agreement = Agreement {
        pointer: scene.cast.resource.thing_in(reader).unwrap_or_default().to_owned(),
        list: Reference { step: "list".into(), side: Side::Response, pointer: list.0.array.clone() },
        key: list.0.item.clone(),
        members: scene.cast.resource.alike(scene.cast),
        where_both: true,
        lists: BTreeMap::new(),
    };
    Ok(vec![
        scene.create(Which::One, Role::Setup)?,
        scene.step(
            "list",
            Role::Setup,
            &scene.call(list.1, Which::One)?.without_optional_arguments(),
            Vec::new(),
        ),
        scene.on(("read", Role::Probe), reader, Which::One, vec![Demand::Agrees(agreement)])?,
    ])
}
