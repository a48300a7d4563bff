//! YAML bodies (RFC 9512): written so that readers of YAML 1.1 and 1.2 read the same, and read as either may.

use serde_json::Value;

use super::body::essence;
use super::reading::Reading;
use crate::schema::said;
use crate::text::Document;

/// The media types that are YAML; `+yaml` at the end says it too.
const NAMES: &[&str] =
    &["application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", "text/vnd.yaml"];

/// Whether a media type, with or without parameters, is YAML.
pub fn is_yaml(name: &str) -> bool {
    let essence = essence(name);
    NAMES.contains(&essence.as_str()) || essence.ends_with("+yaml")
}

/// The value as YAML in flow style, with every text between quotes; `None` if a reader could take something in it for
/// another value.
///
/// ```
/// use serde_json::json;
/// let text = hutong_specs::wire::yaml(&json!({"name": "no", "counts": [1, 2.5]}));
/// assert_eq!(text.as_deref(), Some(r#"{"name": "no", "counts": [1, 2.5]}"#));
/// ```
pub fn yaml(value: &Value) -> Option<String> {
    match value {
        Value::Object(members) => {
            let member =
                |(name, member): (&String, &Value)| Some(format!("{}: {}", quoted(name)?, yaml(member)?));
            let members: Option<Vec<String>> = members.iter().map(member).collect();
            Some(format!("{{{}}}", members?.join(", ")))
        }
        Value::Array(items) => {
            let items: Option<Vec<String>> = items.iter().map(yaml).collect();
            Some(format!("[{}]", items?.join(", ")))
        }
        Value::String(text) => quoted(text),
        // YAML 1.1 takes an exponent for a number only behind a point and with a sign.
        Value::Number(number) => Some(number.to_string()).filter(|text| !text.contains(['e', 'E'])),
        Value::Bool(_) | Value::Null => Some(value.to_string()),
    }
}

/// A text between quotes, in which JSON and YAML have the same escapes for what must be escaped.
fn quoted(text: &str) -> Option<String> {
    // What YAML takes for the end of a line or for nothing that is printed.
    let is_odd = |glyph: char| {
        matches!(glyph, '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
    };
    (!text.contains(is_odd)).then(|| Value::from(text).to_string())
}

/// Everything that may be meant by a YAML document; `None` if it is none. What JSON is means the same in YAML; elsewhere
/// readers of YAML 1.1 and 1.2 differ in what a word without quotes is.
pub(super) fn read(text: &str) -> Option<Reading> {
    if let Ok(value) = serde_json::from_str(text) {
        return Some(Reading::Value(value));
    }
    Document::parse("body.yaml", text.as_bytes()).ok().map(|document| meant(document.value))
}

fn meant(value: Value) -> Reading {
    match value {
        Value::Object(members) => {
            Reading::Members(members.into_iter().map(|(name, member)| (name, meant(member))).collect())
        }
        Value::Array(items) => Reading::List(items.into_iter().map(meant).collect()),
        Value::String(text) => {
            let truth = truth(&text).map(|truth| Reading::Value(Value::Bool(truth)));
            let says = Reading::Value(said(&text));
            Reading::either(
                [Reading::Value(Value::from(text))].into_iter().chain(truth).chain([says]).collect(),
            )
        }
        Value::Null => Reading::Value(Value::Null),
        single => {
            let text = Reading::Value(Value::from(single.to_string()));
            Reading::either(vec![Reading::Value(single), text])
        }
    }
}

/// What a word says of truth in YAML 1.1.
fn truth(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "y" | "yes" | "on" => Some(true),
        "n" | "no" | "off" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{is_yaml, read, yaml};

    #[test]
    fn media_types_of_yaml_are_known() {
        for name in
            ["application/yaml; charset=utf-8", "text/YAML", "application/x-yaml", "application/a+yaml"]
        {
            assert!(is_yaml(name), "{name}");
        }
        assert!(!is_yaml("application/json") && !is_yaml("text/plain"));
    }

    #[test]
    fn what_is_written_means_the_same_to_every_reader() {
        let value = json!({"a: b": ["no", "1", null, true, -1.5, {"测": "试\n\"'#"}], "": {}, "e": []});
        let text = yaml(&value).unwrap();
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
        assert!(!read(&text).unwrap().holds(&json!({"a: b": ["no"]})));
        assert!(read(&text).unwrap().holds(&value));
        for odd in [json!("a\u{2028}b"), json!(1e300), json!({"\u{7f}": 1})] {
            assert_eq!(yaml(&odd), None, "{odd}");
        }
    }

    #[test]
    fn yaml_of_others_is_read_in_every_way_in_which_it_may_be_meant() {
        let reading = read("on: yes\ncount: 1\nitems:\n- a\n- '2'\n").unwrap();
        for value in [
            json!({"on": true, "count": 1, "items": ["a", "2"]}),
            json!({"on": "yes", "count": "1", "items": ["a", 2]}),
        ] {
            assert!(reading.holds(&value), "{value}");
        }
        assert!(!reading.holds(&json!({"on": false, "count": 1, "items": ["a", "2"]})));
        assert!(read("a: [").is_none() && read("").is_none());
    }
}
