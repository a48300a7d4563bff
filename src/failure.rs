//! Why hutong could not do its work: what, where, how to fix it, and the exit code that says so.

use std::fmt;
use std::path::Path;

use hutong_specs::text::Diagnostics;
use serde_json::{Value, json};

use crate::exit::ExitCode;

/// Why hutong could not do its work.
#[derive(Debug)]
pub struct Failure {
    /// The exit code.
    pub code: ExitCode,
    /// What could not be done and why: a fragment that fits "failed to …".
    pub message: String,
    /// How to fix it.
    pub help: Option<String>,
    /// What is wrong with a document, with places.
    pub diagnostics: Option<Diagnostics>,
}

impl Failure {
    /// A failure with a message that fits "failed to …".
    pub fn new(code: ExitCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), help: None, diagnostics: None }
    }

    /// Says how to fix it.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says one thing more about how to fix it.
    #[must_use]
    pub fn and_help(self, more: impl Into<String>) -> Self {
        let help = match &self.help {
            Some(help) => format!("{help}; {}", more.into()),
            None => more.into(),
        };
        self.with_help(help)
    }

    /// The failure as an object for programs.
    pub fn to_json(&self) -> Value {
        json!({
            "error": {
                "code": self.code as u8,
                "message": self.message,
                "help": self.help,
            },
            "diagnostics": self.diagnostics,
        })
    }

    /// A wrong command line.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(ExitCode::Usage, message)
    }

    /// A wrong document.
    pub fn document(message: impl Into<String>) -> Self {
        Self::new(ExitCode::Document, message)
    }

    /// A document with diagnostics.
    pub fn diagnosed(message: impl Into<String>, diagnostics: Diagnostics) -> Self {
        Self { diagnostics: Some(diagnostics), ..Self::document(message) }
    }

    /// A file that could not be read.
    pub fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        let failure = Self::new(ExitCode::Usage, format!("read {}: {error}", path.display()));
        match error.kind() {
            std::io::ErrorKind::NotFound => {
                failure.with_help("check the path; it is relative to this folder")
            }
            _ => failure,
        }
    }

    /// A file that could not be written.
    pub fn unwritable(path: &Path, error: &std::io::Error) -> Self {
        let failure = Self::new(ExitCode::Broken, format!("write {}: {error}", path.display()));
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
                failure.with_help("free some space, or choose another folder with --out")
            }
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                failure.with_help("choose another folder with --out")
            }
            std::io::ErrorKind::AlreadyExists
            | std::io::ErrorKind::NotADirectory
            | std::io::ErrorKind::IsADirectory => {
                failure.with_help("something else is there already; choose another place")
            }
            std::io::ErrorKind::NotFound => {
                failure.with_help("there is no such folder; choose another place")
            }
            _ => failure,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(diagnostics) = &self.diagnostics {
            writeln!(formatter, "{}", diagnostics.render().trim_end())?;
        }
        write!(formatter, "error: failed to {}", self.message)?;
        match &self.help {
            Some(help) => write!(formatter, "\nhelp: {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Failure {}
