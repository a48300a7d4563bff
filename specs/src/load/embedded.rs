//! The packs that the program carries.

use std::borrow::Cow;

use include_dir::{Dir, DirEntry, include_dir};

use crate::files::{Files, FilesError, normalize};

static STANDARDS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/standards");

/// The names of the packs that the program carries, sorted.
pub fn packs() -> Vec<&'static str> {
    let folders =
        STANDARDS.dirs().filter(|folder| folder.get_file(folder.path().join("standard.yaml")).is_some());
    let mut names: Vec<_> = folders.filter_map(|folder| folder.path().to_str()).collect();
    names.sort_unstable();
    names
}

/// The files of the pack of this name.
pub fn embedded(id: &str) -> Option<Box<dyn Files>> {
    let id = packs().into_iter().find(|name| *name == id)?;
    Some(Box::new(EmbeddedPack(STANDARDS.get_dir(id)?)))
}

/// A pack within the program.
struct EmbeddedPack(&'static Dir<'static>);

impl Files for EmbeddedPack {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, FilesError> {
        let normal = normalize(path)?;
        let file = self.0.get_file(self.0.path().join(normal));
        file.map(|file| Cow::Borrowed(file.contents()))
            .ok_or_else(|| FilesError::Missing { path: path.to_owned() })
    }

    fn list(&self) -> Result<Vec<String>, FilesError> {
        let mut paths = Vec::new();
        collect(self.0, &mut paths);
        let mut paths: Vec<String> = paths
            .into_iter()
            .filter_map(|path| {
                path.strip_prefix(self.0.path()).ok()?.to_str().map(|path| path.replace('\\', "/"))
            })
            .collect();
        paths.sort_unstable();
        Ok(paths)
    }
}

fn collect(folder: &'static Dir<'static>, paths: &mut Vec<&'static std::path::Path>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => collect(inner, paths),
            DirEntry::File(file) => paths.push(file.path()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{embedded, packs};
    use crate::load::{Options, load};

    #[test]
    fn every_pack_that_the_program_carries_loads() {
        for id in packs() {
            let files = embedded(id).unwrap();
            assert!(files.list().unwrap().contains(&"standard.yaml".to_owned()));
            let options = Options { location: id.to_owned(), ..Options::default() };
            if let Err(diagnostics) = load(files.as_ref(), &options) {
                panic!("{id}:\n{}", diagnostics.render());
            }
        }
        assert!(embedded("no-such-pack").is_none());
    }
}
