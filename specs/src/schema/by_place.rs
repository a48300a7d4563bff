//! The schemas that apply to the places of a value.

use std::sync::Arc;

use serde_json::Value;

use super::site::sites;
use super::whole::Schema;

impl Schema {
    /// Every schema that applies to the value or to a place in it, with the place, as far as it describes anything; of a long
    /// array the first items and the last one stand for all.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use hutong_specs::schema::{Schema, SchemaSet};
    /// use serde_json::json;
    ///
    /// let schema = Schema::new(Arc::new(SchemaSet::new(json!({"properties": {"a": {}}}))), "");
    /// let places: Vec<_> = schema.schemas_by_place(&json!({"a": 1, "b": 2})).into_iter().map(|(at, _)| at).collect();
    /// assert_eq!(places, ["", "/a"]);
    /// ```
    pub fn schemas_by_place(&self, value: &Value) -> Vec<(String, Self)> {
        let sites = sites(self.set(), self.pointer(), value).into_iter();
        sites.map(|site| (site.at, Self::new(Arc::clone(self.set()), site.pointer))).collect()
    }
}
