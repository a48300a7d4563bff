//! Parameters outside the body: newly demanded, or taken in fewer values.

use serde_json::Value;

use super::aside::AsideReason;
use super::change::ChangeKind;
use super::compare::Pair;
use super::narrowed::narrowings;
use super::route;
use super::sides::Sides;
use crate::schema::Schema;
use crate::standard::{Location, Operation, Parameter, Style};
use crate::wire::{Settled, is_described, read, write};

/// What has become of the parameters.
pub(super) fn compare(pair: &mut Pair<'_>) {
    let Pair { before, after, .. } = *pair;
    for later in after.parameters.iter().filter(|parameter| parameter.location != Location::Path) {
        let earlier = before.parameters.iter().find(|earlier| is_same(earlier, later));
        if later.required && earlier.is_none_or(|earlier| !earlier.required) {
            pair.tell(ChangeKind::ParameterRequired, place(later), later.pointer.clone(), None);
        }
        if let Some(earlier) = earlier {
            values(pair, earlier, later);
        }
    }
    let names = route::names(&before.path).into_iter().zip(route::names(&after.path));
    for (earlier, later) in names.collect::<Vec<_>>() {
        let (earlier, later) = (of_path(before, earlier), of_path(after, later));
        let (Some(earlier), Some(later)) = (earlier, later) else { continue };
        let are_simple = [earlier, later].iter().all(|parameter| parameter.style == Style::Simple);
        // Other styles write the name too.
        if are_simple || earlier.name == later.name {
            values(pair, earlier, later);
        } else {
            pair.leave(&place(earlier), Some(AsideReason::Unclear));
        }
    }
}

fn is_same(one: &Parameter, other: &Parameter) -> bool {
    let is_header = one.location == Location::Header;
    one.location == other.location
        && (one.name == other.name || (is_header && one.name.eq_ignore_ascii_case(&other.name)))
}

fn of_path<'a>(operation: &'a Operation, name: &str) -> Option<&'a Parameter> {
    operation.parameters.iter().find(|one| one.location == Location::Path && one.name == name)
}

/// Values that were understood as they are written, and are not in any way in which they can be read now.
fn values(pair: &mut Pair<'_>, before: &Parameter, after: &Parameter) {
    let operation = pair.after;
    let (earlier, later): (&Schema, &Schema) = (&before.schema, &after.schema);
    let refused = |value: &Value| {
        if !is_described(before.style, value) {
            return Vec::new();
        }
        let Some(written) = write(before, value) else { return Vec::new() };
        let faults = |value: Option<&Value>| value.map(|value| later.faults(value)).unwrap_or_default();
        match read(operation, after, &written).settled(&faults) {
            Settled::Refused { faults, .. } => faults,
            _ => Vec::new(),
        }
    };
    let sides = Sides { before: earlier, after: later, broken: pair.broken() };
    let found = narrowings(&sides, &mut pair.state.work, &refused);
    pair.leave(&place(before), found.aside);
    for narrowing in found.told {
        let pointer = narrowing.fault.constraint.clone();
        pair.tell(ChangeKind::ParameterNarrowed, place(after), pointer, Some(narrowing.witness));
    }
}

fn place(parameter: &Parameter) -> String {
    let location = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    };
    format!("{location} {}", parameter.name)
}
