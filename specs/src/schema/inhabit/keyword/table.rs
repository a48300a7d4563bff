//! The keywords, each with what meets it and what misses it.

use super::way::{Keyword, Ways};
use super::{array, choice, condition, number, object, reference, text, unevaluated, value};

type Rule = fn(&Keyword<'_>) -> Ways;

/// A keyword.
pub(in crate::schema::inhabit) struct Row {
    keyword: &'static str,
    pub(in crate::schema::inhabit) holds: Rule,
    pub(in crate::schema::inhabit) misses: Rule,
}

const fn row_of(keyword: &'static str, holds: Rule, misses: Rule) -> Row {
    Row { keyword, holds, misses }
}

const TABLE: &[Row] = &[
    row_of("type", value::of_type, value::of_other_type),
    row_of("const", value::constant, value::not_constant),
    row_of("enum", value::listed, value::not_listed),
    row_of("default", value::suggested, never),
    row_of("example", value::suggested, never),
    row_of("examples", value::suggested_list, never),
    row_of("minimum", number::minimum, number::below_minimum),
    row_of("maximum", number::maximum, number::above_maximum),
    row_of("exclusiveMinimum", number::exclusive_minimum, number::up_to_exclusive_minimum),
    row_of("exclusiveMaximum", number::exclusive_maximum, number::from_exclusive_maximum),
    row_of("multipleOf", number::multiple, number::no_multiple),
    row_of("minLength", text::at_least, text::shorter),
    row_of("maxLength", text::at_most, text::longer),
    row_of("pattern", text::matching, text::not_matching),
    row_of("format", text::formatted, text::not_formatted),
    row_of("minItems", array::at_least, array::fewer),
    row_of("maxItems", array::at_most, array::more),
    row_of("uniqueItems", array::distinct, array::repeated),
    row_of("contains", array::contains, array::contains_not),
    row_of("minContains", always, array::contains_fewer),
    row_of("maxContains", always, array::contains_more),
    row_of("prefixItems", array::prefix, array::prefix_broken),
    row_of("items", array::items, array::items_broken),
    row_of("unevaluatedItems", unevaluated::items, unevaluated::items_broken),
    row_of("minProperties", object::at_least, object::fewer),
    row_of("maxProperties", object::at_most, object::more),
    row_of("required", object::requires, object::lacks),
    row_of("dependentRequired", object::dependent_required, object::dependent_lacking),
    row_of("dependentSchemas", condition::dependents, condition::dependents_broken),
    row_of("properties", object::properties, object::properties_broken),
    row_of("patternProperties", object::patterns, object::patterns_broken),
    row_of("additionalProperties", object::additional, object::additional_broken),
    row_of("unevaluatedProperties", unevaluated::members, unevaluated::members_broken),
    row_of("propertyNames", object::names, object::names_broken),
    row_of("$ref", reference::followed, reference::refused),
    row_of("allOf", choice::all, choice::not_all),
    row_of("anyOf", choice::any, choice::none),
    row_of("oneOf", choice::one, choice::none_or_two),
    row_of("not", choice::not, choice::not_not),
    row_of("if", condition::decided, never),
    row_of("then", always, condition::consequence_broken),
    row_of("else", always, condition::alternative_broken),
];

/// The row of a keyword; none for one that only describes.
pub(in crate::schema::inhabit) fn row(keyword: &str) -> Option<&'static Row> {
    TABLE.iter().find(|row| row.keyword == keyword)
}

/// What is met by every value.
fn always(_: &Keyword<'_>) -> Ways {
    vec![super::Way::default()]
}

/// What no value does.
fn never(_: &Keyword<'_>) -> Ways {
    Vec::new()
}
