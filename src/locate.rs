//! Finding the standard that the user names: an embedded pack, a pack's folder, or a plain `OpenAPI` document.

use std::path::{Path, PathBuf};

use hutong_specs::load::{self, Options};
use hutong_specs::standard::Standard;

use crate::failure::Failure;
use crate::folder::Folder;

/// Loads the standard that `location` names, with the binding of that name or the standard's first.
pub fn open(location: &str, binding: Option<&str>) -> Result<Standard, Failure> {
    let loaded = if let Some((root, mut options)) = on_disk(location) {
        options.binding = binding.map(str::to_owned);
        load::load(&Folder::new(root), &options)
    } else if let Some(pack) = load::embedded(location) {
        let options =
            Options { location: location.to_owned(), document: None, binding: binding.map(str::to_owned) };
        load::load(&*pack, &options)
    } else {
        return Err(unknown(location));
    };
    loaded.map_err(|diagnostics| Failure::diagnosed(format!("load {location}"), diagnostics))
}

/// The folder that holds what `location` names, and what to load in it; `None` if no file or folder is there.
pub fn on_disk(location: &str) -> Option<(PathBuf, Options)> {
    let path = Path::new(location);
    let mut options = Options { location: location.to_owned(), document: None, binding: None };
    if path.is_dir() {
        return Some((path.to_path_buf(), options));
    }
    if !path.is_file() {
        return None;
    }
    if path.file_name().is_some_and(|name| name != "standard.yaml") {
        options.document = last_part(path);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    Some((folder.unwrap_or_else(|| Path::new(".")).to_path_buf(), options))
}

/// Where the standard of a plan may be: what the plan names, as seen from here and from the plan's own folder, and the
/// last part of it beside the plan. The first that is there comes first; what the plan names stands for none.
pub fn of_plan(location: &str, plan: &Path) -> Vec<String> {
    let folder = plan.parent().unwrap_or_else(|| Path::new(""));
    let beside = Path::new(location).file_name().map(|name| folder.join(name));
    let places = [Some(Path::new(location).to_path_buf()), Some(folder.join(location)), beside];
    let mut there: Vec<_> = places.into_iter().flatten().filter(|path| path.exists()).collect();
    there.dedup();
    if there.is_empty() {
        return vec![location.to_owned()];
    }
    there.into_iter().map(|path| path.to_string_lossy().into_owned()).collect()
}

fn last_part(path: &Path) -> Option<String> {
    path.file_name().map(|name| name.to_string_lossy().into_owned())
}

fn unknown(location: &str) -> Failure {
    let packs = load::packs().join(", ");
    Failure::usage(format!(
        "find the standard `{location}`: it is no file, no folder and no pack of this binary"
    ))
    .with_help(format!("give a path to an OpenAPI document or a pack's folder, or one of the packs: {packs}"))
}
