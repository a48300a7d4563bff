//! The verbs of a schema that give members.

use serde_json::Value;

use super::generated::NO_MEMBER;
use super::term::Term;
use super::{FULL, Request, generated};
use crate::schema::given_up::GivenUp;
use crate::schema::minimal::minimal;
use crate::schema::side::Side;
use crate::schema::whole::Schema;

impl Schema {
    /// A member that the seed determines. Values that the document names (constants, enumerations, and now and then
    /// examples) come first, everything else is drawn.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use hutong_specs::schema::{Schema, SchemaSet};
    /// use serde_json::json;
    ///
    /// let schema = Schema::new(Arc::new(SchemaSet::new(json!({"type": "integer", "minimum": 3, "maximum": 3}))), "");
    /// assert_eq!(schema.inhabit(7), Ok(json!(3)));
    /// ```
    pub fn inhabit(&self, seed: u64) -> Result<Value, GivenUp> {
        self.inhabit_on(Side::Both, seed)
    }

    /// A member as one side of an exchange sends it; what that side must not send is left out, unless it is required.
    pub fn inhabit_on(&self, side: Side, seed: u64) -> Result<Value, GivenUp> {
        self.generated(seed, false, side)
    }

    /// A full member for people to read: the document's examples, and optional members down to a depth.
    pub fn sample(&self) -> Result<Value, GivenUp> {
        self.sample_on(Side::Both)
    }

    /// A full member as one side of an exchange sends it.
    pub fn sample_on(&self, side: Side) -> Result<Value, GivenUp> {
        self.generated(0, true, side)
    }

    /// Why the schema is certain to have no member; none where it has one, or where nothing is certain.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use hutong_specs::schema::{Schema, SchemaSet};
    /// use serde_json::json;
    ///
    /// let set = Arc::new(SchemaSet::new(json!({"type": "object", "required": ["a"], "properties": {"a": false}})));
    /// let why = Schema::new(set, "").unsatisfiable().map(|given_up| given_up.why);
    /// assert_eq!(why.as_deref(), Some("no value can be a member: the member a is required and not allowed"));
    /// ```
    pub fn unsatisfiable(&self) -> Option<GivenUp> {
        self.inhabit(0).err().filter(|given_up| given_up.why.starts_with(NO_MEMBER))
    }

    fn generated(&self, seed: u64, readable: bool, side: Side) -> Result<Value, GivenUp> {
        let terms = vec![Term::holds(self.pointer())];
        let value = generated(Request {
            set: self.set(),
            terms,
            exempt: None,
            seed,
            readable,
            side,
            room: if readable { FULL } else { FULL / 6 },
        })?;
        // An example or a listed value may hold what only the other side sends.
        let sent = self.sent(&value);
        Ok(if sent == value || !self.admits(&sent) { value } else { sent })
    }

    /// `base` without every member that can be left out, at every depth.
    #[must_use]
    pub fn minimal(&self, base: &Value) -> Value {
        minimal(self, base)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;
    use crate::schema::SchemaSet;

    fn schema(document: Value) -> Schema {
        Schema::new(Arc::new(SchemaSet::new(document)), "")
    }

    #[test]
    fn a_sample_is_full_and_prefers_examples() {
        let schema = schema(json!({
            "type": "object", "required": ["a"],
            "properties": {
                "a": {"type": "string", "example": "甲"}, "b": {"type": "integer", "minimum": 5, "maximum": 5},
                "c": {"type": "string", "format": "cn-social-credit-code"}, "d": {"type": "array", "items": {"enum": ["x"]}}
            }
        }));
        let sample = schema.sample().unwrap();
        assert_eq!((&sample["a"], &sample["b"], &sample["d"]), (&json!("甲"), &json!(5), &json!(["x"])));
        assert!(sample.get("c").is_some());
        assert_eq!(schema.minimal(&sample), json!({"a": "甲"}));
    }

    #[test]
    fn each_side_leaves_out_what_it_must_not_send() {
        let schema = schema(json!({"type": "object", "properties": {
            "id": {"type": "string", "readOnly": true}, "secret": {"type": "string", "writeOnly": true}
        }}));
        assert!(schema.sample_on(Side::Request).unwrap().get("id").is_none());
        assert!(schema.sample_on(Side::Response).unwrap().get("secret").is_none());
    }

    #[test]
    fn a_recursive_schema_ends() {
        let schema = schema(json!({
            "$defs": {"node": {"type": "object", "required": ["v"], "properties": {
                "v": {"type": "integer"}, "next": {"$ref": "#/$defs/node"}, "all": {"type": "array", "items": {"$ref": "#/$defs/node"}}
            }}},
            "$ref": "#/$defs/node"
        }));
        schema.sample().unwrap();
        for seed in 0..20 {
            schema.inhabit(seed).unwrap();
        }
    }

    #[test]
    fn many_choices_beside_one_another_are_solved_without_copies_of_each_other() {
        let choice = |index: usize| {
            let name = format!("m{index}");
            json!({"anyOf": [{"required": [name.clone()]}, {"properties": {name: {"type": "integer"}}}]})
        };
        let schema = schema(json!({"type": "object", "allOf": (0..1500).map(choice).collect::<Vec<_>>()}));
        // Whether a member is found is not the matter, but that this ends before memory does.
        let _ = schema.inhabit(1);
        let solved = json!({"type": "object", "allOf": (0..300).map(choice).collect::<Vec<_>>()});
        Schema::new(Arc::new(SchemaSet::new(solved)), "").inhabit(1).unwrap();
    }

    #[test]
    fn what_has_no_member_is_given_up_with_the_reason() {
        let given_up = schema(json!({"type": "string", "enum": [1]})).inhabit(1).unwrap_err();
        assert_eq!(
            given_up.to_string(),
            "find a value for : no value can be a member: no listed value is admitted"
        );
        assert!(schema(json!({"type": "strnig"})).inhabit(1).is_err());
        assert!(schema(json!(false)).inhabit(1).is_err());
    }
}
