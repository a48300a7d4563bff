//! Finding the standard that the user names: an embedded pack, a pack's folder, or a plain `OpenAPI` document.

use std::path::Path;

use hutong_specs::load::{self, Options};
use hutong_specs::standard::Standard;

use crate::failure::Failure;
use crate::folder::Folder;

/// Loads the standard that `location` names, with the binding of that name or the standard's first.
pub fn open(location: &str, binding: Option<&str>) -> Result<Standard, Failure> {
    let path = Path::new(location);
    let mut options =
        Options { location: location.to_owned(), document: None, binding: binding.map(str::to_owned) };
    let loaded = if path.is_dir() {
        load::load(&Folder::new(path), &options)
    } else if path.is_file() {
        let folder = path.parent().unwrap_or_else(|| Path::new("."));
        if path.file_name().is_some_and(|name| name != "standard.yaml") {
            options.document = last_part(path);
        }
        let root = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        load::load(&Folder::new(root), &options)
    } else if let Some(pack) = load::embedded(location) {
        load::load(&*pack, &options)
    } else {
        return Err(unknown(location));
    };
    loaded.map_err(|diagnostics| Failure::diagnosed(format!("load {location}"), diagnostics))
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
