//! The files of the suite.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hutong_specs::schema::Draft;
use serde_json::Value;

/// A file of the suite.
pub(crate) struct File {
    /// Folder and file, such as `draft7/optional/bignum`.
    pub(crate) name: String,
    pub(crate) draft: Draft,
    pub(crate) optional: bool,
    pub(crate) formats_count: bool,
    /// Schemas, each with values that it admits or refuses.
    pub(crate) groups: Vec<Value>,
    /// The documents that schemas refer to, by address.
    pub(crate) remotes: Arc<BTreeMap<String, Value>>,
}

const DRAFTS: &[(&str, Draft)] = &[
    ("draft4", Draft::Draft4),
    ("draft6", Draft::Draft6),
    ("draft7", Draft::Draft7),
    ("draft2019-09", Draft::Draft201909),
    ("draft2020-12", Draft::Draft202012),
];

/// Every file, draft by draft, what is required first.
pub(crate) fn files(folder: &Path) -> io::Result<Vec<File>> {
    let mut remotes = BTreeMap::new();
    for path in paths(&folder.join("remotes"))? {
        let name = path.strip_prefix(folder.join("remotes")).unwrap_or(&path).to_string_lossy().into_owned();
        remotes.insert(format!("http://localhost:1234/{name}"), read(&path)?);
    }
    let remotes = Arc::new(remotes);
    let mut files = Vec::new();
    for (name, draft) in DRAFTS {
        let mut paths = paths(&folder.join("tests").join(name))?;
        paths.sort_by_key(|path| (path.components().count(), path.clone()));
        for path in paths {
            files.push(file(folder, &path, *draft, &remotes)?);
        }
    }
    Ok(files)
}

fn file(
    folder: &Path,
    path: &Path,
    draft: Draft,
    remotes: &Arc<BTreeMap<String, Value>>,
) -> io::Result<File> {
    let within = path.strip_prefix(folder.join("tests")).unwrap_or(path);
    let name = within.with_extension("").to_string_lossy().into_owned();
    let groups = read(path)?.as_array().cloned().unwrap_or_default();
    let formats_count = name.contains("/format/") || name == "draft7/optional/content";
    let optional = name.contains("/optional/");
    Ok(File { name, draft, optional, formats_count, groups, remotes: Arc::clone(remotes) })
}

fn read(path: &Path) -> io::Result<Value> {
    Ok(serde_json::from_slice(&std::fs::read(path)?)?)
}

/// Every JSON file below a folder.
fn paths(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(paths(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
