//! The folder that a command writes into: nothing is left half written, and evidence is for its owner alone.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use hutong_specs::signing::TimeFormat;

use crate::clock::now_ms;
use crate::earlier::Earlier;
use crate::exit::ExitCode;
use crate::failure::Failure;
use crate::reporting::names;

/// The folder that a command writes into.
#[derive(Clone, Debug)]
pub struct Output {
    folder: PathBuf,
}

impl Output {
    /// `folder`, or `hutong-out/<time>` if none is given; made if it is not there.
    pub fn open(folder: Option<&Path>) -> Result<Self, Failure> {
        let folder = folder.map_or_else(default_folder, Path::to_path_buf);
        fs::create_dir_all(&folder).map_err(|error| Failure::unwritable(&folder, &error))?;
        Ok(Self { folder })
    }

    /// The same for what a run or a plan is written into: a folder that holds a record is refused unless it is to be
    /// replaced, for a record is evidence, and what lies beside it belongs to it. Nothing is replaced yet.
    pub fn for_run(folder: Option<&Path>, replace: bool) -> Result<Self, Failure> {
        let output = Self::open(folder)?;
        if !replace && output.has_record() {
            let folder = output.folder.display();
            return Err(Failure::usage(format!("write into {folder}: it holds the record of an earlier run"))
                .with_help(
                    "choose another folder with --out; plan, run, test and replay replace the record with --replace",
                ));
        }
        Ok(output)
    }

    /// Whether the folder holds a record; an empty file is none.
    pub fn has_record(&self) -> bool {
        fs::metadata(self.path(names::RECORD)).is_ok_and(|data| data.len() > 0)
    }

    /// A folder within this one.
    pub fn within(&self, name: &str) -> Result<Self, Failure> {
        Self::open(Some(&self.folder.join(name)))
    }

    /// The path of a file in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a whole file, or leaves what was there.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
        let path = self.path(name);
        write_whole(&path, bytes)?;
        Ok(path)
    }

    /// The same for a relative path with `/`, as `Files` have them; folders on the way are made.
    pub fn write_below(&self, path: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
        match path.rsplit_once('/') {
            Some((folder, name)) => self.within(folder)?.write(name, bytes),
            None => self.write(path, bytes),
        }
    }

    /// The same for what its owner alone may read: plans hold test data.
    pub fn write_private(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
        let path = self.path(name);
        write_beside(&path, bytes, Readers::Owner)?;
        Ok(path)
    }

    /// Whether nothing is in the folder.
    pub fn is_empty(&self) -> Result<bool, Failure> {
        let mut entries =
            fs::read_dir(&self.folder).map_err(|error| Failure::unreadable(&self.folder, &error))?;
        Ok(entries.next().is_none())
    }

    /// Removes the record of a run that did not begin: an empty file is none.
    pub fn remove_record(&self) -> Result<(), Failure> {
        self.remove(names::RECORD)
    }

    /// Removes a file, if it is there.
    pub fn remove(&self, name: &str) -> Result<(), Failure> {
        let path = self.path(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(Failure::unwritable(&path, &error))
            }
            _ => Ok(()),
        }
    }

    /// Sets aside what an earlier run left, so that nothing lies beside a new record that does not belong to it.
    pub fn set_aside(&self) -> Result<Earlier, Failure> {
        Earlier::set_aside(&self.folder)
    }

    /// Opens a file that grows while a run goes on, readable by its owner alone.
    pub fn create_private(&self, name: &str) -> Result<File, Failure> {
        let path = self.path(name);
        private_file(&path).map_err(|error| Failure::unwritable(&path, &error))
    }
}

/// Who may read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Readers {
    /// Whoever the system lets.
    Anybody,
    /// The owner alone.
    Owner,
}

/// Held while a file is written, so that the process does not end in the middle of one.
static WRITING: Mutex<()> = Mutex::new(());

/// Ends the process once no file is half written: what a signal asks for while no run is under way.
#[expect(clippy::exit, reason = "whoever sends a signal waits for nothing that could be unwound")]
pub fn leave(code: ExitCode) -> ! {
    let _written = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    std::process::exit(i32::from(code as u8))
}

/// Writes a whole file beside its place and moves it there, so that nothing is left half written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write_beside(path, bytes, Readers::Anybody)
}

fn write_beside(path: &Path, bytes: &[u8], readers: Readers) -> Result<(), Failure> {
    let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    if is_device(path) {
        return write_through(path, bytes).map_err(|error| Failure::unwritable(path, &error));
    }
    // A link goes on leading to its file.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let beside = target.with_extension(format!("{}.part", std::process::id()));
    let created = match readers {
        Readers::Anybody => File::create(&beside),
        Readers::Owner => private_file(&beside),
    };
    let written = created.and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, &target)
    });
    written.map_err(|error| {
        // The half-written file is of no use to anybody; that it cannot be removed changes nothing.
        let _ = fs::remove_file(&beside);
        Failure::unwritable(path, &error)
    })
}

/// Whether what is there is a device or a pipe: a file that is moved in its place would take it away.
fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|data| !data.is_file() && !data.is_dir())
}

fn write_through(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut device = OpenOptions::new().write(true).open(path)?;
    device.write_all(bytes)?;
    device.flush()
}

/// A new or emptied file that only its owner may read.
pub fn private_file(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    Ok(file)
}

fn default_folder() -> PathBuf {
    let time = TimeFormat::Compact.format(now_ms()).unwrap_or_else(|_| "run".to_owned());
    Path::new("hutong-out").join(time)
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::{FileTypeExt, symlink};

    use super::write_whole;

    #[test]
    fn a_pipe_is_written_to_and_a_link_goes_on_leading_to_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let read = std::thread::spawn({
            let pipe = pipe.clone();
            move || fs::read_to_string(pipe).unwrap()
        });
        write_whole(&pipe, b"report").unwrap();
        assert_eq!(read.join().unwrap(), "report");
        assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo());
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "before").unwrap();
        symlink(&file, &link).unwrap();
        write_whole(&link, b"after").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().file_type().is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "after");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
    }
}
