//! A file pinned by a digest that was kept elsewhere: what the chain within a record cannot show, because whoever may
//! write the file can compute the whole chain anew.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use hutong_specs::digest::{Digest, Hasher};

use crate::failure::Failure;

/// Checks that a file has the digest that was kept.
pub fn check(path: &Path, expected: Digest) -> Result<(), Failure> {
    let found = digest(path).map_err(|error| Failure::unreadable(path, &error))?;
    if found == expected { Ok(()) } else { Err(mismatch(path, expected, found)) }
}

/// That a file has another digest than the one that was kept.
pub fn mismatch(path: &Path, expected: Digest, found: Digest) -> Failure {
    let path = path.display();
    Failure::document(format!("trust {path}: its digest is {found}, expected is {expected}"))
        .with_help("it is not the file whose digest was kept, or it was changed since; nothing was judged")
}

fn digest(path: &Path) -> std::io::Result<Digest> {
    let mut reader = BufReader::with_capacity(1 << 16, File::open(path)?);
    let mut hasher = Hasher::new();
    loop {
        let bytes = reader.fill_buf()?;
        if bytes.is_empty() {
            return Ok(hasher.finish());
        }
        hasher.update(bytes);
        let length = bytes.len();
        reader.consume(length);
    }
}
