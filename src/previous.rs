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
    /// It cannot be read, or is no interface definition.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let bytes = input::read(path)?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let format = Format::of(&name, &String::from_utf8_lossy(&bytes));
        let own = if format == Format::Json { TARGET_PREVIOUS } else { TARGET_PREVIOUS_YAML };
        // Messages name the file as the user does, where it can be a name of a file in a pack.
        let shown = if normalize(&name).is_ok() { name.as_str() } else { own };
        match load::release(shown, &bytes) {
            Ok(_) => Ok(Self { path: own, bytes }),
            Err(diagnostics) => {
                let message = format!("read the release before from {}", path.display());
                Err(Failure::diagnosed(message, diagnostics)
                    .with_help("give the OpenAPI or Swagger definition of the release before"))
            }
        }
    }
}
