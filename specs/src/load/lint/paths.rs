//! Paths: none at all, parameters that they do not hold, paths that are there twice, operations without responses.

use std::collections::BTreeMap;

use super::subject::Subject;
use crate::load::read::placeholders;
use crate::standard::{Location, Operation};
use crate::text::Diagnostic;

/// Parameters that are said to travel in the path, but have no place there.
pub(super) fn unused_parameters(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let of = |operation: &Operation| {
        let names = placeholders(&operation.path);
        let parameters = operation.parameters.iter().filter(|parameter| parameter.location == Location::Path);
        let unused = parameters.filter(|parameter| !names.contains(&parameter.name.as_str()));
        let told = unused.map(|parameter| {
            let message = format!("`{{{}}}` has no place in the path {}", parameter.name, operation.path);
            let help = "write it into the path, or say where else the parameter travels";
            subject.fault("lint.path", &parameter.pointer, message, help)
        });
        told.collect::<Vec<_>>()
    };
    subject.standard.operations.iter().flat_map(of).collect()
}

/// Paths that differ in the names of their parameters alone.
pub(super) fn duplicates(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut first: BTreeMap<(&str, String), &Operation> = BTreeMap::new();
    let mut found = Vec::new();
    for operation in &subject.standard.operations {
        let key = (operation.method.as_str(), without_names(&operation.path));
        if let Some(other) = first.get(&key) {
            let message =
                format!("{} {} means the same requests as {}", operation.method, operation.path, other.path);
            let help = "describe each method of a path once";
            let diagnostic = subject.fault("lint.path", &operation.pointer, message, help);
            found.push(
                diagnostic.with_related("described here already", subject.places.key_place(&other.pointer)),
            );
        } else {
            first.insert(key, operation);
        }
    }
    found
}

/// A document of parts alone, or one whose every operation had to be left out: nothing of it can be tested.
pub(super) fn no_operations(subject: &Subject<'_>) -> Vec<Diagnostic> {
    if !subject.standard.operations.is_empty() {
        return Vec::new();
    }
    let message = "there is no operation that could be tested";
    let help = "describe operations under `paths`, or name the document that does; operations that were left out are told apart";
    vec![subject.places.warning("lint.operations", "", message, help)]
}

/// Operations that declare no response.
pub(super) fn no_responses(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let without = subject.standard.operations.iter().filter(|operation| operation.responses.is_empty());
    let told = without.map(|operation| {
        let message = format!("the operation `{}` declares no response, so none can be judged", operation.id);
        let help = "declare what it answers under `responses`";
        Diagnostic::warning("lint.responses", message)
            .with_place(subject.places.key_place(&operation.pointer))
            .with_help(help)
    });
    told.collect()
}

fn without_names(path: &str) -> String {
    let mut shape = path.to_owned();
    for name in placeholders(path) {
        shape = shape.replace(&format!("{{{name}}}"), "{}");
    }
    shape
}

#[cfg(test)]
mod tests {
    use crate::files::MemoryFiles;
    use crate::load::{Options, load};

    const DOCUMENT: &str = "\
openapi: 3.1.0
paths:
  /a/{id}:
    get:
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: other, in: path, required: true, schema: {type: integer, enum: ['1']}}
      responses: {'200': {description: ''}}
  /a/{name}:
    get:
      parameters:
        - {name: name, in: path, required: true, schema: {type: string}}
      responses: {}
  /b/{key}:
    get:
      responses: {'200': {description: ''}}
";

    #[test]
    fn paths_that_do_not_agree_with_their_parameters_are_told() {
        let files = MemoryFiles::new([("a.yaml", DOCUMENT)]);
        let options = Options { document: Some("a.yaml".to_owned()), ..Options::default() };
        let standard = load(&files, &options).unwrap();
        let told: Vec<_> = standard
            .diagnostics
            .iter()
            .map(|one| (one.place.as_ref().unwrap().position.line, one.code.as_ref()))
            .collect();
        assert_eq!(
            told,
            [
                (7, "lint.path"),
                (7, "lint.enum"),
                (10, "lint.responses"),
                (11, "lint.path"),
                (16, "load.path-parameter"),
            ]
        );
        assert_eq!(standard.operations.len(), 3);
    }

    #[test]
    fn a_document_without_operations_is_told() {
        let files =
            MemoryFiles::new([("a.yaml", "openapi: 3.1.0\ncomponents: {schemas: {A: {type: 'null'}}}\n")]);
        let options = Options { document: Some("a.yaml".to_owned()), ..Options::default() };
        let standard = load(&files, &options).unwrap();
        let told: Vec<_> = standard.diagnostics.iter().map(|one| one.code.as_ref()).collect();
        assert_eq!(told, ["lint.operations"]);
    }

    #[test]
    fn a_bare_null_is_a_warning_and_its_operation_stays() {
        let text = "openapi: 3.1.0\npaths:\n  /a:\n    post:\n      requestBody: {content: {application/json: {schema: \
                    {oneOf: [{type: null}, {type: [string, null]}]}}}}\n      responses: {'200': {description: ''}}\n";
        let files = MemoryFiles::new([("a.yaml", text)]);
        let options = Options { document: Some("a.yaml".to_owned()), ..Options::default() };
        let standard = load(&files, &options).unwrap();
        assert_eq!(standard.operations.len(), 1);
        assert!(!standard.diagnostics.is_empty());
        assert!(standard.diagnostics.iter().all(|one| one.severity == crate::text::Severity::Warning));
    }
}
