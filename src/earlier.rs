//! What an earlier run left in a folder, set aside while another takes its place: it goes once there is something in its
//! place, comes back if nothing came of the other, and is still there if that was killed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::clock::now_ms;
use crate::failure::Failure;
use crate::reporting::names;

/// Files of an earlier run that were set aside.
#[derive(Debug)]
pub struct Earlier {
    folder: PathBuf,
    aside: PathBuf,
    files: Vec<&'static str>,
}

impl Earlier {
    /// Moves what an earlier run left in `folder` into a folder of its own there.
    pub fn set_aside(folder: &Path) -> Result<Self, Failure> {
        let mut earlier =
            Self { folder: folder.to_path_buf(), aside: unused(folder, now_ms()), files: Vec::new() };
        let all =
            [names::PLAN, names::RECORD, names::ROUNDS].into_iter().chain(names::DERIVED.iter().copied());
        for name in all.filter(|name| folder.join(name).exists()) {
            let unwritable = |error: std::io::Error| Failure::unwritable(&folder.join(name), &error);
            fs::create_dir_all(&earlier.aside).map_err(unwritable)?;
            fs::rename(folder.join(name), earlier.aside.join(name)).map_err(unwritable)?;
            earlier.files.push(name);
        }
        Ok(earlier)
    }

    /// Removes it: something has taken its place. What cannot be removed stays where it was set aside.
    pub fn forget(mut self) {
        for name in std::mem::take(&mut self.files) {
            let path = self.aside.join(name);
            let _ = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        }
    }

    /// Leaves it where it was set aside, beside what is not whole; the folder, if there was anything.
    pub fn keep(mut self) -> Option<PathBuf> {
        let files = std::mem::take(&mut self.files);
        (!files.is_empty()).then(|| self.aside.clone())
    }
}

impl Drop for Earlier {
    fn drop(&mut self) {
        // What cannot be moved back stays where it is: nothing is lost.
        for name in &self.files {
            let _ = fs::rename(self.aside.join(name), self.folder.join(name));
        }
        let _ = fs::remove_dir(&self.aside);
    }
}

/// A folder within `folder` that is not there yet.
fn unused(folder: &Path, mut number: i64) -> PathBuf {
    loop {
        let aside = folder.join(format!("earlier-{number}"));
        if !aside.exists() {
            return aside;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Earlier;
    use crate::reporting::names;

    #[test]
    fn what_nothing_replaces_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let record = folder.path().join(names::RECORD);
        fs::write(&record, "earlier").unwrap();
        let earlier = Earlier::set_aside(folder.path()).unwrap();
        assert!(!record.exists());
        fs::write(&record, "").unwrap();
        drop(earlier);
        assert_eq!(fs::read_to_string(&record).unwrap(), "earlier");
        let aside = Earlier::set_aside(folder.path()).unwrap().keep().unwrap();
        assert_eq!(fs::read_to_string(aside.join(names::RECORD)).unwrap(), "earlier");
        fs::write(&record, "later").unwrap();
        Earlier::set_aside(folder.path()).unwrap().forget();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
