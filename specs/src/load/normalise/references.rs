//! What a `$ref` means: a place of the normalised document, or nothing.

use std::collections::BTreeMap;

use serde_json::Value;

use super::normaliser::Normaliser;
use crate::load::address;
use crate::load::kind::Kind;
use crate::load::library::Unavailable;
use crate::load::places::{Places, child, item};
use crate::schema::COPIES;

impl Normaliser<'_, '_> {
    /// The local form of a reference at `pointer`, whose target is visited later; told and noted as broken if it leads
    /// nowhere.
    pub(super) fn local(&mut self, kind: Kind, pointer: &str, reference: &str) -> Option<String> {
        match self.find(pointer, reference) {
            Ok(target) => {
                self.queue.push((kind, target.clone()));
                Some(format!("#{target}"))
            }
            Err(unavailable) => {
                self.report(pointer, reference, unavailable);
                self.broken.insert(pointer.to_owned());
                None
            }
        }
    }

    fn report(&mut self, pointer: &str, reference: &str, unavailable: Unavailable) {
        let message = format!("`$ref: {reference}` leads nowhere: {}", unavailable.message);
        let place = child(pointer, "$ref");
        let diagnostic = self.places.error("load.reference", &place, message, unavailable.help);
        self.diagnostics.push(diagnostic);
        self.diagnostics.extend(unavailable.inside);
    }

    fn find(&mut self, pointer: &str, reference: &str) -> Result<String, Unavailable> {
        if let Some(copy) = reference.strip_prefix('#').filter(|target| is_copy(target)) {
            return Ok(copy.to_owned());
        }
        let (number, _) = Places::within(pointer);
        let base = self.numbers.iter().find(|(_, known)| **known == number).map_or(0, |(index, _)| *index);
        let (address, fragment) = address::split(reference);
        if let Some(local) = self.identified(base, address, &fragment) {
            return Ok(format!("{}{local}", Places::prefix(number)));
        }
        let index = if address.is_empty() { base } else { self.library.follow(base, address)? };
        let within = self.within(index, &fragment)?;
        let document = self.library.document(index).cloned();
        let number = document.map_or(0, |document| self.take_in(index, &document));
        Ok(format!("{}{within}", Places::prefix(number)))
    }

    /// The place within a document that a fragment names: a JSON pointer or an anchor.
    fn within(&mut self, index: usize, fragment: &str) -> Result<String, Unavailable> {
        let document = self.library.document(index).cloned();
        let found = if fragment.is_empty() || fragment.starts_with('/') {
            document
                .filter(|document| document.value.pointer(fragment).is_some())
                .map(|_| fragment.to_owned())
        } else {
            self.anchors(index).get(fragment).cloned()
        };
        found.ok_or_else(|| Unavailable {
            message: format!("there is nothing at #{fragment}"),
            help: "describe it there, or refer to something that is there (`/` in a name is written `~1`)"
                .to_owned(),
            inside: Vec::new(),
        })
    }

    /// Where the schema stands whose `$id` is `address`, with a pointer behind it.
    fn identified(&mut self, index: usize, address: &str, fragment: &str) -> Option<String> {
        if !address::is_remote(address) {
            return None;
        }
        let base = self.anchors(index).get(&format!("$id {address}"))?.clone();
        let place = format!("{base}{fragment}");
        self.library.document(index)?.value.pointer(&place)?;
        Some(place)
    }

    fn anchors(&mut self, index: usize) -> &BTreeMap<String, String> {
        let document = self.library.document(index).cloned();
        self.anchors.entry(index).or_insert_with(|| {
            let mut anchors = BTreeMap::new();
            if let Some(document) = document {
                collect(&document.value, "", &mut anchors);
            }
            anchors
        })
    }
}

impl Normaliser<'_, '_> {
    /// Whether more than one schema has the dynamic anchor that a reference names.
    pub(super) fn is_ambiguous(&mut self, pointer: &str, reference: &str) -> bool {
        let (number, _) = Places::within(pointer);
        let base = self.numbers.iter().find(|(_, known)| **known == number).map_or(0, |(index, _)| *index);
        let (_, fragment) = address::split(reference);
        self.anchors(base).contains_key(&format!("{AGAIN}{fragment}"))
    }
}

/// What stands before a dynamic anchor that more than one schema has.
const AGAIN: &str = "$dynamicAnchor again ";

/// Whether a place is one that was written beside the document.
pub(super) fn is_copy(target: &str) -> bool {
    target
        .strip_prefix('/')
        .and_then(|target| target.strip_prefix(COPIES))
        .is_some_and(|rest| rest.starts_with('/'))
}

fn collect(value: &Value, pointer: &str, anchors: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(object) => {
            for member in ["$anchor", "$dynamicAnchor"] {
                if let Some(Value::String(name)) = object.get(member) {
                    anchors.entry(name.clone()).or_insert_with(|| pointer.to_owned());
                }
            }
            if let Some(Value::String(name)) = object.get("$dynamicAnchor")
                && anchors.get(name).is_some_and(|known| known != pointer)
            {
                anchors.insert(format!("{AGAIN}{name}"), pointer.to_owned());
            }
            if let Some(Value::String(id)) = object.get("$id") {
                anchors
                    .entry(format!("$id {}", id.trim_end_matches('#')))
                    .or_insert_with(|| pointer.to_owned());
            }
            object.iter().for_each(|(key, value)| collect(value, &child(pointer, key), anchors));
        }
        Value::Array(values) => {
            values
                .iter()
                .enumerate()
                .for_each(|(index, value)| collect(value, &item(pointer, index), anchors));
        }
        _ => {}
    }
}
