//! How the place of a clause within its source is written: one text where it is a name that no language changes, such as
//! `A.8`, else one in each language.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::bilingual::Bilingual;

/// Reads one text for both languages, or one for each.
pub(super) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Bilingual, D::Error> {
    deserializer.deserialize_any(TextOrBoth)
}

/// The schema of what is read.
pub(super) fn schema(generator: &mut SchemaGenerator) -> Schema {
    let both = generator.subschema_for::<Bilingual>();
    let text = String::json_schema(generator);
    json_schema!({
        "description": "The place within the source, such as `A.8`; in both languages where it is not a mere name.",
        "anyOf": [text, both],
    })
}

struct TextOrBoth;

impl<'de> Visitor<'de> for TextOrBoth {
    type Value = Bilingual;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text, or one text each for `zh` and `en`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Bilingual, E> {
        Ok(Bilingual::same(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Bilingual, A::Error> {
        Bilingual::deserialize(MapAccessDeserializer::new(map))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::read;

    #[test]
    fn a_name_is_the_same_in_both_languages() {
        let of = |value: Value| read(value).map(|both| (both.zh, both.en)).ok();
        assert_eq!(of(json!("A.8")), Some(("A.8".to_owned(), "A.8".to_owned())));
        assert_eq!(
            of(json!({"zh": "表 7", "en": "table 7"})),
            Some(("表 7".to_owned(), "table 7".to_owned()))
        );
        assert_eq!(of(json!({"zh": "表 7"})), None);
        assert_eq!(of(json!(7)), None);
    }
}
