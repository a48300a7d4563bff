//! Loading one release of an interface, to be compared with another: no clauses, and nothing told of what is odd in it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::assemble::assemble;
use super::dialect::detect;
use super::interface::Interface;
use super::library::{Library, Unavailable};
use super::normalise::normalise;
use super::places::child;
use super::unserved::unserved;
use super::unwidened::unwidened;
use crate::compatibility::{Described, Release};
use crate::files::MemoryFiles;
use crate::text::{Diagnostic, Diagnostics};

/// Reads an interface document by itself: what it refers to elsewhere is left aside with all that depends on it.
///
/// It is refused where it is no interface document.
///
/// ```
/// let document = br#"{"openapi": "3.0.3", "info": {"title": "demo", "version": "1.2.0"}, "paths": {}}"#;
/// let release = hutong_specs::load::release("before.json", document).unwrap();
/// assert_eq!(release.version.as_deref(), Some("1.2.0"));
/// ```
pub fn release(name: &str, bytes: &[u8]) -> Result<Release, Diagnostics> {
    let files = MemoryFiles::new([(name, bytes)]);
    read(&mut Library::new(&files), name).map_err(Diagnostics::from)
}

/// The same for a file of a pack.
pub(super) fn read(library: &mut Library<'_>, path: &str) -> Result<Release, Vec<Diagnostic>> {
    let index = library.open(path).map_err(Unavailable::diagnostics)?;
    let Some(document) = library.document(index).cloned() else { return Err(Vec::new()) };
    let dialect = detect(&document).map_err(|diagnostic| vec![diagnostic])?;
    let version = document.value.pointer("/info/version").and_then(Value::as_str).map(str::to_owned);
    let mut interface = normalise(library, index, dialect);
    let base = (dialect.base_paths)(&interface.document).and_then(|paths| paths.into_iter().next());
    unserved(&mut interface.document);
    let described = described(&interface);
    let unread = unread(&interface);
    unwidened(&mut interface.document, "");
    let assembled = assemble(&mut interface);
    Ok(Release {
        version,
        operations: assembled.operations,
        described,
        unread,
        broken: std::mem::take(&mut interface.broken),
        base: base.unwrap_or_default(),
        schemas: assembled.schemas,
    })
}

fn described(interface: &Interface) -> Vec<Described> {
    let located = interface.operations().into_iter();
    let method = |pointer: &str| pointer.rsplit('/').next().unwrap_or_default().to_uppercase();
    let described = located.map(|located| Described {
        method: method(&located.operation),
        path: located.path,
        pointer: located.operation,
    });
    described.collect()
}

fn unread(interface: &Interface) -> BTreeSet<String> {
    let paths = interface.document.get("paths").and_then(Value::as_object).into_iter();
    let paths = paths.flat_map(|paths| paths.keys());
    paths.filter(|path| is_unread(interface, child("/paths", path))).cloned().collect()
}

/// Whether references lead from a place to one that is not there.
fn is_unread(interface: &Interface, mut pointer: String) -> bool {
    // More steps than any document needs; a circle of references ends here.
    for _ in 0..64 {
        if interface.broken.contains(&pointer) {
            return true;
        }
        let reference = interface.document.pointer(&pointer).and_then(|value| value.get("$ref"));
        let Some(next) = reference.and_then(Value::as_str).and_then(|text| text.strip_prefix('#')) else {
            return false;
        };
        next.clone_into(&mut pointer);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::release;

    #[test]
    fn paths_are_those_of_the_document_and_what_is_not_there_is_known_to_be_missing() {
        let document = "openapi: 3.0.3\ninfo: {title: a, version: 1.0.0}\nservers: [{url: 'https://a.example/v1'}]\n\
            paths:\n  /a: {get: {responses: {'200': {description: a}}}}\n  /b: {$ref: 'b.yaml#/b'}\n  \
            /c: {get: {parameters: [{name: a, in: nowhere}], responses: {}}}\n";
        let release = release("a.yaml", document.as_bytes()).unwrap();
        let described: Vec<_> =
            release.described.iter().map(|one| (&one.method[..], &one.path[..])).collect();
        assert_eq!(described, [("GET", "/a"), ("GET", "/c")]);
        let read: Vec<_> = release.operations.iter().map(|operation| operation.path.as_str()).collect();
        assert_eq!((read, release.base.as_str()), (vec!["/a"], "/v1"));
        assert_eq!(release.unread.iter().collect::<Vec<_>>(), ["/b"]);
    }

    #[test]
    fn a_path_is_unread_however_many_references_lead_to_what_is_missing() {
        let document = "openapi: 3.1.0\ninfo: {title: a, version: 1.0.0}\npaths: {/a: {$ref: '#/components/pathItems/A'}}\n\
            components: {pathItems: {A: {$ref: 'other.yaml'}}}\n";
        let release = release("a.yaml", document.as_bytes()).unwrap();
        assert_eq!(release.unread.iter().collect::<Vec<_>>(), ["/a"]);
    }

    #[test]
    fn what_is_no_interface_document_is_refused() {
        for text in ["{}", "[1]", "", "title: x", "openapi: 9.9.9"] {
            assert!(release("a.yaml", text.as_bytes()).is_err(), "{text}");
        }
    }
}
