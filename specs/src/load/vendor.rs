//! `vendor.lock`: copies of remote documents, since nothing is ever fetched.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::typed;
use crate::digest::Digest;
use crate::files::Files;
use crate::text::{Diagnostic, Diagnostics, Document};

/// Where the list of vendored documents stands in a pack, or beside a plain document.
pub const VENDOR_LOCK: &str = "vendor/vendor.lock";

/// A copy of a remote document: one item of the list in `vendor/vendor.lock`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct VendoredDocument {
    /// The address that `$ref` names, without a fragment.
    pub address: String,
    /// The copy, relative to `vendor.lock`.
    pub path: String,
    /// The copy's digest.
    pub digest: Digest,
}

/// The vendored documents, by address; an error if the list is there and cannot be read whole.
pub fn vendored(files: &dyn Files) -> Result<Vec<VendoredDocument>, Diagnostics> {
    let (documents, diagnostics) = read(files);
    if diagnostics.is_empty() {
        Ok(documents.into_values().collect())
    } else {
        Err(Diagnostics::from(diagnostics))
    }
}

/// The vendored documents by address; empty if there is no `vendor.lock`.
pub(super) fn read(files: &dyn Files) -> (BTreeMap<String, VendoredDocument>, Vec<Diagnostic>) {
    let Ok(bytes) = files.read(VENDOR_LOCK) else {
        return (BTreeMap::new(), Vec::new());
    };
    let document = match Document::parse(VENDOR_LOCK, &bytes) {
        Ok(document) => document,
        Err(diagnostics) => return (BTreeMap::new(), diagnostics),
    };
    let (list, diagnostics) = typed::list::<VendoredDocument>(&document, "");
    let documents = list.into_iter().map(|(_, vendored)| (vendored.address.clone(), vendored)).collect();
    (documents, diagnostics)
}
