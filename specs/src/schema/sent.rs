//! A value as the side of its schema sends it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::place::below;
use super::set::SchemaSet;
use super::side::Side;
use super::sided::{is_left_out, together};
use super::site::{length, member_schemas};
use super::whole::Schema;

impl Schema {
    /// The value without the members that the other side of the exchange alone sends, at every depth: an example that a
    /// document gives is often one of an answer. Where no side is chosen it is the value itself.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use hutong_specs::schema::{Schema, SchemaSet, Side};
    /// use serde_json::json;
    ///
    /// let set = SchemaSet::new(json!({"properties": {"id": {"readOnly": true}, "name": {}}}));
    /// let schema = Schema::new(Arc::new(set), "").on(Side::Request);
    /// assert_eq!(schema.sent(&json!({"id": 1, "name": "测试人"})), json!({"name": "测试人"}));
    /// ```
    #[must_use]
    pub fn sent(&self, value: &Value) -> Value {
        if self.set().side() == Side::Both {
            return value.clone();
        }
        sent(self.set(), &[self.pointer().to_owned()], value)
    }
}

fn sent(set: &SchemaSet, places: &[String], value: &Value) -> Value {
    let places: BTreeSet<String> = places.iter().flat_map(|place| together(set.document(), place)).collect();
    match value {
        Value::Object(members) => {
            let kept = members.iter().filter_map(|(name, member)| {
                let inner = of_member(set, &places, name);
                let is_left_out =
                    inner.iter().any(|place| is_left_out(set.document(), set.value(place), set.side()));
                (!is_left_out).then(|| (name.clone(), sent(set, &inner, member)))
            });
            Value::Object(kept.collect())
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.map(|(index, item)| sent(set, &of_item(set, &places, index), item)).collect()
        }
        other => other.clone(),
    }
}

fn of_member(set: &SchemaSet, places: &BTreeSet<String>, name: &str) -> Vec<String> {
    let schemas =
        places.iter().filter_map(|place| Some((place, set.document().pointer(place)?.as_object()?)));
    schemas.flat_map(|(place, schema)| member_schemas(set, schema, place, name)).collect()
}

fn of_item(set: &SchemaSet, places: &BTreeSet<String>, index: usize) -> Vec<String> {
    let schemas =
        places.iter().filter_map(|place| Some((place, set.document().pointer(place)?.as_object()?)));
    let item = |(place, schema): (&String, &serde_json::Map<String, Value>)| {
        if index < length(schema, "prefixItems") {
            format!("{place}/prefixItems/{index}")
        } else {
            below(place, "items")
        }
    };
    schemas.map(item).filter(|place| set.document().pointer(place).is_some()).collect()
}
