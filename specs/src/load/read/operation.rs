//! One operation.

use serde_json::{Map, Value};

use super::parameter::parameters;
use super::reader::{Reader, Unusable};
use super::response::responses;
use super::security::security;
use super::servers::base_path;
use crate::load::places::child;
use crate::name::OperationId;
use crate::schema::Side;
use crate::standard::{Effect, MediaType, Operation, Parameter, RequestBody, Response};

/// Where an operation stands.
pub(in crate::load) struct OperationPlace<'a> {
    /// What the operation is called.
    pub(in crate::load) id: OperationId,
    /// The path as the document writes it.
    pub(in crate::load) path: &'a str,
    /// The method in lower case.
    pub(in crate::load) method: &'a str,
    /// JSON pointer of the operation.
    pub(in crate::load) pointer: &'a str,
    /// JSON pointer of its path item.
    pub(in crate::load) path_item: String,
    /// The operation as it stands.
    pub(in crate::load) value: &'a Value,
}

/// Reads an operation.
pub(super) fn operation(reader: &mut Reader<'_>, place: &OperationPlace<'_>) -> Result<Operation, Unusable> {
    if !place.path.starts_with('/') {
        return Err(Unusable::new(format!("its path `{}` does not begin with `/`", place.path)));
    }
    // All parts are read before one of them ends it, so that everything wrong is told at once.
    let parameters = parameters(reader, place);
    let request_body = (reader.dialect.request_body)(reader, place);
    let responses = responses(reader, place);
    let security = security(reader, place);
    Ok(Operation {
        id: place.id.clone(),
        method: place.method.to_uppercase(),
        path: format!("{}{}", base_path(reader, place), place.path),
        summary: text(place.value, "summary"),
        tags: texts(place.value.get("tags")),
        effect: effect(reader, place),
        parameters: parameters?.into_iter().map(sent_parameter).collect(),
        request_body: request_body?.map(sent_body),
        responses: responses.into_iter().map(|(status, response)| (status, answered(response))).collect(),
        security,
        needs: texts(place.value.get("x-needs")).into_iter().map(OperationId::from).collect(),
        extensions: extensions(place.value),
        pointer: place.pointer.to_owned(),
    })
}

fn sent_parameter(parameter: Parameter) -> Parameter {
    Parameter { schema: parameter.schema.on(Side::Request), ..parameter }
}

fn sent_body(body: RequestBody) -> RequestBody {
    RequestBody { content: on_side(body.content, Side::Request), ..body }
}

fn answered(response: Response) -> Response {
    Response { content: on_side(response.content, Side::Response), ..response }
}

/// The media types with their schemas as the side that sends the values means them.
fn on_side(content: Vec<MediaType>, side: Side) -> Vec<MediaType> {
    let on_side = |media_type: MediaType| MediaType {
        schema: media_type.schema.map(|schema| schema.on(side)),
        ..media_type
    };
    content.into_iter().map(on_side).collect()
}

fn effect(reader: &mut Reader<'_>, place: &OperationPlace<'_>) -> Effect {
    let Some(named) = place.value.get("x-effect") else {
        return effect_of_method(place.method);
    };
    serde_json::from_value(named.clone()).unwrap_or_else(|_| {
        let help = "write read-only, writing or destructive";
        let pointer = child(place.pointer, "x-effect");
        reader.error("load.effect", &pointer, format!("{named} is no effect; the method's counts"), help);
        effect_of_method(place.method)
    })
}

fn effect_of_method(method: &str) -> Effect {
    match method {
        "get" | "head" | "options" | "trace" => Effect::ReadOnly,
        "delete" => Effect::Destructive,
        _ => Effect::Writing,
    }
}

fn extensions(operation: &Value) -> Map<String, Value> {
    let members = operation.as_object().into_iter().flatten();
    let extensions = members.filter(|(name, _)| name.starts_with("x-"));
    extensions.map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// The text under a member; empty if there is none.
pub(super) fn text(value: &Value, member: &str) -> String {
    value.get(member).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// The texts of a list; what is no text counts for nothing.
pub(super) fn texts(list: Option<&Value>) -> Vec<String> {
    let list = list.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_str).map(str::to_owned).collect()
}
