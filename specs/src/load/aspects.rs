//! Which aspects of an operation a plain document demands anything of.

use serde_json::Value;

use super::reachable::reaches;
use crate::schema::{Schema, SchemaSet, format_of_bound, refuses};
use crate::standard::{Aspect, Operation};

/// Whether the document demands anything of this kind of the operation.
pub(super) fn applies(aspect: Aspect, operation: &Operation, schemas: &SchemaSet) -> bool {
    match aspect {
        Aspect::Parameters => !operation.parameters.is_empty(),
        Aspect::RequestBody | Aspect::MediaType => operation.request_body.is_some(),
        Aspect::RequestFormat => names_formats(schemas, of_request(operation)),
        Aspect::ResponseFormat => names_formats(schemas, of_response(operation)),
        Aspect::WriteOnly => {
            let roots = of_response(operation).map(|schema| schema.pointer().to_owned());
            reaches(schemas, roots, |_, schema| schema.get("writeOnly") == Some(&Value::Bool(true)))
        }
        Aspect::Credentials => {
            !operation.security.is_empty()
                && operation.security.iter().all(|alternative| !alternative.is_empty())
        }
        Aspect::Responses => !operation.responses.is_empty(),
        Aspect::ResponseBody => {
            let mut contents = operation.responses.values().flat_map(|response| &response.content);
            contents.any(|media_type| media_type.schema.is_some())
        }
        Aspect::Acceptance | Aspect::Method | Aspect::Robustness => true,
    }
}

/// Whether a format constrains anything in or behind these schemas.
fn names_formats<'a>(set: &SchemaSet, roots: impl Iterator<Item = &'a Schema>) -> bool {
    let roots = roots.map(|schema| schema.pointer().to_owned());
    reaches(set, roots, |pointer, schema| {
        let draws = |bound: &str| format_of_bound(set.document(), &format!("{pointer}/{bound}")).is_some();
        let format = schema.get("format").and_then(Value::as_str);
        format.is_some_and(|format| draws("minimum") || draws("maximum") || refuses(set, format))
    })
}

fn of_request(operation: &Operation) -> impl Iterator<Item = &Schema> {
    let content = operation.request_body.iter().flat_map(|body| &body.content);
    let bodies = content.filter_map(|media_type| media_type.schema.as_ref());
    bodies.chain(operation.parameters.iter().map(|parameter| &parameter.schema))
}

fn of_response(operation: &Operation) -> impl Iterator<Item = &Schema> {
    let content = operation.responses.values().flat_map(|response| &response.content);
    content.filter_map(|media_type| media_type.schema.as_ref())
}
