//! The base of an operation: the request that is known, or most likely, to be accepted. Every case changes it in one
//! thing at a time.

use hutong_specs::plan::{Fill, Slot};
use hutong_specs::resource::{Ground, Need};
use hutong_specs::schema::{Schema, Side};
use hutong_specs::standard::{Location, Operation, Origin, Parameter, SecurityKind};
use serde_json::Value;

use super::annotations::{Annotation, AnnotationKind, annotations};
use super::base_body::entity;
use super::call::{Argument, Call};
use super::context::Context;
use super::parameters::{is_understood, is_writable, why_not_written};
use super::render::next_variable;
use super::seed::derived;
use super::test_data::readings;
use super::wire_truth::is_text;

/// The capability by which a profile declares that the credentials which a plain document asks for are sent.
pub const CREDENTIALS: &str = "credentials";

/// The request that cases of an operation start from.
#[derive(Clone, Debug)]
pub struct Base<'a> {
    /// The request.
    pub call: Call<'a>,
    /// Whether the document or the target's declaration vouches for every value, so that acceptance can be demanded.
    pub is_grounded: bool,
    /// What the schemas say of places of the body.
    pub annotations: Vec<Annotation>,
}

/// A value and whether somebody vouches for it.
#[derive(Clone, Debug)]
pub(crate) struct Chosen {
    /// The value.
    pub(crate) value: Value,
    /// Whether document or profile give it.
    pub(crate) is_grounded: bool,
}

impl Base<'_> {
    /// Whether a valid value at this place of the body may still be refused, or must not be changed: what is unique
    /// per case, known to the target or dependent on the state of business.
    pub fn is_bound(&self, at: &str) -> bool {
        self.annotations
            .iter()
            .any(|annotation| at == annotation.at || at.starts_with(&format!("{}/", annotation.at)))
    }
}

/// The base of an operation, or for what no value could be generated.
pub(crate) fn base<'a>(context: &Context<'a>, operation: &'a Operation) -> Result<Base<'a>, String> {
    let mut is_grounded = is_authorised(context, operation);
    let mut arguments = Vec::new();
    for parameter in &operation.parameters {
        if let Some((argument, vouched)) = sent_argument(context, operation, parameter)? {
            is_grounded &= vouched;
            arguments.push(argument);
        }
    }
    check_path(operation, &arguments)?;
    let mut call = Call { operation, method: operation.method.clone(), arguments, entity: None };
    let mut noted = Vec::new();
    if let Some((entity, vouched, annotations)) = entity(context, operation)? {
        is_grounded &= vouched;
        call.entity = Some(entity);
        noted = annotations;
    }
    Ok(Base { call, is_grounded, annotations: noted })
}

/// Whether the credentials that the document asks for are sent.
fn is_authorised(context: &Context<'_>, operation: &Operation) -> bool {
    let is_open = operation.security.is_empty() || operation.security.iter().any(Vec::is_empty);
    let is_declared =
        context.declares.capabilities.iter().any(|capability| capability.as_str() == CREDENTIALS);
    is_open || context.standard.origin == Origin::Pack || is_declared
}

fn sent_argument<'a>(
    context: &Context<'a>,
    operation: &Operation,
    parameter: &'a Parameter,
) -> Result<Option<(Argument<'a>, bool)>, String> {
    if is_others(context, operation, parameter) || !is_wanted(context, parameter) {
        return Ok(None);
    }
    let failed = || format!("parameter {} of {}", parameter.name, operation.id);
    let Some(chosen) = parameter_value(context, operation, parameter) else {
        return if parameter.required { Err(failed()) } else { Ok(None) };
    };
    let (argument, chosen) =
        brought_about(context, operation, argument(parameter, chosen.value.clone()), chosen);
    match (is_writable(&argument), parameter.required) {
        (true, _) => {
            let is_grounded = chosen.is_grounded && is_understood(&argument);
            Ok(Some((argument, is_grounded)))
        }
        (false, true) => Err(format!("{}, {}", failed(), why_not_written(&argument))),
        (false, false) => Ok(None),
    }
}

/// The argument with what another operation brings about in place of its sample, where there is one. Only a link of the
/// document vouches for it.
fn brought_about<'a>(
    context: &Context<'_>,
    operation: &Operation,
    argument: Argument<'a>,
    chosen: Chosen,
) -> (Argument<'a>, Chosen) {
    let name = argument.parameter.name.clone();
    let need = match argument.parameter.location {
        Location::Path => Need::Path(name),
        Location::Query => Need::Query(name),
        Location::Header | Location::Cookie => return (argument, chosen),
    };
    match context.dependency(&operation.id, &need) {
        Some(dependency) if argument.slot.is_none() => {
            let slot = Some(Slot::Captured(dependency.capture.name.clone()));
            let is_grounded = dependency.ground == Ground::Link;
            (Argument { slot, ..argument }, Chosen { is_grounded, ..chosen })
        }
        _ => (argument, chosen),
    }
}

/// An argument with the slot that the parameter's schema asks for.
fn argument(parameter: &Parameter, value: Value) -> Argument<'_> {
    let slot =
        annotations(&parameter.schema, &value).into_iter().find_map(|annotation| match annotation.kind {
            AnnotationKind::Fresh(fresh) if annotation.at.is_empty() => Some(Slot::Fresh(fresh)),
            _ => None,
        });
    Argument { parameter, value, slot }
}

/// Whether the planner does not send the parameter: the signature, the credentials or the client does, or the path holds
/// no place for it.
pub(crate) fn is_others(context: &Context<'_>, operation: &Operation, parameter: &Parameter) -> bool {
    let by_client = ["accept", "content-type", "authorization"];
    let name = parameter.name.to_ascii_lowercase();
    (parameter.location == Location::Header && by_client.contains(&name.as_str()))
        || (parameter.location == Location::Path
            && !operation.path.contains(&format!("{{{}}}", parameter.name)))
        || context.is_signature(parameter.location, &parameter.name)
        || operation.security.iter().flatten().any(|scheme| {
            matches!(&scheme.kind, SecurityKind::ApiKey { location, name }
                if *location == parameter.location && name.eq_ignore_ascii_case(&parameter.name))
        })
}

/// In a pack all parameters with examples are part of the request that is known to be accepted; a plain document's
/// optional ones are left out, since nobody says that they go together.
fn is_wanted(context: &Context<'_>, parameter: &Parameter) -> bool {
    parameter.required
        || parameter.location == Location::Path
        || !declared_by_name(context, parameter).is_empty()
        || (context.standard.origin == Origin::Pack && parameter.example.is_some())
}

/// A plain document's parameters take test data of their own name.
fn declared_by_name(context: &Context<'_>, parameter: &Parameter) -> Vec<Value> {
    match context.standard.origin {
        Origin::Document => readings(context.declares, &parameter.name),
        Origin::Pack => Vec::new(),
    }
}

/// The value that a parameter has in requests that should be accepted.
pub(crate) fn parameter_value(
    context: &Context<'_>,
    operation: &Operation,
    parameter: &Parameter,
) -> Option<Chosen> {
    let schema = parameter.schema.resolved();
    let members = schema.value();
    let named = members.get("x-test-data").and_then(Value::as_str);
    let declared = named.map(|name| readings(context.declares, name)).unwrap_or_default();
    let by_name = declared_by_name(context, parameter);
    let examples = members.get("examples").and_then(Value::as_array);
    let known = declared
        .iter()
        .chain(&by_name)
        .chain(parameter.example.as_ref())
        .chain(examples.into_iter().flatten())
        .chain(members.get("default"))
        .chain(members.get("const"))
        .chain(members.get("enum").and_then(Value::as_array).into_iter().flatten())
        .find(|value| parameter.schema.admits(value));
    if let Some(value) = known {
        return Some(Chosen { value: value.clone(), is_grounded: true });
    }
    if let Some(value) = plain_text(context, parameter) {
        return Some(Chosen { value, is_grounded: false });
    }
    let seed = derived(context.seed, &[operation.id.as_str(), "sample", &parameter.name]);
    let value = travelling(parameter, generated(&parameter.schema, seed)?, seed);
    let is_grounded = value.is_boolean() && parameter.location != Location::Path;
    Some(Chosen { value, is_grounded })
}

/// How many members are drawn before a parameter is given up.
const DRAWN: u64 = 16;

/// The value if it can be written where the parameter travels, else a smaller or another one that can.
fn travelling(parameter: &Parameter, value: Value, seed: u64) -> Value {
    let schema = &parameter.schema;
    let is_sent = |value: &Value| is_writable(&Argument { parameter, value: value.clone(), slot: None });
    if is_sent(&value) {
        return value;
    }
    let drawn = (0..DRAWN).filter_map(|attempt| schema.inhabit_on(Side::Request, seed ^ attempt).ok());
    let others = std::iter::once(value.clone()).chain(drawn);
    let mut sizes = others.flat_map(|other| [schema.minimal(&other), other]);
    sizes.find(|other| is_sent(other) && schema.admits(other)).unwrap_or(value)
}

/// A text in the letters that every router takes, for a plain document's parameter of which nothing more is known than
/// that it is text.
fn plain_text(context: &Context<'_>, parameter: &Parameter) -> Option<Value> {
    let value = Value::from("test");
    let is_free = context.standard.origin == Origin::Document && is_text(parameter);
    (is_free && parameter.schema.admits(&value)).then_some(value)
}

/// A member of the schema, made by us.
pub(crate) fn generated(schema: &Schema, seed: u64) -> Option<Value> {
    let first = says_integer(schema).then(|| Value::from(1));
    let drawn = [schema.sample_on(Side::Request), schema.inhabit_on(Side::Request, seed)];
    first.into_iter().chain(drawn.into_iter().flatten()).find(|value| schema.admits(value))
}

/// Numbers of things begin at 1, whatever range their format allows.
fn says_integer(schema: &Schema) -> bool {
    schema.resolved().value().get("type").and_then(Value::as_str) == Some("integer")
}

/// Every variable of the path has a value.
fn check_path(operation: &Operation, arguments: &[Argument<'_>]) -> Result<(), String> {
    let mut rest = operation.path.as_str();
    while let Some((_, name, after)) = next_variable(rest) {
        let is_given = arguments
            .iter()
            .any(|argument| argument.parameter.location == Location::Path && argument.parameter.name == name);
        if !is_given {
            return Err(format!("{{{name}}} in the path of {}, which no parameter describes", operation.id));
        }
        rest = after;
    }
    Ok(())
}

/// The slots that the annotations ask for.
pub(crate) fn fills(annotations: &[Annotation]) -> Vec<Fill> {
    annotations
        .iter()
        .filter_map(|annotation| match &annotation.kind {
            AnnotationKind::Fresh(fresh) => {
                Some(Fill { at: annotation.at.clone(), slot: Slot::Fresh(fresh.clone()) })
            }
            AnnotationKind::Captured(name) => {
                Some(Fill { at: annotation.at.clone(), slot: Slot::Captured(name.clone()) })
            }
            AnnotationKind::TestData(_) | AnnotationKind::Business => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use hutong_specs::files::MemoryFiles;
    use hutong_specs::load::{Options, load};
    use hutong_specs::profile::Declares;
    use serde_json::json;

    use crate::plan::Context;

    #[test]
    fn a_map_that_must_be_sent_in_the_query_has_a_member() {
        let document = json!({"openapi": "3.0.1", "paths": {"/search": {"get": {
            "operationId": "search", "responses": {"200": {"description": "ok"}},
            "parameters": [{"name": "terms", "in": "query", "required": true,
                "schema": {"type": "object", "additionalProperties": {"type": "string"}}}]}}}});
        let files = MemoryFiles::new([("a.json", document.to_string())]);
        let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
        let standard = load(&files, &options).unwrap();
        let declares = Declares::default();
        for seed in 0..8 {
            let base = Context::new(&standard, &declares, seed, 0).base(&standard.operations[0]).unwrap();
            assert!(!base.call.arguments[0].value.as_object().unwrap().is_empty());
        }
    }
}
