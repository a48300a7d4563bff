//! One schema of any draft, keyword by keyword, in the words of draft 2020-12.

use serde_json::{Map, Value, json};

use super::draft::Draft;
use super::keywords::{Holds, Keyword, is_known, keyword};
use super::library::{Location, Setting};
use super::unfold::{Scope, Unfolder};
use crate::schema::place::below;
use crate::schema::set::SchemaError;

/// Rewrites the schema at a location.
pub(super) struct Rewriter<'r, 'a> {
    pub(super) unfolder: &'r mut Unfolder<'a>,
    pub(super) location: &'r Location,
    pub(super) setting: &'r Setting,
    pub(super) scope: &'r Scope,
    /// Whether the schema stays where it stands, and what it defines with it.
    pub(super) in_place: bool,
}

/// What only describes, whatever the draft knows of it.
const DESCRIBING: &[&str] = &["examples", "readOnly", "writeOnly"];

type Object = Map<String, Value>;

impl Rewriter<'_, '_> {
    /// The schema in draft 2020-12.
    pub(super) fn object(&mut self, schema: &Object) -> Result<Value, SchemaError> {
        let mut written = Object::new();
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str)
            && self.setting.draft.references_stand_alone()
        {
            if self.unfolder.embedded {
                schema.iter().filter(|(key, _)| describes(key)).for_each(|(key, value)| {
                    written.insert(key.clone(), value.clone());
                });
                self.reference("$ref", &Value::from(reference), &mut written)?;
                for name in ["$defs", "definitions"] {
                    if let Some(defined) = schema.get(name).filter(|_| self.in_place) {
                        self.definitions(name, defined, &mut written)?;
                    }
                }
                return Ok(Value::Object(written));
            }
            let local = self.unfolder.reference(self.setting, self.scope, reference, false)?;
            return Ok(json!({ "$ref": local }));
        }
        for (key, value) in schema {
            if let Some(known) = keyword(key, self.setting.draft).filter(|known| self.counts(known)) {
                self.keyword(known, value, schema, &mut written)?;
            } else if key.starts_with("x-") || self.keeps(key) {
                written.insert(key.clone(), value.clone());
            }
        }
        self.contained(&mut written);
        self.content(&mut written);
        Ok(Value::Object(written))
    }

    /// Whether a keyword that the draft does not know stays, for what reads the document in its own language.
    fn keeps(&self, key: &str) -> bool {
        let is_name = key.starts_with('$') || key == self.setting.draft.identifier();
        let is_own = self.setting.draft == Draft::Draft202012 || !is_known(key) || DESCRIBING.contains(&key);
        self.unfolder.embedded && !is_name && is_own
    }

    fn counts(&self, known: &Keyword) -> bool {
        known.vocabulary.is_empty()
            || self.setting.draft < Draft::Draft201909
            || self.setting.vocabularies.as_ref().is_none_or(|vocabularies| {
                let applicator =
                    known.vocabulary == "unevaluated" && self.setting.draft == Draft::Draft201909;
                vocabularies
                    .iter()
                    .any(|name| name == if applicator { "applicator" } else { known.vocabulary })
            })
    }

    fn keyword(
        &mut self,
        known: &Keyword,
        value: &Value,
        schema: &Object,
        written: &mut Object,
    ) -> Result<(), SchemaError> {
        let name = known.name;
        match name {
            "$defs" | "definitions" if self.in_place => self.definitions(name, value, written)?,
            "$defs" | "definitions" | "additionalItems" => {}
            "$ref" | "$dynamicRef" | "$recursiveRef" => self.reference(name, value, written)?,
            "exclusiveMinimum" | "exclusiveMaximum" if self.setting.draft == Draft::Draft4 => {}
            "minimum" | "maximum" if self.setting.draft == Draft::Draft4 => {
                bound(name, value, schema, written);
            }
            "format" => self.format(value, written),
            "dependencies" => self.dependencies(value, written)?,
            "items" if value.is_array() => {
                let items = self.held(known, value)?;
                if items.as_array().is_some_and(|items| !items.is_empty()) {
                    written.insert("prefixItems".to_owned(), items);
                }
                if schema.get("additionalItems").is_some() {
                    let rest = self.child("additionalItems")?;
                    written.insert("items".to_owned(), rest);
                }
            }
            _ => {
                let held = self.held(known, value)?;
                written.insert(name.to_owned(), held);
            }
        }
        Ok(())
    }

    fn held(&mut self, known: &Keyword, value: &Value) -> Result<Value, SchemaError> {
        match (known.holds, value) {
            (Holds::One | Holds::OneOrList, Value::Object(_) | Value::Bool(_)) => self.child(known.name),
            (Holds::List | Holds::OneOrList, Value::Array(schemas)) => {
                let place = |index: usize| format!("{}/{index}", known.name);
                (0..schemas.len()).map(|index| self.at(&place(index))).collect()
            }
            (Holds::Map, Value::Object(schemas)) => {
                let member = |name: &String| Ok((name.clone(), self.at(&below(known.name, name))?));
                schemas.keys().map(member).collect::<Result<Object, SchemaError>>().map(Value::Object)
            }
            _ => Ok(value.clone()),
        }
    }

    fn child(&mut self, name: &str) -> Result<Value, SchemaError> {
        self.at(name)
    }

    /// The schema at a path below this one.
    fn at(&mut self, path: &str) -> Result<Value, SchemaError> {
        let pointer = format!("{}/{path}", self.location.pointer);
        let location = Location { document: self.location.document.clone(), pointer };
        self.unfolder.written(&location, self.scope, self.in_place)
    }

    /// What is defined stays in its place; whoever refers to it brings the scope along.
    fn definitions(&mut self, name: &str, value: &Value, written: &mut Object) -> Result<(), SchemaError> {
        let mut definitions = Object::new();
        for key in value.as_object().into_iter().flat_map(Object::keys) {
            let pointer = below(&below(&self.location.pointer, name), key);
            let location = Location { document: self.location.document.clone(), pointer };
            definitions.insert(key.clone(), self.unfolder.written(&location, &Scope::new(), true)?);
        }
        written.insert(name.to_owned(), Value::Object(definitions));
        Ok(())
    }

    fn reference(&mut self, name: &str, value: &Value, written: &mut Object) -> Result<(), SchemaError> {
        let Some(reference) = value.as_str() else {
            return Ok(());
        };
        let local = if self.unfolder.embedded {
            let Some(local) = self.unfolder.led(self.setting, self.scope, name, reference)? else {
                written.insert(name.to_owned(), value.clone());
                return Ok(());
            };
            local
        } else if name == "$recursiveRef" {
            self.unfolder.recursive(self.setting, self.scope)?
        } else {
            self.unfolder.reference(self.setting, self.scope, reference, name == "$dynamicRef")?
        };
        if written.contains_key("$ref") {
            both(written, json!({ "$ref": local }));
        } else {
            written.insert("$ref".to_owned(), Value::from(local));
        }
        Ok(())
    }

    fn format(&self, value: &Value, written: &mut Object) {
        let listed = self.setting.vocabularies.as_ref();
        let asserted = listed.is_some_and(|listed| listed.iter().any(|name| name == "format-assertion"));
        if self.unfolder.formats_count || asserted {
            written.insert("format".to_owned(), value.clone());
        }
    }

    /// In draft 7 encodings and media types count where formats do; since then they only describe.
    fn content(&self, written: &mut Object) {
        if !self.unfolder.formats_count || self.unfolder.embedded || self.setting.draft != Draft::Draft7 {
            return;
        }
        let is_base64 = written.get("contentEncoding").is_some_and(|encoding| encoding == "base64");
        let is_json = written.get("contentMediaType").is_some_and(|kind| kind == "application/json");
        let format = match (is_base64, is_json) {
            (true, true) => "content-base64-json",
            (true, false) => "content-base64",
            (false, true) => "content-json",
            (false, false) => return,
        };
        if written.contains_key("format") {
            both(written, json!({ "format": format }));
        } else {
            written.insert("format".to_owned(), Value::from(format));
        }
    }

    fn dependencies(&mut self, value: &Value, written: &mut Object) -> Result<(), SchemaError> {
        let (mut names, mut schemas) = (Object::new(), Object::new());
        for (name, dependency) in value.as_object().into_iter().flatten() {
            match dependency {
                Value::Array(_) => {
                    names.insert(name.clone(), dependency.clone());
                }
                Value::String(one) => {
                    names.insert(name.clone(), json!([one]));
                }
                _ => {
                    let schema = self.at(&below("dependencies", name))?;
                    schemas.insert(name.clone(), schema);
                }
            }
        }
        for (keyword, map) in [("dependentRequired", names), ("dependentSchemas", schemas)] {
            if map.is_empty() {
            } else if written.contains_key(keyword) {
                both(written, json!({ keyword: map }));
            } else {
                written.insert(keyword.to_owned(), Value::Object(map));
            }
        }
        Ok(())
    }

    /// What `contains` admits was not evaluated before 2020-12: behind two negations it is not.
    fn contained(&self, written: &mut Object) {
        if self.setting.draft != Draft::Draft201909 || !written.contains_key("contains") {
            return;
        }
        let keywords = ["contains", "minContains", "maxContains"];
        let taken = keywords
            .iter()
            .filter_map(|keyword| written.shift_remove(*keyword).map(|value| ((*keyword).to_owned(), value)));
        let hidden: Object = taken.collect();
        both(written, json!({ "not": { "not": hidden } }));
    }
}

/// Whether a keyword counts even where a reference stands alone.
fn describes(key: &str) -> bool {
    key.starts_with("x-") || key == "description"
}

/// Adds a schema that holds beside the rest.
fn both(written: &mut Object, schema: Value) {
    let all = written.entry("allOf").or_insert_with(|| json!([]));
    if let Value::Array(all) = all {
        all.push(schema);
    }
}

/// In draft 4 a bound is exclusive by a flag beside it.
fn bound(name: &str, value: &Value, schema: &Object, written: &mut Object) {
    let flag = if name == "minimum" { "exclusiveMinimum" } else { "exclusiveMaximum" };
    let exclusive = schema.get(flag) == Some(&Value::Bool(true));
    written.insert(if exclusive { flag } else { name }.to_owned(), value.clone());
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::schema::{Draft, JsonSchema};

    #[test]
    fn a_format_counts_beside_an_encoding_and_a_media_type() {
        for (encoding, kind) in
            [("base64", "text/plain"), ("8bit", "application/json"), ("base64", "application/json")]
        {
            let schema = json!({"contentEncoding": encoding, "format": "date", "contentMediaType": kind});
            let set = JsonSchema::new(schema, Draft::Draft7).asserting_formats().set().unwrap();
            for text in ["2024-01-01", "MQ==", "1"] {
                assert!(!set.admits("", &json!(text)), "{encoding} {kind} {text}");
            }
        }
        let schema = json!({"contentMediaType": "application/json", "contentEncoding": "base64"});
        let set = JsonSchema::new(schema, Draft::Draft7).asserting_formats().set().unwrap();
        assert!(
            set.admits("", &json!("MQ==")) && !set.admits("", &json!("1")) && !set.admits("", &json!("e30"))
        );
    }
}
