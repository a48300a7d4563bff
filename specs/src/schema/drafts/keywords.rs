//! Which draft knows which keyword, and how each keyword holds schemas.

use super::draft::Draft;

/// How a keyword holds schemas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// It holds none.
    None,
    /// It is one.
    One,
    /// A list of schemas.
    List,
    /// One, or a list.
    OneOrList,
    /// A map from names.
    Map,
    /// A map from names to schemas or lists of names.
    Dependencies,
}

/// A keyword of some drafts.
pub(super) struct Keyword {
    pub(super) name: &'static str,
    pub(super) since: Draft,
    pub(super) until: Draft,
    /// The vocabulary that defines it since 2019-09.
    pub(super) vocabulary: &'static str,
    pub(super) holds: Holds,
}

const fn row(
    name: &'static str,
    since: Draft,
    until: Draft,
    vocabulary: &'static str,
    holds: Holds,
) -> Keyword {
    Keyword { name, since, until, vocabulary, holds }
}

const FIRST: Draft = Draft::Draft4;
const LAST: Draft = Draft::Draft202012;

/// Every keyword that constrains or holds schemas.
const KEYWORDS: &[Keyword] = &[
    row("type", FIRST, LAST, "validation", Holds::None),
    row("const", Draft::Draft6, LAST, "validation", Holds::None),
    row("enum", FIRST, LAST, "validation", Holds::None),
    row("multipleOf", FIRST, LAST, "validation", Holds::None),
    row("minimum", FIRST, LAST, "validation", Holds::None),
    row("maximum", FIRST, LAST, "validation", Holds::None),
    row("exclusiveMinimum", FIRST, LAST, "validation", Holds::None),
    row("exclusiveMaximum", FIRST, LAST, "validation", Holds::None),
    row("minLength", FIRST, LAST, "validation", Holds::None),
    row("maxLength", FIRST, LAST, "validation", Holds::None),
    row("pattern", FIRST, LAST, "validation", Holds::None),
    row("minItems", FIRST, LAST, "validation", Holds::None),
    row("maxItems", FIRST, LAST, "validation", Holds::None),
    row("uniqueItems", FIRST, LAST, "validation", Holds::None),
    row("minContains", Draft::Draft201909, LAST, "validation", Holds::None),
    row("maxContains", Draft::Draft201909, LAST, "validation", Holds::None),
    row("minProperties", FIRST, LAST, "validation", Holds::None),
    row("maxProperties", FIRST, LAST, "validation", Holds::None),
    row("required", FIRST, LAST, "validation", Holds::None),
    row("dependentRequired", Draft::Draft201909, LAST, "validation", Holds::None),
    row("format", FIRST, LAST, "", Holds::None),
    row("contentEncoding", Draft::Draft7, LAST, "", Holds::None),
    row("contentMediaType", Draft::Draft7, LAST, "", Holds::None),
    row("$ref", FIRST, LAST, "", Holds::None),
    row("$recursiveRef", Draft::Draft201909, Draft::Draft201909, "", Holds::None),
    row("$dynamicRef", Draft::Draft202012, LAST, "", Holds::None),
    row("allOf", FIRST, LAST, "applicator", Holds::List),
    row("anyOf", FIRST, LAST, "applicator", Holds::List),
    row("oneOf", FIRST, LAST, "applicator", Holds::List),
    row("not", FIRST, LAST, "applicator", Holds::One),
    row("if", Draft::Draft7, LAST, "applicator", Holds::One),
    row("then", Draft::Draft7, LAST, "applicator", Holds::One),
    row("else", Draft::Draft7, LAST, "applicator", Holds::One),
    row("dependentSchemas", Draft::Draft201909, LAST, "applicator", Holds::Map),
    row("dependencies", FIRST, LAST, "", Holds::Dependencies),
    row("properties", FIRST, LAST, "applicator", Holds::Map),
    row("patternProperties", FIRST, LAST, "applicator", Holds::Map),
    row("additionalProperties", FIRST, LAST, "applicator", Holds::One),
    row("propertyNames", Draft::Draft6, LAST, "applicator", Holds::One),
    row("prefixItems", Draft::Draft202012, LAST, "applicator", Holds::List),
    row("items", FIRST, LAST, "applicator", Holds::OneOrList),
    row("additionalItems", FIRST, Draft::Draft201909, "applicator", Holds::One),
    row("contains", Draft::Draft6, LAST, "applicator", Holds::One),
    row("unevaluatedItems", Draft::Draft201909, LAST, "unevaluated", Holds::One),
    row("unevaluatedProperties", Draft::Draft201909, LAST, "unevaluated", Holds::One),
    row("$defs", FIRST, LAST, "", Holds::Map),
    row("definitions", FIRST, LAST, "", Holds::Map),
    row("title", FIRST, LAST, "", Holds::None),
    row("description", FIRST, LAST, "", Holds::None),
    row("default", FIRST, LAST, "", Holds::None),
    row("examples", Draft::Draft6, LAST, "", Holds::None),
    row("readOnly", Draft::Draft7, LAST, "", Holds::None),
    row("writeOnly", Draft::Draft7, LAST, "", Holds::None),
];

/// Whether some draft knows a keyword of that name.
pub(super) fn is_known(name: &str) -> bool {
    KEYWORDS.iter().any(|keyword| keyword.name == name)
}

/// The keyword of that name, where the draft knows it.
pub(super) fn keyword(name: &str, draft: Draft) -> Option<&'static Keyword> {
    let known = KEYWORDS.iter().find(|keyword| keyword.name == name)?;
    (known.since <= draft && draft <= known.until).then_some(known)
}
