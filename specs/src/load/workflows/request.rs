//! What a step sends: the operation's valid request, with what the step puts in, takes out or makes anew.

use serde_json::Value;

use super::expression::{embedded, is_meant};
use super::scope::Scope;
use super::shape::{RequestBodyShape, StepShape};
use crate::name::StepId;
use crate::plan::Operand;
use crate::standard::{StepRequest, ValueSource};
use crate::text::pointer::{below, push_index};

/// What a step sends; each fault with the place in the step.
pub(super) fn request(
    scope: &Scope,
    step: &StepShape,
    named: impl Fn(&str) -> StepId,
) -> Result<StepRequest, (String, String)> {
    let mut request = StepRequest {
        again: step.again.as_deref().map(&named),
        beside: step.beside.as_deref().map(&named),
        ..StepRequest::default()
    };
    for (index, parameter) in step.parameters.iter().enumerate() {
        let source =
            scope.value(&parameter.value).map_err(|why| (format!("/parameters/{index}/value"), why))?;
        request.parameters.push((parameter.name.clone(), source));
    }
    if let Some(body) = &step.request_body {
        fill(scope, body, &mut request)?;
    }
    Ok(request)
}

fn fill(scope: &Scope, body: &RequestBodyShape, request: &mut StepRequest) -> Result<(), (String, String)> {
    if let Some(payload) = &body.payload {
        let mut payload = payload.clone();
        let mut found = Vec::new();
        expressions(&payload, "", &mut found);
        for pointer in found {
            let Some(place) = payload.pointer_mut(&pointer) else { continue };
            let why = |why| (format!("/requestBody/payload{pointer}"), why);
            let source = scope.value(place).map_err(why)?;
            *place = Value::Null;
            request.set.push((pointer.clone(), source));
        }
        request.payload = Some(payload);
    }
    for (index, replacement) in body.replacements.iter().enumerate() {
        let why = |why| (format!("/requestBody/replacements/{index}/value"), why);
        if !replacement.target.is_empty() && !replacement.target.starts_with('/') {
            return Err((
                format!("/requestBody/replacements/{index}/target"),
                "the target is a JSON pointer: begin it with `/`".to_owned(),
            ));
        }
        request.set.push((replacement.target.clone(), scope.value(&replacement.value).map_err(why)?));
    }
    request.remove.clone_from(&body.remove);
    request.anew.clone_from(&body.anew);
    Ok(())
}

/// The places of a value at which an expression stands.
fn expressions(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::String(text) if is_meant(text) || embedded(text).is_some() || text.contains("{$") => {
            found.push(pointer.to_owned());
        }
        Value::Object(members) => {
            members.iter().for_each(|(name, member)| expressions(member, &below(pointer, name), found));
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let mut place = pointer.to_owned();
                push_index(&mut place, index);
                expressions(item, &place, found);
            }
        }
        _ => {}
    }
}

/// A value as a source.
pub(super) fn literal(value: &Value) -> ValueSource {
    ValueSource::Operand(Operand::Value(value.clone()))
}
