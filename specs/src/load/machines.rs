//! The state machines of a pack, each with where it is written.

use std::sync::Arc;

use super::library::Library;
use super::lint::WrittenMachine;
use super::pack::open;
use super::typed;
use crate::standard::{Machine, Manifest};
use crate::text::{Diagnostic, Document};

/// The machines that stand in the manifest, then those of the files that it names.
pub(super) fn machines(
    library: &mut Library<'_>,
    document: &Arc<Document>,
    manifest: &Manifest,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<WrittenMachine> {
    let in_manifest = manifest.machines.iter().enumerate().map(|(index, machine)| WrittenMachine {
        machine: machine.clone(),
        document: Arc::clone(document),
        pointer: format!("/machines/{index}"),
    });
    let mut machines: Vec<WrittenMachine> = in_manifest.collect();
    for (index, path) in manifest.machine_files.iter().enumerate() {
        match open(library, path, document, &format!("/machine-files/{index}")) {
            Ok(file) => match typed::read::<Machine>(&file, "") {
                Ok(machine) => {
                    machines.push(WrittenMachine { machine, document: file, pointer: String::new() });
                }
                Err(diagnostic) => diagnostics.push(diagnostic),
            },
            Err(found) => diagnostics.extend(found),
        }
    }
    machines
}
