//! From an error of the validator to the constraint in the document.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;
use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::compile::DOCUMENT;
use super::fault::SchemaFault;
use super::place::{below, local};
use super::set::SchemaSet;
use super::sided::is_never;

/// The constraints that an error names: one for most, one for each member that is missing or unexpected.
pub(super) fn faults(set: &SchemaSet, pointer: &str, error: &ValidationError<'_>) -> Vec<SchemaFault> {
    let (keyword, constraint) = named(set, pointer, error);
    let at = error.instance_path().as_str();
    let fault = |property| SchemaFault {
        at: at.to_owned(),
        keyword: keyword.clone(),
        constraint: constraint.clone(),
        property,
    };
    match members(error) {
        members if members.is_empty() => vec![fault(None)],
        members => members.into_iter().map(|member| fault(Some(member))).collect(),
    }
}

/// The keyword and where it stands.
fn named(set: &SchemaSet, pointer: &str, error: &ValidationError<'_>) -> (String, String) {
    let constraint = constraint(set, pointer, error);
    match constraint.strip_suffix("/not") {
        Some(above) if is_never(set.value(above)) => ("writeOnly".to_owned(), below(above, "writeOnly")),
        _ => (keyword(error, &constraint), constraint),
    }
}

/// The members of the object that an error is about.
fn members(error: &ValidationError<'_>) -> Vec<String> {
    match error.kind() {
        ValidationErrorKind::Required { property } => {
            property.as_str().map(str::to_owned).into_iter().collect()
        }
        ValidationErrorKind::AdditionalProperties { unexpected }
        | ValidationErrorKind::UnevaluatedProperties { unexpected } => unexpected.clone(),
        _ => Vec::new(),
    }
}

fn constraint(set: &SchemaSet, pointer: &str, error: &ValidationError<'_>) -> String {
    let place = absolute(error).unwrap_or_else(|| walked(set, pointer, error.evaluation_path().as_str()));
    match place.rsplit_once('/') {
        Some((above, _)) if above.ends_with("/dependentRequired") => above.to_owned(),
        // The validator names the upper bound also where nothing is contained at all.
        Some((above, "maxContains")) if is_without(set, &below(above, "contains"), error.instance()) => {
            below(above, "contains")
        }
        _ => place,
    }
}

/// Whether no item of an array is of the kind at `kind`.
fn is_without(set: &SchemaSet, kind: &str, array: &Value) -> bool {
    array.as_array().is_some_and(|items| !items.iter().any(|item| set.admits(kind, item)))
}

/// The place that the validator itself states, where it lies in our document.
fn absolute(error: &ValidationError<'_>) -> Option<String> {
    let location = error.absolute_keyword_location()?.as_str();
    let fragment = location.strip_prefix(DOCUMENT)?.strip_prefix('#')?;
    Some(percent_decode_str(fragment).decode_utf8_lossy().into_owned())
}

/// Follows the path of evaluation through every reference on it.
fn walked(set: &SchemaSet, pointer: &str, path: &str) -> String {
    let path = path.strip_prefix("/$ref").unwrap_or(path);
    let mut place = pointer.to_owned();
    for token in path.split('/').skip(1) {
        place = format!("{place}/{token}");
        let reference = (token == "$ref").then(|| set.document().pointer(&place)).flatten();
        if let Some(target) = reference.and_then(Value::as_str).and_then(local) {
            place = target;
        }
    }
    place
}

fn keyword(error: &ValidationError<'_>, constraint: &str) -> String {
    let last = constraint.rsplit('/').next().unwrap_or_default();
    match error.kind() {
        ValidationErrorKind::FalseSchema if CLOSING.contains(&last) => last.to_owned(),
        ValidationErrorKind::FalseSchema => "false".to_owned(),
        ValidationErrorKind::Required { .. } if last == "dependentRequired" => last.to_owned(),
        ValidationErrorKind::Contains if last.ends_with("Contains") => last.to_owned(),
        kind => kind.keyword().to_owned(),
    }
}

/// The keywords that may close an object or an array by `false`.
const CLOSING: &[&str] = &["additionalProperties", "items", "unevaluatedProperties", "unevaluatedItems"];

/// Whether a fault lies at a constraint: at it, or below it where the keyword holds schemas.
pub(super) fn names(fault: &SchemaFault, at: &str, constraint: &str) -> bool {
    let below_it = || fault.constraint.strip_prefix(constraint).is_some_and(|rest| rest.starts_with('/'));
    let there = fault.at == at || fault.at.strip_prefix(at).is_some_and(|rest| rest.starts_with('/'));
    there && (fault.constraint == constraint || below_it())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn faults_of(document: Value, pointer: &str, value: &Value) -> Vec<(String, String, String)> {
        let faults = SchemaSet::new(document).faults(pointer, value);
        faults.into_iter().map(|fault| (fault.at, fault.keyword, fault.constraint)).collect()
    }

    fn row(at: &str, keyword: &str, constraint: &str) -> (String, String, String) {
        (at.to_owned(), keyword.to_owned(), constraint.to_owned())
    }

    #[test]
    fn a_constraint_behind_references_is_named_where_it_stands() {
        let document = json!({"components": {"schemas": {
            "A": {"properties": {"b": {"$ref": "#/components/schemas/编码"}}, "required": ["b", "c"]},
            "编码": {"type": "string", "maxLength": 2}
        }}});
        let found = faults_of(document, "/components/schemas/A", &json!({"b": "xxx"}));
        assert_eq!(
            found,
            [
                row("", "required", "/components/schemas/A/required"),
                row("/b", "maxLength", "/components/schemas/编码/maxLength"),
            ]
        );
    }

    #[test]
    fn an_array_that_contains_nothing_is_not_said_to_contain_too_much() {
        let schema = json!({"contains": {"const": 1}, "maxContains": 1});
        assert_eq!(faults_of(schema.clone(), "", &json!([2])), [row("", "contains", "/contains")]);
        assert_eq!(faults_of(schema, "", &json!([1, 1])), [row("", "maxContains", "/maxContains")]);
    }

    #[test]
    fn every_missing_member_is_a_fault_of_its_own() {
        let set = SchemaSet::new(
            json!({"required": ["a", "b"], "additionalProperties": false, "properties": {"a": {}, "b": {}}}),
        );
        let found: Vec<_> =
            set.faults("", &json!({"x": 1})).into_iter().filter_map(|fault| fault.property).collect();
        assert_eq!(found, ["x", "a", "b"]);
    }

    #[test]
    fn composites_are_reported_as_one() {
        let found = faults_of(json!({"anyOf": [{"type": "string"}, {"type": "null"}]}), "", &json!(1));
        assert_eq!(found, [row("", "anyOf", "/anyOf")]);
    }

    #[test]
    fn closed_and_dependent_objects_are_named_by_their_keyword() {
        let closed = faults_of(json!({"prefixItems": [{}], "items": false}), "", &json!([1, 2]));
        assert_eq!(closed.first().map(|fault| fault.1.as_str()), Some("items"));
        let dependent = faults_of(json!({"dependentRequired": {"a": ["b"]}}), "", &json!({"a": 1}));
        assert_eq!(dependent, [row("", "dependentRequired", "/dependentRequired")]);
    }

    #[test]
    fn a_slash_in_a_name_stays_escaped() {
        let found = faults_of(json!({"properties": {"a/b": {"type": "null"}}}), "", &json!({"a/b": 1}));
        assert_eq!(found, [row(&below("", "a/b"), "type", "/properties/a~1b/type")]);
    }
}
