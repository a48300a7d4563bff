//! The definition of the release before, as the user gives it: copied as it is, so that the pack's digest pins it.

use std::path::Path;

use hutong_specs::files::normalize;
use hutong_specs::load;
use hutong_specs::standard::{TARGET_PREVIOUS, TARGET_PREVIOUS_YAML};
use hutong_specs::text::Format;

use crate::failure::Failure;
use crate::input;

/// The definition of the release before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previous {
    /// Where it lies among the files of a pack.
    pub(crate) path: &'static str,
    /// The file, byte for byte.
    pub(crate) bytes: Vec<u8>,
}

impl Previous {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// It cannot be read, is no interface definition, or refers to other files or addresses: only the file itself is kept, and
    /// what is not there would not be compared.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let bytes = input::read(path)?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let format = Format::of(&name, &String::from_utf8_lossy(&bytes));
        let own = if format == Format::Json { TARGET_PREVIOUS } else { TARGET_PREVIOUS_YAML };
        // Messages name the file as the user does, where it can be a name of a file in a pack.
        let shown = if normalize(&name).is_ok() { name.as_str() } else { own };
        let refused = |help: &'static str| {
            let message = format!("read the release before from {}", path.display());
            move |diagnostics| Failure::diagnosed(message, diagnostics).with_help(help)
        };
        load::release(shown, &bytes)
            .map_err(refused("give the OpenAPI or Swagger definition of the release before"))?;
        load::bundled(shown, &bytes)
            .map_err(refused("bundle the definition of the release before into one file, and give that"))?;
        Ok(Self { path: own, bytes })
    }
}

#[cfg(test)]
mod tests {
    use super::Previous;

    #[test]
    fn a_definition_that_refers_to_other_files_is_refused_with_the_place_and_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("before.yaml");
        let read = |paths: &str| {
            let head = "openapi: 3.1.0\ninfo: {title: a, version: 1.2.0}\npaths:\n";
            std::fs::write(&path, format!("{head}{paths}")).unwrap();
            Previous::read(&path)
        };
        let refused = read("  /a: {$ref: paths/a.yaml}\n").unwrap_err();
        let diagnostic = refused.diagnostics.as_ref().unwrap().iter().next().unwrap();
        let place = diagnostic.place.as_ref().unwrap();
        assert_eq!((place.source.as_str(), place.position.line), ("before.yaml", 4));
        assert!(refused.help.unwrap().contains("bundle"));
        assert!(read("  /a: {$ref: '#/paths/~1b'}\n  /b: {get: {responses: {}}}\n").is_ok());
    }
}
