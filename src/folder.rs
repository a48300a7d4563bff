//! Files of a folder, for loading standards: read only, and never outside the folder.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use hutong_specs::files::{Files, FilesError, normalize};

use crate::input::within;

/// How many files a pack may have: a wrong folder, such as `/`, is noticed instead of being read.
const FILES_LIMIT: usize = 10_000;
/// How large a file may be, in bytes.
const SIZE_LIMIT: u64 = 64 << 20;

/// Files of a folder.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The files below `root`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    fn collect(&self, folder: &Path, paths: &mut Vec<String>) -> std::io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let is_hidden = name.to_string_lossy().starts_with('.');
            if is_hidden || paths.len() > FILES_LIMIT {
                continue;
            }
            if entry.file_type()?.is_dir() {
                self.collect(&entry.path(), paths)?;
            } else if let Ok(relative) = entry.path().strip_prefix(&self.root) {
                paths.push(relative.to_string_lossy().replace('\\', "/"));
            }
        }
        Ok(())
    }
}

impl Files for Folder {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, FilesError> {
        let unreadable = |reason: String| FilesError::Unreadable { path: path.to_owned(), reason };
        let whole = self.root.join(normalize(path)?);
        if whole.metadata().is_ok_and(|data| !data.is_file()) {
            return Err(unreadable("it is no file".to_owned()));
        }
        match within(&whole, SIZE_LIMIT) {
            Ok(Some(bytes)) => Ok(Cow::Owned(bytes)),
            Ok(None) => Err(unreadable(format!("it is larger than {SIZE_LIMIT} bytes"))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Err(FilesError::Missing { path: path.to_owned() })
            }
            Err(error) => Err(unreadable(error.to_string())),
        }
    }

    fn list(&self) -> Result<Vec<String>, FilesError> {
        let mut paths = Vec::new();
        self.collect(&self.root, &mut paths).map_err(|error| FilesError::Unreadable {
            path: self.root.display().to_string(),
            reason: error.to_string(),
        })?;
        paths.sort();
        Ok(paths)
    }
}
