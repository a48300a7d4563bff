//! What stands in a slot at the moment of sending.

use std::collections::BTreeMap;

use hutong_specs::plan::{Piece, Slot, Template, repeated};
use serde_json::Value;

use super::fresh::FreshValues;
use super::not_built::NotBuilt;

/// Values captured in a case, by name.
pub(super) type Captured = BTreeMap<String, Value>;

/// All that slots are filled from.
#[derive(Debug)]
pub(super) struct Slots<'a> {
    /// The time of sending.
    pub(super) now_ms: i64,
    /// What earlier steps captured.
    pub(super) captured: &'a Captured,
    /// The case's fresh values.
    pub(super) fresh: &'a mut FreshValues,
    /// The capture that the first of several sendings has to do without: the sample stands in its place.
    pub(super) optional: Option<&'a str>,
}

impl Slots<'_> {
    /// The value of a slot; `None` if the sample is to stand.
    pub(super) fn value(&mut self, slot: &Slot) -> Result<Option<Value>, NotBuilt> {
        match slot {
            Slot::Now { format, offset_seconds } => {
                let moved = self.now_ms.saturating_add(offset_seconds.saturating_mul(1000));
                Ok(Some(Value::String(format.format(moved)?)))
            }
            Slot::Fresh(fresh) => self.fresh.value(fresh).map(|text| Some(Value::String(text))),
            Slot::Captured(name) => match self.captured.get(name) {
                Some(value) => Ok(Some(value.clone())),
                None if self.optional == Some(name) => Ok(None),
                None => Err(NotBuilt::Capture(name.clone())),
            },
        }
    }

    /// A template with its slots filled in, each passed through `encode`.
    pub(super) fn fill(
        &mut self,
        template: &Template,
        encode: impl Fn(&str) -> String,
    ) -> Result<String, NotBuilt> {
        let mut text = String::new();
        for piece in &template.0 {
            match piece {
                Piece::Text(piece) => text.push_str(piece),
                Piece::Repeat { text: piece, times } => text.push_str(&repeated(piece, *times)),
                Piece::Slot(slot) => {
                    let value = self.value(slot)?.map(written).unwrap_or_default();
                    text.push_str(&encode(&value));
                }
            }
        }
        Ok(text)
    }
}

/// A value as text: a string as it is, all else as JSON.
pub(super) fn written(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}
