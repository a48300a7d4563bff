//! Putting one normalised document beside another, so that each may refer to the other.

use serde_json::{Map, Value};

use crate::load::interface::Interface;
use crate::load::places::{EXTERNAL, child};

/// Where the paths of the target stand as it writes them.
pub(super) const OWN_PATHS: &str = "/x-target/paths";

/// What was joined: the target's interface, which holds the blocks among its other documents.
pub(super) struct Grafted {
    /// The target's interface; its `paths` are gone to `OWN_PATHS`.
    pub(super) interface: Interface,
    /// Where the blocks' document begins.
    pub(super) blocks: String,
}

/// Takes the blocks' document, and what it refers to, among the target's other documents.
pub(super) fn graft(blocks: Interface, mut target: Interface) -> Grafted {
    set_paths_apart(&mut target);
    let mut shelf = external(&mut target.document);
    let first = shelf.len();
    let place = |pointer: &str| relocated(pointer, first);
    let mut document = blocks.document;
    let others = external(&mut document);
    for mut value in std::iter::once(document).chain(others) {
        rewrite(&mut value, &place);
        shelf.push(value);
    }
    let shelf: Map<String, Value> =
        shelf.into_iter().enumerate().map(|(number, value)| (number.to_string(), value)).collect();
    if let Value::Object(root) = &mut target.document {
        root.insert("x-external".to_owned(), Value::Object(shelf));
    }
    target.places.join(blocks.places, place);
    target.broken.extend(blocks.broken.iter().map(|pointer| place(pointer)));
    target.diagnostics.extend(blocks.diagnostics);
    Grafted { interface: target, blocks: format!("{EXTERNAL}{first}") }
}

/// Moves the paths away, and every reference into them with them, so that what is merged can stand in their place.
fn set_paths_apart(target: &mut Interface) {
    let paths = target.document.as_object_mut().and_then(|root| root.shift_remove("paths"));
    let moved = |pointer: &str| match pointer.strip_prefix("/paths/") {
        Some(rest) => format!("{OWN_PATHS}/{rest}"),
        None => pointer.to_owned(),
    };
    let mut own = serde_json::json!({ "paths": paths.unwrap_or_else(|| Value::Object(Map::new())) });
    rewrite(&mut own, &moved);
    rewrite(&mut target.document, &moved);
    target.places.moved("/paths", OWN_PATHS);
    let beneath: Vec<String> = target.broken.iter().map(|pointer| moved(pointer)).collect();
    target.broken.extend(beneath);
    if let Value::Object(root) = &mut target.document {
        root.insert("x-target".to_owned(), own);
    }
}

/// The other documents, in their order.
fn external(document: &mut Value) -> Vec<Value> {
    let shelf = document.as_object_mut().and_then(|root| root.shift_remove("x-external"));
    let Some(Value::Object(mut shelf)) = shelf else { return Vec::new() };
    (0..shelf.len()).map(|number| shelf.shift_remove(&number.to_string()).unwrap_or_default()).collect()
}

/// Where a pointer of the blocks' document leads, when `first` others stand before it.
fn relocated(pointer: &str, first: usize) -> String {
    let other = pointer.strip_prefix(EXTERNAL).and_then(|rest| {
        let (number, within) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        Some(format!("{EXTERNAL}{}{within}", number.parse::<usize>().ok()?.checked_add(first + 1)?))
    });
    other.unwrap_or_else(|| format!("{EXTERNAL}{first}{pointer}"))
}

/// Rewrites every reference within the document.
fn rewrite(value: &mut Value, place: &impl Fn(&str) -> String) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get_mut("$ref")
                && let Some(pointer) = reference.strip_prefix('#')
            {
                *reference = format!("#{}", place(pointer));
            }
            object.values_mut().for_each(|value| rewrite(value, place));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| rewrite(value, place)),
        _ => {}
    }
}

/// A reference to a place.
pub(super) fn reference(pointer: &str) -> Value {
    serde_json::json!({ "$ref": format!("#{pointer}") })
}

/// What stands at a pointer, with where it stands, references followed; `None` if nothing readable does.
pub(super) fn follow<'a>(document: &'a Value, pointer: &str) -> Option<(String, &'a Value)> {
    let mut pointer = pointer.to_owned();
    // More steps than any document needs; a circle of references ends here.
    for _ in 0..64 {
        let value = document.pointer(&pointer).filter(|value| value.is_object())?;
        match value.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix('#')) {
            Some(next) => next.clone_into(&mut pointer),
            None => return Some((pointer, value)),
        }
    }
    None
}

/// The members of an object in the document, with their places, references followed.
pub(super) fn members<'a>(document: &'a Value, pointer: &str) -> Vec<(&'a str, String, &'a Value)> {
    let names = document.pointer(pointer).and_then(Value::as_object).into_iter().flatten();
    let read = |name: &'a String| {
        let (place, value) = follow(document, &child(pointer, name))?;
        Some((name.as_str(), place, value))
    };
    names.filter(|(name, _)| !name.starts_with("x-")).filter_map(|(name, _)| read(name)).collect()
}
