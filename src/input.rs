//! The files that a command line names: documents and secrets, read whole but only up to a limit, since a path may name a
//! device or a pipe without end.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::exit::ExitCode;
use crate::failure::Failure;

/// Bytes of a file that is read whole; the largest plans and captures of hutong are far below.
const LIMIT: u64 = 1 << 30;

/// The bytes of a file.
///
/// # Errors
///
/// The file cannot be read, or is longer than a gibibyte.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    match within(path, LIMIT).map_err(|error| Failure::unreadable(path, &error))? {
        Some(bytes) => Ok(bytes),
        None => Err(too_long(path)),
    }
}

/// The text of a file in UTF-8.
///
/// # Errors
///
/// The file cannot be read, is longer than a gibibyte, or is no text in UTF-8.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    let wrong = |error| Failure::unreadable(path, &io::Error::new(io::ErrorKind::InvalidData, error));
    String::from_utf8(read(path)?).map_err(|error| wrong(error.utf8_error()))
}

/// The bytes, if there are no more than `limit`.
pub(crate) fn within(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let read = File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((read as u64 <= limit).then_some(bytes))
}

fn too_long(path: &Path) -> Failure {
    Failure::new(ExitCode::Usage, format!("read {}: it is longer than 1 GiB", path.display()))
        .with_help("check that the path names the document that is meant")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::within;

    #[test]
    fn a_file_without_end_is_not_read_to_its_end() {
        assert_eq!(within(Path::new("/dev/zero"), 1 << 16).unwrap(), None);
    }

    #[test]
    fn a_file_of_just_the_limit_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("text");
        std::fs::write(&path, "four").unwrap();
        assert_eq!(within(&path, 4).unwrap(), Some(b"four".to_vec()));
        assert_eq!(within(&path, 3).unwrap(), None);
    }
}
