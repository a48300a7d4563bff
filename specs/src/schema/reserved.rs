//! The members of an object that the other side of the exchange keeps to itself.

use std::sync::Arc;

use serde_json::Value;

use super::place::below;
use super::set::SchemaSet;
use super::side::Side;
use super::sided::is_left_out;
use super::site::{Site, sites};
use super::whole::Schema;

/// A member that the side of a schema does not send.
#[derive(Clone, Debug)]
pub struct Reserved {
    /// JSON pointer of the member, whether it is there or not.
    pub at: String,
    /// What the document says of its value.
    pub schema: Schema,
}

impl Schema {
    /// The members, of the objects in a value, that the other side of the exchange alone sends; none where no side is chosen.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use hutong_specs::schema::{Schema, SchemaSet, Side};
    /// use serde_json::json;
    ///
    /// let set = SchemaSet::new(json!({"properties": {"id": {"readOnly": true}, "name": {}}}));
    /// let schema = Schema::new(Arc::new(set), "").on(Side::Request);
    /// let reserved = schema.reserved(&json!({"name": "测试人"}));
    /// assert_eq!(reserved.iter().map(|member| member.at.as_str()).collect::<Vec<_>>(), ["/id"]);
    /// ```
    #[must_use]
    pub fn reserved(&self, value: &Value) -> Vec<Reserved> {
        let mut found: Vec<Reserved> = Vec::new();
        if self.set().side() == Side::Both {
            return found;
        }
        for site in sites(self.set(), self.pointer(), value) {
            if !value.pointer(&site.at).is_some_and(Value::is_object) {
                continue;
            }
            for member in of_site(self.set(), &site) {
                if !found.iter().any(|other| other.at == member.at) {
                    found.push(member);
                }
            }
        }
        found
    }

    /// Whether `side` does not send a value with this schema.
    #[must_use]
    pub fn is_reserved_on(&self, side: Side) -> bool {
        is_left_out(self.set().document(), self.value(), side)
    }
}

fn of_site(set: &Arc<SchemaSet>, site: &Site) -> Vec<Reserved> {
    let properties = site.keywords(set).and_then(|keywords| keywords.get("properties")?.as_object());
    let marked = properties
        .into_iter()
        .flatten()
        .filter(|(_, member)| is_left_out(set.document(), member, set.side()));
    let reserved = |(name, _): (&String, &Value)| Reserved {
        at: below(&site.at, name),
        schema: Schema::new(Arc::clone(set), below(&site.constraint("properties"), name)),
    };
    marked.map(reserved).collect()
}
