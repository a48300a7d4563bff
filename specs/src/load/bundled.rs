//! Whether a document is all in one file, as one must be that is kept by itself.

use std::collections::BTreeSet;

use serde_json::Value;

use super::address;
use super::places::{child, item};
use super::values::holds_values;
use crate::text::{Diagnostic, Diagnostics, Document};

/// So many references that leave the file are shown.
const SHOWN: usize = 8;

/// Refuses a document that refers to other files or addresses; the first eight references that do are shown. What names a
/// schema of the document by its `$id` stays within it.
///
/// ```
/// use hutong_specs::load::bundled;
/// assert!(bundled("a.yaml", b"paths: {/a: {$ref: '#/components/pathItems/A'}}").is_ok());
/// let refused = bundled("a.yaml", b"paths:\n  /a: {$ref: paths/a.yaml}").unwrap_err();
/// assert_eq!(refused.iter().next().unwrap().place.as_ref().unwrap().position.line, 2);
/// ```
pub fn bundled(name: &str, bytes: &[u8]) -> Result<(), Diagnostics> {
    let document = Document::parse(name, bytes)?;
    let mut walk = Walk::default();
    walk.look(&document.value, "", "");
    let Walk { ids, references } = walk;
    let leaves = |(_, reference): &(String, &str)| {
        let (address, _) = address::split(reference);
        !address.is_empty() && !ids.contains(address)
    };
    let away = references.into_iter().filter(leaves).take(SHOWN);
    let found: Diagnostics =
        away.map(|(pointer, reference)| refused(&document, &pointer, reference)).collect();
    if found.is_empty() { Ok(()) } else { Err(found) }
}

fn refused(document: &Document, pointer: &str, reference: &str) -> Diagnostic {
    Diagnostic::error("load.reference", format!("`$ref: {reference}` leads out of the file"))
        .with_place(document.place(pointer))
        .with_help("bundle the definition into one file first, so that each `$ref` begins with `#`")
}

/// What a document refers to, and what it names by address.
#[derive(Default)]
struct Walk<'a> {
    ids: BTreeSet<&'a str>,
    references: Vec<(String, &'a str)>,
}

impl<'a> Walk<'a> {
    fn look(&mut self, value: &'a Value, pointer: &str, within: &str) {
        match value {
            Value::Array(items) => {
                items
                    .iter()
                    .enumerate()
                    .for_each(|(index, value)| self.look(value, &item(pointer, index), ""));
            }
            Value::Object(members) => {
                let text = |name: &str| members.get(name).and_then(Value::as_str);
                self.ids.extend(text("$id").map(|id| id.trim_end_matches('#')));
                self.references.extend(text("$ref").map(|reference| (child(pointer, "$ref"), reference)));
                let parts = members.iter().filter(|(key, _)| !holds_values(within, key));
                parts.for_each(|(key, value)| self.look(value, &child(pointer, key), key));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::bundled;

    fn lines(text: &str) -> Vec<usize> {
        let refused = bundled("a.yaml", text.as_bytes()).err().unwrap_or_default();
        refused.iter().map(|one| one.place.as_ref().unwrap().position.line).collect()
    }

    #[test]
    fn each_reference_that_leaves_the_file_is_told_with_its_place() {
        let text = "openapi: 3.1.0\npaths:\n  /a: {$ref: paths/a.yaml}\n  /b: {$ref: '#/components/x'}\n\
            components:\n  schemas:\n    A: {$ref: 'https://x.example/s.yaml#/A'}\n";
        assert_eq!(lines(text), [3, 7]);
    }

    #[test]
    fn examples_members_of_that_name_and_schemas_named_by_address_stay_within() {
        assert_eq!(lines("a: {example: {$ref: other.yaml}, properties: {$ref: {type: string}}}"), [0; 0]);
        let named = "a: {$ref: 'https://x.example/s'}\nb: {$id: 'https://x.example/s', type: string}\n";
        assert_eq!(lines(named), [0; 0]);
    }
}
