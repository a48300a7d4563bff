//! The merge key `<<`: members of other mappings that a mapping takes over.
//!
//! It belongs to YAML 1.1, but interface documents use it. A mapping's own members win, then the earlier merged ones.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::construct::{Constructor, Limit};
use super::fault;
use super::node::{Content, NodeId};

const MERGE_KEY: &str = "<<";

impl Constructor<'_> {
    /// Whether the key is `<<` without quotes.
    pub(super) fn is_merge_key(&self, key: NodeId) -> bool {
        match &self.tree.node(key).content {
            Content::Scalar(scalar) => scalar.is_plain && scalar.tag.is_none() && scalar.text == MERGE_KEY,
            _ => false,
        }
    }

    /// Adds the members of a mapping, or of a list of mappings, that are not there yet.
    pub(super) fn merge(&mut self, value: NodeId, values: &mut Map<String, Value>) -> Result<(), Limit> {
        let span = self.tree.node(value).span;
        self.enter(span)?;
        match self.tree.target(value) {
            Content::Mapping(members) => self.merge_members(members, values)?,
            Content::Sequence(mappings) => {
                for mapping in mappings {
                    self.merge_one(*mapping, values)?;
                }
            }
            _ => self.fault(fault::MERGE, span),
        }
        self.leave();
        Ok(())
    }

    fn merge_one(&mut self, mapping: NodeId, values: &mut Map<String, Value>) -> Result<(), Limit> {
        if let Content::Mapping(members) = self.tree.target(mapping) {
            return self.merge_members(members, values);
        }
        self.fault(fault::MERGE, self.tree.node(mapping).span);
        Ok(())
    }

    fn merge_members(
        &mut self,
        members: &[(NodeId, NodeId)],
        values: &mut Map<String, Value>,
    ) -> Result<(), Limit> {
        self.aliases += 1;
        let mut keys = BTreeMap::new();
        let mut merged = Vec::new();
        for (key, value) in members {
            self.charge(0, self.tree.node(*key).span)?;
            let Some(name) = self.unique_key(*key, &mut keys) else {
                continue;
            };
            if self.is_merge_key(*key) {
                merged.push(*value);
            } else if !values.contains_key(name) {
                self.member(name, *key, *value, values)?;
            }
        }
        for value in merged {
            self.merge(value, values)?;
        }
        self.aliases -= 1;
        Ok(())
    }
}
