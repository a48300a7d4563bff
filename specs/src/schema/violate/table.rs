//! The keywords that can be broken.

use super::{
    additional, choice, dependent, enumeration, format, items, length, members, multiple, names, pattern,
    range, required, types, width,
};
use crate::schema::spot::{Replacement, Spot};

/// What breaking a keyword gives: replacements for the place, or why there is none. Replacements of the same name are
/// alternatives, of which the one is taken that breaks the least. An empty list says that the keyword does not
/// constrain what stands there.
pub(super) type Broken = Result<Vec<Replacement>, String>;

/// How a keyword is broken.
pub(super) enum How {
    /// There is always something to try.
    Always(fn(&Spot<'_>) -> Vec<Replacement>),
    /// There may be nothing to try, for a reason.
    Perhaps(fn(&Spot<'_>) -> Broken),
}

impl How {
    /// The replacements for a spot.
    pub(super) fn broken(&self, spot: &Spot<'_>) -> Broken {
        match self {
            Self::Always(broken) => Ok(broken(spot)),
            Self::Perhaps(broken) => broken(spot),
        }
    }
}

/// A keyword and how it is broken.
pub(super) struct Row {
    pub(super) keyword: &'static str,
    pub(super) how: How,
}

/// Every keyword that constrains values.
pub(super) const TABLE: &[Row] = &[
    perhaps("type", types::broken),
    always("required", required::broken),
    always("properties", members::forbidden),
    perhaps("minLength", length::too_short),
    perhaps("maxLength", length::too_long),
    perhaps("minimum", range::below_minimum),
    perhaps("maximum", range::above_maximum),
    perhaps("exclusiveMinimum", range::at_exclusive_minimum),
    perhaps("exclusiveMaximum", range::at_exclusive_maximum),
    perhaps("multipleOf", multiple::broken),
    perhaps("minItems", items::too_few),
    perhaps("maxItems", items::too_many),
    perhaps("uniqueItems", items::repeated),
    always("contains", items::nothing_contained),
    always("minContains", items::nothing_contained),
    perhaps("maxContains", items::too_much_contained),
    always("items", items::closed_items),
    always("unevaluatedItems", items::closed_unevaluated),
    always("enum", enumeration::listed),
    always("const", enumeration::constant),
    always("pattern", pattern::broken),
    always("format", format::broken),
    always("additionalProperties", additional::additional),
    always("unevaluatedProperties", additional::unevaluated),
    always("propertyNames", names::broken),
    perhaps("minProperties", width::too_narrow),
    perhaps("maxProperties", width::too_wide),
    always("dependentRequired", dependent::broken),
    always("not", choice::forbidden),
    always("anyOf", choice::no_branch),
    always("oneOf", choice::no_branch_or_two),
    solved("then"),
    solved("else"),
    solved("dependentSchemas"),
];

/// Keywords that hold schemas: what these demand is broken where they apply, and here only if nothing else was broken.
pub(super) const APPLICATORS: &[&str] = &[
    "properties",
    "items",
    "prefixItems",
    "patternProperties",
    "additionalProperties",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// A keyword for which a value is worked out from the schema, because no change to a value is likely to break it.
const fn solved(keyword: &'static str) -> Row {
    always(keyword, |_| Vec::new())
}

const fn always(keyword: &'static str, broken: fn(&Spot<'_>) -> Vec<Replacement>) -> Row {
    Row { keyword, how: How::Always(broken) }
}

const fn perhaps(keyword: &'static str, broken: fn(&Spot<'_>) -> Broken) -> Row {
    Row { keyword, how: How::Perhaps(broken) }
}
