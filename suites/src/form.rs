//! A form as whoever receives it reads it: fields of text, each as whatever its own schema allows. Planner and judge read
//! with the same eyes, so that what the one sends as a violation is one for the other.

use std::collections::BTreeMap;
use std::sync::Arc;

use hutong_specs::schema::{Schema, said};
use serde_json::{Map, Value};

use crate::plan::escaped;

/// Whether the fields of a form are refused by the schema however they are read. A field that is not there is absent:
/// an empty list leaves nothing behind.
pub(crate) fn is_refused(schema: &Schema, fields: &[(String, String)]) -> bool {
    let fields = grouped(fields);
    let whole = |read: &dyn Fn(&str, &[String]) -> Value| -> Value {
        Value::Object(
            fields.iter().map(|(name, texts)| (name.clone(), read(name, texts))).collect::<Map<_, _>>(),
        )
    };
    let readings = [
        whole(&|_, texts| plain(texts, |text| Value::from(text))),
        whole(&|_, texts| plain(texts, said)),
        whole(&|name, texts| allowed(schema, name, texts)),
    ];
    readings.iter().all(|reading| !schema.admits(reading))
}

/// The texts of each field.
fn grouped(fields: &[(String, String)]) -> BTreeMap<String, Vec<String>> {
    let mut grouped: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, text) in fields {
        grouped.entry(name.clone()).or_default().push(text.clone());
    }
    grouped
}

/// A field that is there once is one value, and a list if it is there several times.
fn plain(texts: &[String], read: impl Fn(&str) -> Value) -> Value {
    match texts {
        [text] => read(text),
        texts => list(texts, read),
    }
}

fn list(texts: &[String], read: impl Fn(&str) -> Value) -> Value {
    texts.iter().map(|text| read(text)).collect()
}

/// The reading that the property's own schema allows, a list of one and an object in JSON among them; else the text.
fn allowed(schema: &Schema, name: &str, texts: &[String]) -> Value {
    let place = format!("{}/properties/{}", schema.resolved().pointer(), escaped(name));
    let property = Schema::new(Arc::clone(schema.set()), place);
    let text = |text: &str| Value::from(text);
    let json = match texts {
        [text] => serde_json::from_str(text).ok(),
        _ => None,
    };
    let readings = [plain(texts, text), plain(texts, said), list(texts, text), list(texts, said)];
    let first = readings.into_iter().chain(json).find(|reading| property.admits(reading));
    first.unwrap_or_else(|| plain(texts, text))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use hutong_specs::schema::{Schema, SchemaSet};
    use serde_json::json;

    use super::is_refused;

    fn refused(fields: &[(&str, &str)]) -> bool {
        let schema = json!({"required": ["s"], "properties": {
            "n": {"type": "integer", "maximum": 5},
            "s": {"type": "string", "maxLength": 3},
            "many": {"type": "array", "items": {"type": "integer"}},
            "inner": {"type": "object", "required": ["a"]},
        }});
        let schema = Schema::new(Arc::new(SchemaSet::new(schema)), "");
        let fields: Vec<_> =
            fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        is_refused(&schema, &fields)
    }

    #[test]
    fn a_field_is_read_as_its_own_schema_allows() {
        assert!(!refused(&[("s", "12"), ("n", "5"), ("many", "1"), ("inner", "{\"a\":1}")]));
        assert!(!refused(&[("s", "a"), ("many", "1"), ("many", "2")]));
        assert!(refused(&[("s", "a"), ("n", "6")]));
        assert!(refused(&[("s", "abcd")]));
        assert!(refused(&[("s", "a"), ("s", "b")]));
        assert!(refused(&[("n", "1")]));
        assert!(refused(&[("s", "a"), ("inner", "{}")]));
    }
}
