//! Where an interface document holds values of the interface, and where parts of itself: what looks like a reference in an
//! example is none, but a response may be called `default`.

/// Members that hold values.
const VALUES: &[&str] = &["example", "examples", "default", "enum", "const"];

/// Members whose members are called as the interface has them.
const NAMES: &[&str] = &[
    "properties",
    "patternProperties",
    "dependentSchemas",
    "definitions",
    "$defs",
    "schemas",
    "parameters",
    "headers",
    "responses",
    "requestBodies",
    "pathItems",
    "callbacks",
    "links",
    "paths",
    "webhooks",
    "content",
];

/// Whether what stands under `key` holds values of the interface: `within` is the name under which the object with that key
/// stands itself.
///
/// ```
/// use hutong_specs::load::holds_values;
/// assert!(holds_values("schema", "default") && holds_values("", "example"));
/// assert!(!holds_values("responses", "default") && !holds_values("schema", "items"));
/// ```
pub fn holds_values(within: &str, key: &str) -> bool {
    VALUES.contains(&key) && !NAMES.contains(&within)
}
