//! Test data that the target declares, in the readings that a schema may ask for.

use hutong_specs::profile::Declares;
use serde_json::Value;

/// What is declared under a name: as it is given, and what a text says as JSON, since a command line gives texts alone.
pub(crate) fn readings(declares: &Declares, name: &str) -> Vec<Value> {
    let Some(given) = declares.test_data.get(name) else {
        return Vec::new();
    };
    let said = given.as_str().and_then(|text| serde_json::from_str(text).ok());
    std::iter::once(given.clone()).chain(said).collect()
}

#[cfg(test)]
mod tests {
    use hutong_specs::profile::Declares;
    use serde_json::{Value, json};

    use super::readings;

    #[test]
    fn a_text_is_also_what_it_says() {
        let mut declares = Declares::default();
        declares.test_data.insert("no".to_owned(), Value::from("12"));
        declares.test_data.insert("name".to_owned(), Value::from("测试人"));
        declares.test_data.insert("id".to_owned(), json!(7));
        assert_eq!(readings(&declares, "no"), [json!("12"), json!(12)]);
        assert_eq!(readings(&declares, "name"), [json!("测试人")]);
        assert_eq!(readings(&declares, "id"), [json!(7)]);
        assert!(readings(&declares, "other").is_empty());
    }
}
