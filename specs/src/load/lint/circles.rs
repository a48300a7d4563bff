//! References that lead back to where they came from without ever describing a value.

use std::collections::BTreeSet;

use serde_json::Value;

use super::subject::Subject;
use crate::load::places::child;
use crate::load::reachable::{reachable, schemas};
use crate::schema::SchemaSet;
use crate::text::Diagnostic;

/// The keyword all of whose schemas are asked about the very same value. A base that names its variants in `oneOf`, each
/// of which builds on the base, is a habit of documents and describes something.
const IN_PLACE: &str = "allOf";
/// Where documents keep schemas under names.
const NAMED: &[&str] = &["/components/schemas", "/definitions"];

/// One reference of each circle, the first by its place.
pub(super) fn endless(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let set = &subject.standard.schemas;
    let named = NAMED.iter().flat_map(|place| {
        let names = set.document().pointer(place).and_then(Value::as_object).into_iter();
        names.flat_map(move |schemas| schemas.keys().map(move |name| child(place, name)))
    });
    let roots = subject.standard.operations.iter().flat_map(schemas).chain(named);
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for pointer in reachable(set, roots) {
        let circle = behind(set, &pointer);
        let is_new = target(set, &pointer).is_some() && circle.contains(&pointer) && !told.contains(&pointer);
        if is_new {
            told.extend(circle);
            let help = "describe a value somewhere on the way, such as with `type` or `properties`";
            let message = "this reference leads back to itself, so that nothing is described here";
            found.push(subject.fault("lint.circle", &child(&pointer, "$ref"), message, help));
        }
    }
    found
}

/// The schemas that are asked about the same value as the one at `pointer`, itself only if it is asked again.
fn behind(set: &SchemaSet, pointer: &str) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut waiting = next(set, pointer);
    while let Some(pointer) = waiting.pop() {
        if !seen.contains(&pointer) {
            waiting.extend(next(set, &pointer));
            seen.insert(pointer);
        }
    }
    seen
}

fn next(set: &SchemaSet, pointer: &str) -> Vec<String> {
    let schema = set.document().pointer(pointer);
    let schemas = schema.and_then(|schema| schema.get(IN_PLACE)?.as_array()).map_or(0, Vec::len);
    let within = (0..schemas).map(|index| format!("{pointer}/{IN_PLACE}/{index}"));
    target(set, pointer).into_iter().chain(within).collect()
}

/// Where the reference of a schema leads, if it is one.
fn target(set: &SchemaSet, pointer: &str) -> Option<String> {
    let reference = set.document().pointer(pointer)?.get("$ref")?.as_str()?;
    reference.strip_prefix('#').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use crate::files::MemoryFiles;
    use crate::load::{Options, load};

    fn diagnostics(schemas: &str) -> Vec<String> {
        let document = format!(
            "openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\npaths:\n  /a:\n    get:\n      responses:\n        '200':\n          \
             description: a\n          content: {{application/json: {{schema: {{$ref: '#/components/schemas/A'}}}}}}\n\
             components:\n  schemas:\n{schemas}"
        );
        let files = MemoryFiles::new([("a.yaml", document)]);
        let options = Options { document: Some("a.yaml".to_owned()), ..Options::default() };
        let standard = load(&files, &options).unwrap();
        standard
            .diagnostics
            .iter()
            .map(crate::text::Diagnostic::render)
            .filter(|text| text.contains("lint.circle"))
            .collect()
    }

    #[test]
    fn an_endless_reference_is_told_once_and_where() {
        for schemas in [
            "    A: {$ref: '#/components/schemas/B'}\n    B: {$ref: '#/components/schemas/A'}\n",
            "    A: {$ref: '#/components/schemas/A'}\n",
            "    A: {type: string}\n    C: {allOf: [{$ref: '#/components/schemas/C'}]}\n",
        ] {
            let told = diagnostics(schemas);
            assert_eq!(told.len(), 1, "{schemas}: {told:?}");
            assert!(told[0].contains("a.yaml:1"), "{told:?}");
        }
    }

    #[test]
    fn a_schema_that_holds_itself_as_a_part_is_no_circle() {
        let schemas = "    A: {type: object, properties: {next: {$ref: '#/components/schemas/A'}}}\n";
        assert_eq!(diagnostics(schemas), Vec::<String>::new());
    }
}
