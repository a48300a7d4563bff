//! The beginning of a pack on disk: what is derived from an `OpenAPI` document, and the document with what it refers to.

use std::fmt::Write as _;
use std::path::Path;

use hutong_specs::files::Files;
use hutong_specs::load::{self, Scaffold, VENDOR_LOCK};
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

/// Writes a pack on `document` into `folder`, which must not hold one.
pub fn begin(document: &Path, folder: &Path, id: Option<&str>) -> Result<Begun, Failure> {
    let location = document.to_string_lossy();
    let Some((root, options)) = locate::on_disk(&location).filter(|(_, options)| options.document.is_some())
    else {
        return Err(Failure::usage(format!("begin a pack from {location}: it is no OpenAPI document")));
    };
    if folder.join(MANIFEST).exists() {
        return Err(Failure::usage(format!("begin a pack in {}: it holds one", folder.display()))
            .with_help("choose another folder with --out"));
    }
    let id = pack_id(id, folder)?;
    let files = Folder::new(&root);
    let scaffold = load::scaffold(&files, &options, &id)
        .map_err(|diagnostics| Failure::diagnosed(format!("read {location}"), diagnostics))?;
    let mut written = Vec::new();
    let mut copied = load::reach(&files, &options).files;
    copied.insert(VENDOR_LOCK.to_owned());
    let output = Output::open(Some(folder))?;
    let mut keep = |name: &str, bytes: &[u8]| -> Result<(), Failure> {
        output.write_below(name, bytes)?;
        written.push(name.to_owned());
        Ok(())
    };
    // What a document refers to and is not there is told by `check`.
    for (name, bytes) in copied.iter().filter_map(|name| Some((name, files.read(name).ok()?))) {
        keep(name, &bytes)?;
    }
    for (name, bytes) in texts(&scaffold)? {
        keep(&name, bytes.as_bytes())?;
    }
    Ok(Begun { id, clauses: scaffold.clauses.values().map(Vec::len).sum(), files: written })
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
