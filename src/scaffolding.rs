//! The beginning of a pack on disk: what is derived from an `OpenAPI` document, and the document with what it refers to.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use hutong_specs::files::Files;
use hutong_specs::load::{self, Scaffold, VENDOR_LOCK};
use hutong_specs::text::Document;
use serde::Serialize;

use crate::exit::ExitCode;
use crate::failure::Failure;
use crate::folder::Folder;
use crate::locate;
use crate::output::Output;

/// The manifest of a pack.
const MANIFEST: &str = "standard.yaml";

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// The pack's id.
    pub id: String,
    /// How many clauses it has.
    pub clauses: usize,
    /// The files, relative to the folder.
    pub files: Vec<String>,
}

/// Writes a pack on `document` into `folder`, which must be empty.
pub fn begin(document: &Path, folder: &Path, id: Option<&str>) -> Result<Begun, Failure> {
    let location = document.to_string_lossy();
    let Some((root, options)) = locate::on_disk(&location).filter(|(_, options)| options.document.is_some())
    else {
        return Err(Failure::usage(format!(
            "begin a pack from {location}: it is no OpenAPI document, or a pack's manifest"
        )));
    };
    let id = pack_id(id, folder)?;
    let files = Folder::new(&root);
    let scaffold = load::scaffold(&files, &options, &id)
        .map_err(|diagnostics| Failure::diagnosed(format!("read {location}"), diagnostics))?;
    let output = Output::open(Some(folder))?;
    if !output.is_empty()? {
        return Err(Failure::usage(format!("begin a pack in {}: it is not empty", folder.display()))
            .with_help("choose an empty folder with --out"));
    }
    let texts = texts(&scaffold)?;
    let copied = copied(&root, &files, load::reach(&files, &options).files);
    if let Some(name) = texts.iter().map(|(name, _)| name).find(|name| copied.contains_key(*name)) {
        return Err(Failure::usage(format!(
            "begin a pack from {location}: it refers to {name}, and a pack has a file of that name"
        ))
        .with_help("give the document's own file another name"));
    }
    let mut written = Vec::new();
    let mut keep = |name: &str, bytes: &[u8]| -> Result<(), Failure> {
        output.write_below(name, bytes)?;
        written.push(name.to_owned());
        Ok(())
    };
    for (name, bytes) in &copied {
        keep(name, bytes)?;
    }
    for (name, text) in texts {
        keep(&name, text.as_bytes())?;
    }
    // What the document may leave open a pack may not: whoever begins one is told at once.
    locate::open(&folder.to_string_lossy(), None)?;
    Ok(Begun { id, clauses: scaffold.clauses.values().map(Vec::len).sum(), files: written })
}

/// The documents among the files that lie below `root` in truth, with their bytes, and the list of copies. What a document
/// refers to and is not there is told by `check`.
fn copied(root: &Path, files: &Folder, names: BTreeSet<String>) -> BTreeMap<String, Vec<u8>> {
    let Ok(root) = root.canonicalize() else { return BTreeMap::new() };
    let is_below = |name: &String| root.join(name).canonicalize().is_ok_and(|path| path.starts_with(&root));
    let is_document = |name: &str, bytes: &[u8]| {
        name == VENDOR_LOCK || Document::parse(name, bytes).is_ok_and(|document| document.value.is_object())
    };
    let names = names.into_iter().chain([VENDOR_LOCK.to_owned()]).filter(is_below);
    let read = names.filter_map(|name| Some((files.read(&name).ok()?.into_owned(), name)));
    read.filter(|(bytes, name)| is_document(name, bytes)).map(|(bytes, name)| (name, bytes)).collect()
}

/// The id that is given, or the folder's name.
fn pack_id(given: Option<&str>, folder: &Path) -> Result<String, Failure> {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let id = given.map(str::to_owned).or(name).unwrap_or_default();
    let is_plain =
        |character: char| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-';
    if !id.is_empty() && id.chars().all(is_plain) {
        return Ok(id);
    }
    Err(Failure::usage(format!("name the pack `{id}`: an id has lower-case letters, digits and hyphens"))
        .with_help("give one with --id"))
}

/// The files that are derived, the manifest first.
fn texts(scaffold: &Scaffold) -> Result<Vec<(String, String)>, Failure> {
    let mut texts = vec![(MANIFEST.to_owned(), yaml(&scaffold.manifest)?)];
    for (name, clauses) in &scaffold.clauses {
        let mut text = String::from(
            "# As the document says. Say where each clause comes from (`provenance`), and in which words.\n\n",
        );
        for clause in clauses {
            let _ = writeln!(text, "{}", yaml(&[clause])?);
        }
        texts.push((name.clone(), text));
    }
    Ok(texts)
}

fn yaml(value: &impl Serialize) -> Result<String, Failure> {
    serde_saphyr::to_string(value)
        .map_err(|error| Failure::new(ExitCode::Bug, format!("write YAML: {error}")))
}
