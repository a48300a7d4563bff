//! Reading a part of a document as a type, with the place of what does not fit.

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::{Path, Segment};

use crate::text::pointer::{push, push_index};
use crate::text::{Diagnostic, Document};

/// What stands at `pointer`, read as a `T`.
pub(super) fn read<T: DeserializeOwned>(document: &Document, pointer: &str) -> Result<T, Diagnostic> {
    let value = document.value.pointer(pointer).unwrap_or(&Value::Null);
    serde_path_to_error::deserialize(value).map_err(|error| {
        let place = document.place(&extended(pointer, error.path()));
        Diagnostic::error("load.shape", without_value(&error.inner().to_string()))
            .with_place(place)
            .with_help("write it as the pack format says; every member that is not optional must be there")
    })
}

/// The message without the value that does not fit: it may be long, or a secret in the wrong place.
fn without_value(message: &str) -> String {
    let shown = match (message.split_once(": string \""), message.rsplit_once("\", expected")) {
        (Some((what, _)), Some((_, expected))) => format!("{what}: a text, expected{expected}"),
        _ => message.to_owned(),
    };
    shown.chars().take(300).collect()
}

/// The items of the list at `pointer` with their pointers, and what is wrong with the others; nothing if it is absent.
pub(super) fn list<T: DeserializeOwned>(
    document: &Document,
    pointer: &str,
) -> (Vec<(String, T)>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut items = Vec::new();
    match document.value.pointer(pointer) {
        None => {}
        Some(Value::Array(values)) => {
            for index in 0..values.len() {
                let mut place = pointer.to_owned();
                push_index(&mut place, index);
                match read(document, &place) {
                    Ok(item) => items.push((place, item)),
                    Err(diagnostic) => diagnostics.push(diagnostic),
                }
            }
        }
        Some(_) => diagnostics.push(
            Diagnostic::error("load.shape", "this is not a list")
                .with_place(document.place(pointer))
                .with_help("begin each item with `- `"),
        ),
    }
    (items, diagnostics)
}

fn extended(pointer: &str, path: &Path) -> String {
    let mut pointer = pointer.to_owned();
    for segment in path {
        match segment {
            Segment::Seq { index } => push_index(&mut pointer, *index),
            Segment::Map { key } => push(&mut pointer, key),
            Segment::Enum { variant } => push(&mut pointer, variant),
            Segment::Unknown => {}
        }
    }
    pointer
}

#[cfg(test)]
mod tests {
    use super::list;
    use crate::standard::Class;
    use crate::text::Document;

    #[test]
    fn every_item_that_does_not_fit_is_told_with_its_place() {
        let text =
            "- id: a\n  title: {zh: 甲, en: a}\n- id: 7\n  title: {zh: 乙, en: b}\n- id: c\n  titel: 1\n";
        let document = Document::parse("classes.yaml", text.as_bytes()).unwrap();
        let (items, diagnostics) = list::<Class>(&document, "");
        assert_eq!(items.len(), 1);
        let positions: Vec<_> =
            diagnostics.iter().map(|one| one.place.as_ref().unwrap().position.line).collect();
        assert_eq!(positions, [3, 6]);
    }
}
