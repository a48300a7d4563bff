//! The body of a base: the document's example with the target's test data put in, else a generated member.

use hutong_specs::resource::Need;
use hutong_specs::schema::Schema;
use hutong_specs::standard::{MediaType, Operation, Style};
use hutong_specs::wire::{BOUNDARY, essence, is_described, is_json, is_yaml, root_name};
use serde_json::Value;

use super::annotations::{Annotation, AnnotationKind, annotations};
use super::base::{Chosen, fills, generated};
use super::call::{Entity, Form};
use super::content::is_writable_as;
use super::context::Context;
use super::seed::derived;
use super::test_data::readings;

/// The body, whether somebody vouches for it, and what the schemas say of its places; `None` if none is sent.
pub(crate) fn entity(
    context: &Context<'_>,
    operation: &Operation,
) -> Result<Option<(Entity, bool, Vec<Annotation>)>, String> {
    let Some(request_body) = &operation.request_body else {
        return Ok(None);
    };
    let chosen = preferred(&request_body.content).and_then(|(media_type, form)| {
        Some((media_type, form, body_value(context, operation, media_type, form)?))
    });
    let Some((media_type, form, mut chosen)) = chosen else {
        return if request_body.required { Err(format!("the body of {}", operation.id)) } else { Ok(None) };
    };
    let mut notes =
        media_type.schema.as_ref().map(|schema| annotations(schema, &chosen.value)).unwrap_or_default();
    put_test_data(context, &notes, media_type.schema.as_ref(), &mut chosen.value);
    if form == Form::Json {
        let brought = brought_about(context, operation, &chosen.value);
        chosen.is_grounded &= brought.is_empty();
        notes.extend(brought);
    }
    let entity = Entity {
        media_type: Some(concrete(&media_type.name, form)),
        schema: media_type.schema.clone(),
        form,
        encoding: media_type.encoding.clone(),
        fills: if form == Form::Bytes { Vec::new() } else { fills(&notes) },
        value: chosen.value,
        instead: None,
    };
    if !is_writable_as(&entity, &entity.value) {
        let what = format!("the body of {} in {}", operation.id, media_type.name);
        return if request_body.required { Err(what) } else { Ok(None) };
    }
    let is_grounded = chosen.is_grounded && is_understood(&entity);
    Ok(Some((entity, is_grounded, notes)))
}

/// The places of the body that hold what another operation brings about.
fn brought_about(context: &Context<'_>, operation: &Operation, value: &Value) -> Vec<Annotation> {
    let needs = context.resources().dependencies(&operation.id).iter().map(|dependency| &dependency.need);
    let found = needs.filter_map(|need| match need {
        Need::Body(at) if value.pointer(at).is_some() => {
            let dependency = context.dependency(&operation.id, need)?;
            let kind = AnnotationKind::Captured(dependency.capture.name.clone());
            Some(Annotation { at: at.clone(), kind })
        }
        _ => None,
    });
    found.collect()
}

/// Whether document and specification say how the value is written, so that a platform must understand it.
fn is_understood(entity: &Entity) -> bool {
    let is_named = || entity.schema.as_ref().and_then(root_name).is_some();
    let style = |name: &str| entity.encoding.get(name).and_then(|encoding| encoding.style);
    let members = entity.value.as_object().into_iter().flatten();
    match entity.form {
        Form::Xml => is_named(),
        Form::Fields | Form::Multipart => {
            members.into_iter().all(|(name, member)| is_described(style(name).unwrap_or(Style::Form), member))
        }
        _ => true,
    }
}

/// The media type that is sent: JSON before forms before parts before YAML before XML before text before bytes.
fn preferred(content: &[MediaType]) -> Option<(&MediaType, Form)> {
    let forms = content.iter().filter_map(|media_type| Some((media_type, form(media_type)?)));
    forms.min_by_key(|(_, form)| match form {
        Form::Json => 0,
        Form::Fields => 1,
        Form::Multipart => 2,
        Form::Yaml => 3,
        Form::Xml => 4,
        Form::Text => 5,
        Form::Bytes => 6,
    })
}

fn form(media_type: &MediaType) -> Option<Form> {
    let essence = essence(&media_type.name);
    let schema = media_type.schema.as_ref();
    // Without a type, or as text: such a body can be any bytes.
    let is_opaque = schema.is_none_or(|schema| schema.names_type("string"));
    match essence.as_str() {
        _ if is_json(&essence) => Some(Form::Json),
        "*/*" | "application/*" => Some(Form::Json),
        "application/x-www-form-urlencoded" => Some(Form::Fields),
        "multipart/form-data" => Some(Form::Multipart),
        _ if is_yaml(&essence) => Some(Form::Yaml),
        _ if essence.ends_with("/xml") || essence.ends_with("+xml") => schema.map(|_| Form::Xml),
        "text/plain" | "text/*" => Some(Form::Text),
        _ if essence.starts_with("text/") && is_opaque => Some(Form::Text),
        "application/octet-stream" => Some(Form::Bytes),
        _ if is_opaque && !essence.starts_with("multipart/") => Some(Form::Bytes),
        _ => None,
    }
}

/// A range is no media type to send, and parts name what stands between them.
fn concrete(name: &str, form: Form) -> String {
    match form {
        Form::Json if name.contains('*') => "application/json".to_owned(),
        Form::Text if name.contains('*') => "text/plain".to_owned(),
        Form::Bytes if name.contains('*') => "application/octet-stream".to_owned(),
        Form::Multipart => format!("multipart/form-data; boundary={BOUNDARY}"),
        _ => name.to_owned(),
    }
}

/// A body of which the document says nothing.
fn anything(form: Form) -> Option<Value> {
    match form {
        Form::Json | Form::Fields | Form::Multipart | Form::Yaml => {
            Some(Value::Object(serde_json::Map::new()))
        }
        Form::Text | Form::Bytes => Some(Value::from("test")),
        Form::Xml => None,
    }
}

fn body_value(
    context: &Context<'_>,
    operation: &Operation,
    media_type: &MediaType,
    form: Form,
) -> Option<Chosen> {
    let Some(schema) = &media_type.schema else {
        let example = media_type.examples.first().cloned();
        let is_grounded = example.is_some();
        return Some(Chosen { value: example.or_else(|| anything(form))?, is_grounded });
    };
    let resolved = schema.resolved();
    let own = resolved.value().get("examples").and_then(Value::as_array);
    let mut examples =
        media_type.examples.iter().chain(own.into_iter().flatten()).map(|value| schema.sent(value));
    if let Some(value) = examples.find(|value| schema.admits(value)) {
        return Some(Chosen { value, is_grounded: true });
    }
    let seed = derived(context.seed, &[operation.id.as_str(), "sample", "body"]);
    Some(Chosen { value: handy(schema, generated(schema, seed)?), is_grounded: false })
}

/// How long a generated body may be, written as JSON.
const HANDY: usize = 4096;

/// A smaller member where the generated one is large: what lies deep is cut, as long as the schema allows it.
fn handy(schema: &Schema, value: Value) -> Value {
    if value.to_string().len() <= HANDY {
        return value;
    }
    let cuts = [4, 3, 2, 1].into_iter().map(|depth| cut(&value, depth));
    let fitting =
        cuts.filter(|smaller| smaller.to_string().len() <= HANDY).find(|smaller| schema.admits(smaller));
    fitting.unwrap_or_else(|| schema.minimal(&value))
}

/// The value without what has parts below a depth, and with one item per array.
fn cut(value: &Value, depth: usize) -> Value {
    let is_kept = |member: &&Value| depth > 0 || !(member.is_object() || member.is_array());
    let below = depth.saturating_sub(1);
    match value {
        Value::Object(members) => members
            .iter()
            .filter(|(_, member)| is_kept(member))
            .map(|(name, member)| (name.clone(), cut(member, below)))
            .collect(),
        Value::Array(items) => items.iter().filter(is_kept).take(1).map(|item| cut(item, below)).collect(),
        other => other.clone(),
    }
}

/// Puts in what the target declares to have, as far as the schema allows it.
fn put_test_data(context: &Context<'_>, notes: &[Annotation], schema: Option<&Schema>, value: &mut Value) {
    for annotation in notes {
        let AnnotationKind::TestData(name) = &annotation.kind else {
            continue;
        };
        for declared in readings(context.declares, name) {
            if put(&annotation.at, declared, schema, value) {
                break;
            }
        }
    }
}

/// Puts a value in, unless the schema refuses the whole then.
fn put(at: &str, declared: Value, schema: Option<&Schema>, value: &mut Value) -> bool {
    let Some(place) = value.pointer_mut(at) else {
        return false;
    };
    let before = std::mem::replace(place, declared);
    let is_admitted = schema.is_none_or(|schema| schema.admits(value));
    if !is_admitted && let Some(place) = value.pointer_mut(at) {
        *place = before;
    }
    is_admitted
}
