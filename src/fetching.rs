//! A pack with what the target says of itself: an ordinary pack's folder, whose digest pins what was fetched.

use std::path::Path;

use hutong_specs::digest::Digest;
use hutong_specs::files::Files;
use hutong_specs::load;
use hutong_specs::standard::{
    Standard, TARGET_DECLARED, TARGET_FOUND, TARGET_INTERFACE, TARGET_INTERFACE_YAML, TARGET_PREVIOUS,
    TARGET_PREVIOUS_YAML, TargetInterface,
};
use hutong_suites::run::{Fetched, fetch};
use tokio::sync::watch;

use crate::equip;
use crate::exit::ExitCode;
use crate::failure::Failure;
use crate::folder::Folder;
use crate::output::Output;
use crate::pipeline::runtime;
use crate::previous::Previous;
use crate::target::TargetProfile;

/// The manifest of a pack.
const MANIFEST: &str = "standard.yaml";

/// What came of fetching.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Where the definition was found, below the base URL.
    pub target: String,
    /// The definition's digest.
    pub digest: Digest,
    /// Whether the target's declaration was had too.
    pub is_declared: bool,
    /// What was tried in vain, and why.
    pub attempts: Vec<(String, String)>,
}

/// Fetches what the target says of itself and writes it, with the pack's files and the definition of the release before if
/// there is one, into the folder.
pub fn keep(
    standard: &Standard,
    target: &TargetProfile,
    previous: Option<&Previous>,
    output: &Output,
) -> Result<Kept, Failure> {
    let Some(known) = &standard.target else {
        let message = format!("fetch anything for {}: its interface is its own document", standard.location);
        return Err(Failure::usage(message).with_help("test it as it is"));
    };
    let fetched = fetched(standard, known, target)?;
    let Some(definition) = &fetched.definition else {
        return Err(nothing(&fetched));
    };
    make_room(&standard.location, output)?;
    copy(&standard.location, output)?;
    let name = if definition.is_json { TARGET_INTERFACE } else { TARGET_INTERFACE_YAML };
    output.write_below(name, &definition.bytes)?;
    let found = [Some(definition.target.as_str()), definition.media_type.as_deref()];
    let found: Vec<&str> = found.into_iter().flatten().collect();
    output.write_below(TARGET_FOUND, found.join("\n").as_bytes())?;
    if let Some(previous) = previous {
        output.write_below(previous.path, &previous.bytes)?;
    }
    if let Some(declaration) = &fetched.declaration {
        output.write_below(TARGET_DECLARED, declaration)?;
    }
    Ok(Kept {
        target: definition.target.clone(),
        digest: Digest::of(&definition.bytes),
        is_declared: fetched.declaration.is_some(),
        attempts: fetched.attempts,
    })
}

fn fetched(standard: &Standard, known: &TargetInterface, target: &TargetProfile) -> Result<Fetched, Failure> {
    let (_stop, stopped) = watch::channel(false);
    let limits = target.profile.reaches.limits.clone();
    let assignment = equip::for_fetching(standard, target, limits, stopped)?;
    let broken = |why: String| Failure::new(ExitCode::Broken, why);
    runtime()?.block_on(fetch(&assignment, known)).map_err(|error| broken(error.to_string()))
}

fn nothing(fetched: &Fetched) -> Failure {
    let tried: Vec<_> = fetched.attempts.iter().map(|(place, why)| format!("{place}: {why}")).collect();
    Failure::new(ExitCode::Broken, format!("find the target's interface definition: {}", tried.join("; ")))
        .with_help(
            "check the base URL; if you have the definition, put it into a copy of the pack as target/interface.json and test that folder",
        )
}

/// What an earlier fetch left gives way, so that nothing of it is taken for the target's; anything else is not written over.
fn make_room(location: &str, output: &Output) -> Result<(), Failure> {
    let folder = output.folder();
    let is_within = |folder: &Path| {
        let pack = Path::new(location).canonicalize().ok().filter(|pack| pack.is_dir());
        pack.zip(folder.canonicalize().ok()).is_some_and(|(pack, folder)| folder.starts_with(pack))
    };
    if is_within(folder) {
        return Err(Failure::usage(format!("fetch into {}: it lies in the pack itself", folder.display()))
            .with_help("choose a folder elsewhere with --out"));
    }
    let is_fetched = folder.join(MANIFEST).is_file() && folder.join("target").is_dir();
    if !is_fetched && !output.is_empty()? {
        return Err(Failure::usage(format!("fetch into {}: it holds something else", folder.display()))
            .with_help("choose an empty folder with --out"));
    }
    let earlier = [
        TARGET_INTERFACE,
        TARGET_INTERFACE_YAML,
        TARGET_FOUND,
        TARGET_DECLARED,
        TARGET_PREVIOUS,
        TARGET_PREVIOUS_YAML,
    ];
    for name in earlier {
        output.remove(name)?;
    }
    Ok(())
}

/// Copies the pack's files; what another target said stays behind.
fn copy(location: &str, output: &Output) -> Result<(), Failure> {
    let path = Path::new(location);
    let folder = if path.is_dir() { path } else { path.parent().unwrap_or_else(|| Path::new(".")) };
    let embedded = load::embedded(location).filter(|_| !path.exists());
    let files: Box<dyn Files> = match embedded {
        Some(pack) => pack,
        None => Box::new(Folder::new(folder)),
    };
    let broken = |error: hutong_specs::files::FilesError| Failure::new(ExitCode::Usage, error.to_string());
    for name in files.list().map_err(broken)?.into_iter().filter(|name| !name.starts_with("target/")) {
        output.write_below(&name, &files.read(&name).map_err(broken)?)?;
    }
    Ok(())
}
