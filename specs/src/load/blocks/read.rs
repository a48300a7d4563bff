//! Opening what the blocks, the target and its declaration say.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;

use super::found::at_found;
use super::graft::members;
use super::join::join;
use crate::load::dialect::detect;
use crate::load::interface::Interface;
use crate::load::kind::METHODS;
use crate::load::library::{Library, Unavailable};
use crate::load::normalise::normalise;
use crate::load::pack::open;
use crate::name::OperationId;
use crate::standard::{
    DefinitionPlace, TARGET_DECLARED, TARGET_FOUND, TARGET_INTERFACE, TARGET_INTERFACE_YAML, TargetInterface,
    TargetSource,
};
use crate::text::{Diagnostic, Document};

/// The interface of blocks and target together.
pub(in crate::load) struct Read {
    /// The interface.
    pub(in crate::load) interface: Interface,
    /// What the standard knows of the target.
    pub(in crate::load) target: TargetInterface,
    /// The path of the target's definition: what is wrong in it is no fault of the pack.
    pub(in crate::load) path: String,
}

/// Reads blocks and target; the pack's sample where nothing was fetched.
pub(in crate::load) fn read(
    library: &mut Library<'_>,
    manifest: &Document,
    source: &TargetSource,
) -> Result<Read, Vec<Diagnostic>> {
    let fetched = [TARGET_INTERFACE, TARGET_INTERFACE_YAML].into_iter().find(|path| library.has(path));
    let is_fetched = fetched.is_some();
    let path = fetched.unwrap_or(&source.sample);
    let mut blocks = normalised(library, manifest, &source.blocks, "/interface/blocks")?;
    let (target, mut diagnostics) = described(&blocks, manifest, source, is_fetched);
    let own = normalised(library, manifest, path, "/interface/sample")?;
    if own.dialect.body_is_a_parameter {
        let message =
            format!("the target's definition is {}, which blocks are not joined with", own.dialect.name);
        let help = "have the platform publish its definition as OpenAPI 3";
        return Err(vec![own.places.error("load.blocks.dialect", "", message, help)]);
    }
    let declared = if is_fetched { Some(TARGET_DECLARED) } else { source.sample_declared.as_deref() };
    let declared = declared.and_then(|path| declared_in(library, path, source));
    let found = library.bytes(TARGET_FOUND).ok().filter(|_| is_fetched);
    if let Some(found) = found.as_ref().and_then(|bytes| std::str::from_utf8(bytes).ok()) {
        at_found(&mut blocks, &own, source, found);
    }
    let mut interface = join(blocks, own);
    interface.diagnostics.append(&mut diagnostics);
    Ok(Read { interface, target: TargetInterface { declared, ..target }, path: path.to_owned() })
}

fn normalised(
    library: &mut Library<'_>,
    manifest: &Document,
    path: &str,
    pointer: &str,
) -> Result<Interface, Vec<Diagnostic>> {
    let file: Arc<Document> = open(library, path, manifest, pointer)?;
    let dialect = detect(&file).map_err(|diagnostic| vec![diagnostic])?;
    let index = library.open(path).map_err(Unavailable::diagnostics)?;
    Ok(normalise(library, index, dialect))
}

/// What the blocks say of where the definition and the declaration are found.
fn described(
    blocks: &Interface,
    manifest: &Document,
    source: &TargetSource,
    is_fetched: bool,
) -> (TargetInterface, Vec<Diagnostic>) {
    let operations = operations(blocks);
    let mut diagnostics = Vec::new();
    let mut path = |id: &OperationId, pointer: String| {
        let found = operations.iter().find(|(known, _)| known == id).map(|(_, path)| path.clone());
        let is_plain = found.as_ref().is_some_and(|path| !path.contains('{'));
        if !is_plain {
            let message = format!("the blocks have no operation `{id}` without parameters in its path");
            let diagnostic =
                Diagnostic::error("load.blocks.from", message).with_place(manifest.place(&pointer));
            diagnostics.push(diagnostic.with_help("name an operationId of the blocks"));
        }
        found.filter(|_| is_plain)
    };
    let definitions = source.from.iter().enumerate().filter_map(|(index, from)| {
        let path = path(&from.operation, format!("/interface/from/{index}/operation"))?;
        Some(DefinitionPlace { path, link: from.link.clone() })
    });
    let definitions = definitions.collect();
    let declared = source.declared.as_ref();
    let declaration =
        declared.and_then(|declared| path(&declared.operation, "/interface/declared/operation".to_owned()));
    let blocks = operations.iter().cloned().collect();
    (TargetInterface { is_fetched, declared: None, blocks, definitions, declaration }, diagnostics)
}

fn operations(blocks: &Interface) -> Vec<(OperationId, String)> {
    let mut operations = Vec::new();
    for (path, _, item) in members(&blocks.document, "/paths") {
        let named = METHODS.iter().filter_map(|method| item.get(*method)?.get("operationId")?.as_str());
        operations.extend(named.map(|id| (OperationId::from(id), path.to_owned())));
    }
    operations
}

/// The names in the declaration; `None` where there is none, or it says nothing at its place.
fn declared_in(library: &mut Library<'_>, path: &str, source: &TargetSource) -> Option<BTreeSet<String>> {
    let bytes = library.bytes(path).ok()?;
    let value: Value = serde_json::from_slice(&bytes).ok()?;
    let names = value.pointer(&source.declared.as_ref()?.at)?.as_array()?;
    Some(names.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}
