//! Names of members that no keyword names.

use serde_json::Value;

use super::branch::Leaf;
use super::demand::Strange;
use super::drawing::Drawing;
use super::kinds::Kinds;
use super::members::{is_described, patterns};
use super::obstacle::Obstacle;
use super::source::Source;
use super::term::Term;
use crate::schema::set::SchemaSet;

/// Names that nobody describes, unless on purpose.
const INVENTED: &[&str] =
    &["hutong_extra", "hutongExtra", "x-hutong", "额外", "0", "A", "", "HUTONG", "hutong extra!"];

/// Gives every member whose name is still open a name.
pub(super) fn settle_names(set: &SchemaSet, leaf: &mut Leaf) -> Result<(), Obstacle> {
    let open = std::mem::take(&mut leaf.demand.object.strange);
    if open.is_empty() || !leaf.demand.kinds.meets(Kinds::OBJECT) {
        return Ok(());
    }
    for (number, strange) in open.into_iter().enumerate() {
        let name = name(set, leaf, &strange, number)
            .ok_or_else(|| Obstacle::not_found("no name was found for a member that must be there"))?;
        let object = &mut leaf.demand.object;
        object.require(name.clone());
        match strange {
            Strange::Refused(_) => {}
            Strange::Matching(_, term) | Strange::Outside(_, term) => object.special.push((name, term)),
        }
    }
    Ok(())
}

fn name(set: &SchemaSet, leaf: &Leaf, strange: &Strange, number: usize) -> Option<String> {
    let mut source = Source::seeded(number as u64, "names", 0);
    let mut names: Vec<String> = match strange {
        Strange::Refused(term) => drawn(set, std::slice::from_ref(term), 8),
        Strange::Matching(pattern, _) => (0..12).filter_map(|_| set.sampled(pattern, &mut source)).collect(),
        Strange::Outside(..) => Vec::new(),
    };
    if let Strange::Refused(_) | Strange::Outside(..) = strange {
        names.extend(invented());
        names.extend(drawn(set, &leaf.demand.object.names, 8));
    }
    names.into_iter().find(|name| fits(set, leaf, strange, name))
}

fn fits(set: &SchemaSet, leaf: &Leaf, strange: &Strange, name: &str) -> bool {
    let object = &leaf.demand.object;
    let kind = match strange {
        Strange::Refused(term) => set.admits(&term.pointer, &Value::from(name)) == term.holds,
        Strange::Matching(pattern, _) => set.matches(pattern, name),
        Strange::Outside(pointer, _) => {
            set.value(pointer).as_object().is_none_or(|schema| !is_described(set, schema, name))
        }
    };
    let taken = object.required.iter().any(|required| required == name);
    kind && !taken && is_allowed(set, leaf, name)
}

fn invented() -> impl Iterator<Item = String> {
    let long = [1, 2, 3, 4, 5, 40, 300].into_iter().map(|length| "x".repeat(length));
    INVENTED.iter().map(|name| (*name).to_owned()).chain(long)
}

/// Whether a member of that name may be there.
pub(super) fn is_allowed(set: &SchemaSet, leaf: &Leaf, name: &str) -> bool {
    let object = &leaf.demand.object;
    !object.absent.iter().any(|absent| absent == name)
        && object.names.iter().all(|term| set.admits(&term.pointer, &Value::from(name)) == term.holds)
}

/// Texts that meet the terms.
fn drawn(set: &SchemaSet, terms: &[Term], count: u64) -> Vec<String> {
    if terms.is_empty() {
        return Vec::new();
    }
    let goal = set.goal(terms.to_vec());
    let text = |attempt| {
        let mut drawing = Drawing::new(set, Source::seeded(attempt, "names", attempt));
        drawing.value(&goal, Kinds::STRING, 1).ok()?.as_str().map(str::to_owned)
    };
    (0..count).filter_map(text).collect()
}

/// A name for one more member.
pub(super) fn further(set: &SchemaSet, leaf: &Leaf, attempt: usize, source: &mut Source) -> Option<String> {
    let terms = &leaf.demand.object.names;
    let patterns: Vec<_> = patterns(set, leaf).collect();
    let name = match patterns.get(attempt % patterns.len().max(1)) {
        _ if !terms.is_empty() => {
            let mut drawing = Drawing::new(set, Source::seeded(source.choices().next_bits(), "names", 1));
            let goal = set.goal(terms.clone());
            drawing.value(&goal, Kinds::STRING, 1).ok()?.as_str()?.to_owned()
        }
        Some(pattern) if attempt.is_multiple_of(2) => set.sampled(pattern, source)?,
        _ => format!("member_{attempt}"),
    };
    is_allowed(set, leaf, &name).then_some(name)
}
