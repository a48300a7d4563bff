//! Named files without a file system: whoever calls decides whether a folder or the program itself holds them.
//!
//! Paths are relative, use `/`, and never lead out of their root. This module opens nothing itself.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// Why a file cannot be had.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FilesError {
    /// There is no such file.
    #[error("find the file {path}")]
    Missing {
        /// The path asked for.
        path: String,
    },
    /// The path is not a relative path with `/`, or leads out of the root.
    #[error("use the path {path}: it must be relative, written with /, and stay inside its folder")]
    Refused {
        /// The path asked for.
        path: String,
    },
    /// The file or folder is there but cannot be read.
    #[error("read {path}: {reason}")]
    Unreadable {
        /// The path asked for.
        path: String,
        /// What the system says.
        reason: String,
    },
}

/// Files by relative path.
pub trait Files {
    /// The bytes of a file.
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, FilesError>;

    /// The paths of all files, sorted.
    fn list(&self) -> Result<Vec<String>, FilesError>;
}

/// Files in memory, for tests and embedded packs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemoryFiles(pub BTreeMap<String, Vec<u8>>);

impl MemoryFiles {
    /// Files from paths and contents.
    ///
    /// ```
    /// use hutong_specs::files::{Files, MemoryFiles};
    /// let files = MemoryFiles::new([("pack/standard.yaml", "id: demo")]);
    /// assert_eq!(files.list().unwrap(), ["pack/standard.yaml"]);
    /// assert_eq!(files.read("pack/./standard.yaml").unwrap().as_ref(), b"id: demo");
    /// ```
    pub fn new<P: Into<String>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Self {
        Self(files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect())
    }
}

impl Files for MemoryFiles {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, FilesError> {
        let normal = normalize(path)?;
        let bytes = self.0.get(&normal).ok_or_else(|| FilesError::Missing { path: path.to_owned() })?;
        Ok(Cow::Owned(bytes.clone()))
    }

    fn list(&self) -> Result<Vec<String>, FilesError> {
        Ok(self.0.keys().cloned().collect())
    }
}

/// The path without `.` and `..`; refused when it is absolute, empty, not written with `/`, or leads out of its root.
///
/// ```
/// use hutong_specs::files::normalize;
/// assert_eq!(normalize("a/./b/../c.yaml").unwrap(), "a/c.yaml");
/// assert!(normalize("a/../../c.yaml").is_err());
/// ```
pub fn normalize(path: &str) -> Result<String, FilesError> {
    let refused = || FilesError::Refused { path: path.to_owned() };
    if path.starts_with('/') || path.contains(['\\', ':', '\0']) {
        return Err(refused());
    }
    let mut segments = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop().ok_or_else(refused)?),
            name => segments.push(name),
        }
    }
    if segments.is_empty() { Err(refused()) } else { Ok(segments.join("/")) }
}

/// The path that `reference` means inside the file `base`.
///
/// ```
/// use hutong_specs::files::resolve;
/// assert_eq!(resolve("pack/plans/a.yaml", "../schemas/b.yaml").unwrap(), "pack/schemas/b.yaml");
/// ```
pub fn resolve(base: &str, reference: &str) -> Result<String, FilesError> {
    // Checked alone first: joined to a folder, an absolute path would look relative.
    if reference.starts_with('/') {
        return Err(FilesError::Refused { path: reference.to_owned() });
    }
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    if folder.is_empty() { normalize(reference) } else { normalize(&format!("{folder}/{reference}")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_lead_out_or_are_not_relative_are_refused() {
        for path in ["", ".", "/etc/passwd", "../a", "a/../..", "a/../../b", "C:/a", "a\\..\\b", "a\0"] {
            assert_eq!(normalize(path), Err(FilesError::Refused { path: path.to_owned() }), "{path}");
        }
        assert!(resolve("a/b.yaml", "/c.yaml").is_err());
        assert!(resolve("a/b.yaml", "../../c.yaml").is_err());
        assert_eq!(resolve("b.yaml", "c.yaml").as_deref(), Ok("c.yaml"));
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = MemoryFiles::default().read("a.yaml").unwrap_err();
        assert_eq!(error.to_string(), "find the file a.yaml");
    }
}
