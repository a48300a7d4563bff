//! A definition that does not describe the address at which it is served: that address is a block all the same.

use serde_json::{Map, Value};

use crate::load::interface::Interface;
use crate::load::kind::METHODS;
use crate::load::places::child;
use crate::standard::TargetSource;

/// Puts the optional block that says what a definition is at the address where the definition was found, below the target's
/// base, unless definition or blocks describe that address themselves. `found` is the address and, on a line of its own, the
/// media type by which the definition was had.
pub(super) fn at_found(blocks: &mut Interface, own: &Interface, source: &TargetSource, found: &str) {
    let mut lines = found.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(found) = lines.next() else { return };
    let media_type = lines.next();
    let bare = found.split('?').next().unwrap_or(found);
    let describes = |document: &Value, path: &str| {
        let paths = document.get("paths").and_then(Value::as_object);
        paths.is_some_and(|paths| paths.contains_key(path))
    };
    let Some(path) = meant(&blocks.document, source, bare) else { return };
    let is_described = describes(&own.document, found) || describes(&own.document, bare);
    if is_described || path != found && describes(&blocks.document, found) {
        return;
    }
    let Some(paths) = blocks.document.get_mut("paths").and_then(Value::as_object_mut) else { return };
    let Some(mut item) = paths.shift_remove(&path) else { return };
    for method in METHODS {
        if let Some(operation) = item.get_mut(method).and_then(Value::as_object_mut) {
            operation.shift_remove("x-optional");
            operation.extend(media_type.map(|name| ("x-block-accept".to_owned(), Value::from(name))));
        }
    }
    paths.insert(found.to_owned(), item);
    if path != found {
        blocks.places.moved(child("/paths", &path), child("/paths", found));
    }
}

/// The path of the optional block that says what a definition is: the one at that very address, else the first.
fn meant(blocks: &Value, source: &TargetSource, bare: &str) -> Option<String> {
    let paths: &Map<String, Value> = blocks.get("paths")?.as_object()?;
    let ids: Vec<&str> =
        source.from.iter().filter(|from| from.link.is_none()).map(|from| from.operation.as_str()).collect();
    let is_optional = |item: &Value| {
        METHODS.iter().filter_map(|method| item.get(*method)).any(|operation| {
            let id = operation.get("operationId").and_then(Value::as_str);
            operation.get("x-optional") == Some(&Value::Bool(true)) && id.is_some_and(|id| ids.contains(&id))
        })
    };
    let mut optional = paths.iter().filter(|(_, item)| is_optional(item)).map(|(path, _)| path);
    let first = optional.clone().next();
    optional.find(|path| *path == bare).or(first).cloned()
}

#[cfg(test)]
mod tests {
    use crate::files::MemoryFiles;
    use crate::load::{Options, load};

    const MANIFEST: &str = "\
format: hutong.standard/1
id: demo
title: {zh: 演示, en: demo}
edition: '1'
description: {zh: 演示, en: demo}
interface:
  blocks: blocks.yaml
  from: [{operation: root, link: service-desc}, {operation: api}, {operation: elsewhere}]
  sample: sample.json
sources:
  - {id: S, title: {zh: 甲, en: s}, note: {zh: '', en: ''}}
classes:
  - {id: core, title: {zh: 核心, en: core}}
clause-files: [clauses.yaml]
";
    const CLAUSES: &str = "\
- {id: API, obligation: shall, text: {zh: 甲, en: a}, class: core, provenance: {kind: normative, source: S, locator: '1'}, \
severity: serious, dimensions: [response], verify: [{rule: acceptance, scope: {operations: [api, elsewhere]}}]}
";
    const BLOCKS: &str = "\
openapi: 3.1.0
info: {title: blocks, version: '1'}
x-clause: API
paths:
  /: {get: {operationId: root, responses: {'200': {description: ''}}}}
  /api: {get: {operationId: api, x-optional: true, responses: {'200': {description: ''}}}}
  /openapi: {get: {operationId: elsewhere, x-optional: true, responses: {'200': {description: ''}}}}
";

    /// The operations that are there, with their paths, where the definition describes `path` and was found at `found`.
    fn operations(path: &str, found: Option<&str>) -> Vec<(String, String)> {
        let answer = r#"{"get": {"operationId": "own", "responses": {"200": {"description": ""}}}}"#;
        let target = format!(
            r#"{{"openapi": "3.0.0", "info": {{"title": "t", "version": "1"}}, "paths": {{"{path}": {answer}}}}}"#
        );
        let mut files = vec![
            ("standard.yaml", MANIFEST.to_owned()),
            ("clauses.yaml", CLAUSES.to_owned()),
            ("blocks.yaml", BLOCKS.to_owned()),
            ("sample.json", target.clone()),
            ("target/interface.json", target),
        ];
        files.extend(found.map(|found| ("target/interface.at", format!("{found}\n"))));
        let standard = load(&MemoryFiles::new(files), &Options::default()).unwrap();
        let of = |operation: &crate::standard::Operation| (operation.id.to_string(), operation.path.clone());
        standard.operations.iter().map(of).filter(|(id, _)| id != "root").collect()
    }

    #[test]
    fn what_is_found_where_it_is_not_described_is_a_block_there() {
        let own = |path: &str| ("own".to_owned(), path.to_owned());
        let block = |id: &str, path: &str| (id.to_owned(), path.to_owned());
        assert_eq!(operations("/a", None), [own("/a")]);
        assert_eq!(operations("/a", Some("/d.json?f=json")), [own("/a"), block("api", "/d.json?f=json")]);
        assert_eq!(operations("/a", Some("/openapi")), [own("/a"), block("elsewhere", "/openapi")]);
        assert_eq!(operations("/d.json", Some("/d.json?f=json")), [own("/d.json")]);
        // Another block keeps its address.
        assert_eq!(operations("/a", Some("/")), [own("/a")]);
        let typed = "/api\napplication/vnd.oai.openapi+json;version=3.0";
        assert_eq!(operations("/a", Some(typed)), [own("/a"), block("api", "/api")]);
    }
}
