//! The documents of one load: each is read once, and every byte read counts for the digest.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::address;
use super::vendor::{self, VENDOR_LOCK, VendoredDocument};
use crate::digest::Digest;
use crate::files::{self, Files};
use crate::text::{Diagnostic, Document};

/// Where the pack keeps what a target says: a stranger, that sees no other file.
const TARGET: &str = "target/";

/// The documents of one load.
pub(super) struct Library<'a> {
    files: &'a dyn Files,
    vendored: BTreeMap<String, VendoredDocument>,
    documents: Vec<Shelved>,
    digests: BTreeMap<String, Digest>,
    /// What was wrong with `vendor.lock`.
    pub(super) diagnostics: Vec<Diagnostic>,
}

struct Shelved {
    document: Arc<Document>,
    path: String,
    /// The remote address that the file is a copy of.
    address: Option<String>,
}

/// Why a document cannot be had: what is wrong, and how to put it right.
pub(super) struct Unavailable {
    pub(super) message: String,
    pub(super) help: String,
    /// What is wrong inside the document, if it was found.
    pub(super) inside: Vec<Diagnostic>,
}

impl<'a> Library<'a> {
    pub(super) fn new(files: &'a dyn Files) -> Self {
        let (vendored, diagnostics) = vendor::read(files);
        Self { files, vendored, documents: Vec::new(), digests: BTreeMap::new(), diagnostics }
    }

    /// A document by its place in the order of opening.
    pub(super) fn document(&self, index: usize) -> Option<&Arc<Document>> {
        self.documents.get(index).map(|shelved| &shelved.document)
    }

    /// Over everything read so far.
    pub(super) fn digest(&self) -> Digest {
        Digest::of_files(self.digests.iter().map(|(path, digest)| (path.as_str(), *digest)))
    }

    /// Whether there is such a file.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.read(path).is_ok()
    }

    /// The bytes of a file.
    pub(super) fn bytes(&mut self, path: &str) -> Result<Vec<u8>, Unavailable> {
        let bytes = self.files.read(path).map_err(|error| Unavailable {
            message: format!("cannot {error}"),
            help: "write the path of a file that is there, relative to the file that names it".to_owned(),
            inside: Vec::new(),
        })?;
        self.digests.insert(path.to_owned(), Digest::of(&bytes));
        Ok(bytes.into_owned())
    }

    /// Opens the file at `path`.
    pub(super) fn open(&mut self, path: &str) -> Result<usize, Unavailable> {
        let known = self.documents.iter().position(|shelved| shelved.path == path);
        known.map_or_else(|| self.shelve(path, None), Ok)
    }

    /// Opens the document that `reference`, without fragment, means inside the document `base`.
    pub(super) fn follow(&mut self, base: usize, reference: &str) -> Result<usize, Unavailable> {
        let base = self.documents.get(base);
        match base.and_then(|shelved| shelved.address.as_deref()) {
            Some(remote) => self.open_remote(&address::join(remote, reference)),
            None if address::is_remote(reference) => self.open_remote(reference),
            None => {
                let path = base.map_or("", |shelved| shelved.path.as_str());
                let path = files::resolve(path, reference).map_err(|error| Unavailable {
                    message: format!("cannot {error}"),
                    help: "refer to a file inside the folder that is loaded".to_owned(),
                    inside: Vec::new(),
                })?;
                if base.is_some_and(|shelved| shelved.path.starts_with(TARGET)) && !path.starts_with(TARGET) {
                    return Err(Unavailable {
                        message: format!("the target's definition refers to {path}, which is the pack's own"),
                        help: "what a target says refers to itself and to addresses alone".to_owned(),
                        inside: Vec::new(),
                    });
                }
                self.open(&path)
            }
        }
    }

    fn open_remote(&mut self, address: &str) -> Result<usize, Unavailable> {
        let Some(vendored) = self.vendored.get(address).cloned() else {
            return Err(Unavailable {
                message: format!("there is no copy of {address}, and nothing is fetched"),
                help: format!(
                    "keep a copy with `hutong vendor`, or put one into vendor/ and list its address, path and digest in {VENDOR_LOCK}"
                ),
                inside: Vec::new(),
            });
        };
        let path = format!("vendor/{}", vendored.path);
        let known = self.documents.iter().position(|shelved| shelved.path == path);
        let index = known.map_or_else(|| self.shelve(&path, Some(address)), Ok)?;
        match self.digests.get(&path) {
            Some(digest) if *digest != vendored.digest => Err(Unavailable {
                message: format!(
                    "{path} is not the copy of {address} that {VENDOR_LOCK} lists: it has {digest}"
                ),
                help: "put the right copy there, or review the new one and list its digest".to_owned(),
                inside: Vec::new(),
            }),
            _ => Ok(index),
        }
    }

    fn shelve(&mut self, path: &str, address: Option<&str>) -> Result<usize, Unavailable> {
        let bytes = self.bytes(path)?;
        let document = Document::parse(path, &bytes).map_err(|inside| Unavailable {
            message: format!("cannot read {path}"),
            help: "put right what is wrong in it".to_owned(),
            inside,
        })?;
        self.documents.push(Shelved {
            document: Arc::new(document),
            path: path.to_owned(),
            address: address.map(str::to_owned),
        });
        Ok(self.documents.len() - 1)
    }
}

impl Unavailable {
    /// As diagnostics, where there is no `$ref` to point at.
    pub(super) fn diagnostics(self) -> Vec<Diagnostic> {
        if self.inside.is_empty() {
            return vec![Diagnostic::error("load.file", self.message).with_help(self.help)];
        }
        self.inside
    }
}
