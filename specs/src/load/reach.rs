//! Which documents a standard's own documents refer to, however far: files beside them, and remote addresses of which there
//! is no copy yet.

use std::collections::{BTreeSet, VecDeque};

use serde_json::Value;

use super::address;
use super::options::Options;
use super::values::holds_values;
use super::vendor;
use crate::files::{self, Files};
use crate::text::Document;

/// The folder of copies.
const VENDOR: &str = "vendor/";

/// What documents refer to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Files, the documents themselves among them, by path.
    pub files: BTreeSet<String>,
    /// Addresses (`http`, `https`) without fragment of which `vendor.lock` lists no copy.
    pub missing: BTreeSet<String>,
}

/// What the document that `options` names refers to, or all documents of a pack. What cannot be read refers to nothing.
pub fn reach(files: &dyn Files, options: &Options) -> Reach {
    let (vendored, _) = vendor::read(files);
    let mut reach = Reach::default();
    let mut waiting: VecDeque<(String, Option<String>)> =
        roots(files, options).into_iter().map(|path| (path, None)).collect();
    while let Some((path, remote)) = waiting.pop_front() {
        if !reach.files.insert(path.clone()) {
            continue;
        }
        let Some(document) = files.read(&path).ok().and_then(|bytes| Document::parse(&path, &bytes).ok())
        else {
            continue;
        };
        for reference in references(&document.value) {
            match target(&path, remote.as_deref(), reference) {
                Some(Target::File(path)) => waiting.push_back((path, None)),
                Some(Target::Remote(address)) => match vendored.get(&address) {
                    Some(copy) => waiting.push_back((format!("{VENDOR}{}", copy.path), Some(address))),
                    None => drop(reach.missing.insert(address)),
                },
                None => {}
            }
        }
    }
    reach
}

fn roots(files: &dyn Files, options: &Options) -> Vec<String> {
    if let Some(document) = &options.document {
        return vec![document.clone()];
    }
    let is_document = |path: &String| {
        let is_written = [".yaml", ".yml", ".json"].iter().any(|end| path.ends_with(end));
        is_written && !path.starts_with(VENDOR)
    };
    files.list().unwrap_or_default().into_iter().filter(is_document).collect()
}

/// Where a reference leads that leaves its document.
enum Target {
    File(String),
    Remote(String),
}

fn target(path: &str, remote: Option<&str>, reference: &str) -> Option<Target> {
    let (reference, _) = address::split(reference);
    if reference.is_empty() {
        return None;
    }
    let address = match remote {
        Some(base) => Some(address::join(base, reference)),
        None => address::is_remote(reference).then(|| reference.to_owned()),
    };
    match address {
        Some(address) => {
            let is_web = ["http://", "https://"].iter().any(|scheme| address.starts_with(scheme));
            is_web.then_some(Target::Remote(address))
        }
        None => files::resolve(path, reference).ok().map(Target::File),
    }
}

/// Every `$ref` of a document but for those in values of the interface.
fn references(value: &Value) -> Vec<&str> {
    let mut found = Vec::new();
    let mut waiting = vec![("", value)];
    while let Some((within, value)) = waiting.pop() {
        match value {
            Value::Array(items) => waiting.extend(items.iter().map(|item| ("", item))),
            Value::Object(members) => {
                found.extend(members.get("$ref").and_then(Value::as_str));
                let parts = members.iter().filter(|(key, _)| !holds_values(within, key));
                waiting.extend(parts.map(|(key, value)| (key.as_str(), value)));
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Digest;
    use crate::files::MemoryFiles;

    #[test]
    fn references_are_followed_through_files_and_copies() {
        let copy = "a: {$ref: 'other.yaml#/x'}\nb: {$ref: '../up.yaml'}";
        let lock = format!(
            "- {{address: 'https://example.org/s/one.yaml', path: one.yaml, digest: '{}'}}",
            Digest::of(copy.as_bytes())
        );
        let files = MemoryFiles::new([
            (
                "api.yaml",
                "p: {$ref: 'parts/p.yaml#/q'}\nself: {$ref: '#/p'}\nu: {$ref: 'urn:x:y'}\nexample: {$ref: 'none.yaml'}",
            ),
            ("parts/p.yaml", "q: {$ref: 'https://example.org/s/one.yaml'}\nr: {$ref: '../missing.yaml'}"),
            ("vendor/one.yaml", copy),
            ("vendor/vendor.lock", &lock),
            ("stranger.yaml", "z: {$ref: 'https://example.org/z.yaml'}"),
        ]);
        let options = Options { document: Some("api.yaml".to_owned()), ..Options::default() };
        let found = reach(&files, &options);
        let set = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect::<BTreeSet<_>>();
        assert_eq!(found.files, set(&["api.yaml", "parts/p.yaml", "missing.yaml", "vendor/one.yaml"]));
        assert_eq!(found.missing, set(&["https://example.org/s/other.yaml", "https://example.org/up.yaml"]));
        assert!(reach(&files, &Options::default()).missing.contains("https://example.org/z.yaml"));
    }
}
