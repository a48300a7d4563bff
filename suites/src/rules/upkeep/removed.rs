//! What was removed is gone.

use hutong_specs::plan::{Demand, Role, Step};
use hutong_specs::standard::{Operation, StatusPattern};

use super::scene::{Scene, Which};

/// What could be read is refused once it was removed.
pub(super) fn removed(scene: &Scene<'_, '_, '_>) -> Result<Vec<Step>, String> {
    let reader = scene.reader()?;
    Ok(vec![
        scene.create(Which::One, Role::Setup)?,
        scene.on(("read-first", Role::Setup), reader, Which::One, Vec::new())?,
        scene.on(("remove", Role::Setup), scene.task.operation, Which::One, Vec::new())?,
        scene.on(("read", Role::Probe), reader, Which::One, vec![gone(reader)])?,
    ])
}

/// 404 or 410, or whatever refusal the document has where it has neither. What breaks, and refusals for other reasons, are
/// others' business.
fn gone(reader: &Operation) -> Demand {
    let says = |pattern: &StatusPattern| reader.responses.contains_key(pattern);
    let is_said = [StatusPattern::Code(404), StatusPattern::Code(410)].iter().any(says);
    let names_another = reader.responses.keys().any(|pattern| {
        matches!(pattern, StatusPattern::Code(status @ 400..500) if ![401, 403, 405, 406, 415, 429].contains(status))
    });
    if is_said || !names_another {
        let codes = [404, 410, 401, 403, 429].map(StatusPattern::Code);
        return Demand::Status(codes.into_iter().chain([StatusPattern::Range(5)]).collect());
    }
    Demand::Status(vec![StatusPattern::Range(4), StatusPattern::Range(5)])
}

/// What was removed is not listed.
pub(super) fn unlisted(scene: &Scene<'_, '_, '_>) -> Result<Vec<Step>, String> {
    let list = scene.cast.resource.list.as_ref().zip(scene.cast.list).ok_or("a list of things")?;
    let (array, item) = (list.0.array.clone(), list.0.item.clone());
    let demand = Demand::NotListed { array, item, reference: scene.reference()? };
    Ok(vec![
        scene.create(Which::One, Role::Setup)?,
        scene.on(("remove", Role::Setup), scene.task.operation, Which::One, Vec::new())?,
        scene.on(("list", Role::Probe), list.1, Which::One, vec![demand])?,
    ])
}
