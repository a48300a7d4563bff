//! A call: a request in values, before it is written out. Rules start from a valid one and change one thing.

use std::collections::BTreeMap;

use hutong_specs::plan::{Content, Fill, Slot};
use hutong_specs::schema::Schema;
use hutong_specs::standard::{Encoding, Location, Operation, Parameter};
use serde_json::Value;

/// A request in values.
#[derive(Clone, Debug)]
pub struct Call<'a> {
    /// The operation.
    pub operation: &'a Operation,
    /// The method as it is sent.
    pub method: String,
    /// What is sent for parameters, in the order of the document.
    pub arguments: Vec<Argument<'a>>,
    /// The body, if one is sent.
    pub entity: Option<Entity>,
}

/// What is sent for a parameter.
#[derive(Clone, Debug)]
pub struct Argument<'a> {
    /// The parameter.
    pub parameter: &'a Parameter,
    /// Its value; the sample where there is a slot.
    pub value: Value,
    /// What is filled in when the request is sent.
    pub slot: Option<Slot>,
}

/// A body in values.
#[derive(Clone, Debug)]
pub struct Entity {
    /// The value of `Content-Type`; none is sent if `None`.
    pub media_type: Option<String>,
    /// The values that are allowed, if the document says.
    pub schema: Option<Schema>,
    /// How the value is written.
    pub form: Form,
    /// How the members of a form are written, by name, where the document says.
    pub encoding: BTreeMap<String, Encoding>,
    /// The value, with samples where slots are filled in.
    pub value: Value,
    /// Where slots are filled in.
    pub fills: Vec<Fill>,
    /// What is sent in place of the value, for bodies that are none.
    pub instead: Option<Content>,
}

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// JSON.
    Json,
    /// `application/x-www-form-urlencoded`.
    Fields,
    /// `multipart/form-data`.
    Multipart,
    /// XML as the document describes it.
    Xml,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

impl<'a> Call<'a> {
    /// The call with this value as the body; slots stay only where the value did not change.
    #[must_use]
    pub fn with_body(&self, value: Value) -> Self {
        let mut call = self.clone();
        if let Some(entity) = &mut call.entity {
            entity.replace(value);
        }
        call
    }

    /// The call with another fresh value at a place of the body than the calls before it have there, named apart by
    /// `mark`; none if no fresh value is filled in at the place.
    pub fn with_fresh_anew(&self, at: &str, mark: &str) -> Option<Self> {
        let mut call = self.clone();
        let fill = call.entity.as_mut()?.fills.iter_mut().find(|fill| fill.at == at)?;
        let Slot::Fresh(fresh) = &mut fill.slot else {
            return None;
        };
        fresh.name = format!("{}-{mark}", fresh.name);
        Some(call)
    }

    /// The call with a slot filled in at a place of the body that exists.
    #[must_use]
    pub fn with_slot(&self, at: &str, slot: Slot) -> Self {
        let mut call = self.clone();
        if let Some(entity) = call.entity.as_mut().filter(|entity| entity.value.pointer(at).is_some()) {
            entity.fills.retain(|fill| fill.at != at);
            entity.fills.push(Fill { at: at.to_owned(), slot });
        }
        call
    }

    /// The call with this content in place of the body's value.
    #[must_use]
    pub fn with_content(&self, content: Content) -> Self {
        let mut call = self.clone();
        if let Some(entity) = &mut call.entity {
            entity.instead = Some(content);
        }
        call
    }

    /// The call with a body declared as this media type, or as none.
    #[must_use]
    pub fn with_media_type(&self, media_type: Option<&str>) -> Self {
        let mut call = self.clone();
        if let Some(entity) = &mut call.entity {
            entity.media_type = media_type.map(str::to_owned);
        }
        call
    }

    /// The call without a body.
    #[must_use]
    pub fn without_body(&self) -> Self {
        Self { entity: None, ..self.clone() }
    }

    /// The call with another method.
    #[must_use]
    pub fn with_method(&self, method: &str) -> Self {
        Self { method: method.to_owned(), ..self.clone() }
    }

    /// The call with this value for the parameter.
    #[must_use]
    pub fn with_argument(&self, parameter: &'a Parameter, value: Value) -> Self {
        let mut call = self.clone();
        match call.arguments.iter_mut().find(|argument| std::ptr::eq(argument.parameter, parameter)) {
            Some(argument) if argument.value == value => {}
            Some(argument) => *argument = Argument { parameter, value, slot: None },
            None => call.arguments.push(Argument { parameter, value, slot: None }),
        }
        call
    }

    /// The call with nothing sent for the parameter.
    #[must_use]
    pub fn without_argument(&self, parameter: &Parameter) -> Self {
        let mut call = self.clone();
        call.arguments.retain(|argument| !std::ptr::eq(argument.parameter, parameter));
        call
    }

    /// The call without the parameters that need not be sent.
    #[must_use]
    pub fn without_optional_arguments(&self) -> Self {
        let mut call = self.clone();
        call.arguments
            .retain(|argument| argument.parameter.required || argument.parameter.location == Location::Path);
        call
    }

    /// What is sent for the parameter; another of the same name may stand elsewhere in the request.
    pub fn argument(&self, parameter: &Parameter) -> Option<&Argument<'a>> {
        self.arguments.iter().find(|argument| std::ptr::eq(argument.parameter, parameter))
    }

    /// The value of the body; `None` if none is sent.
    pub fn body(&self) -> Option<&Value> {
        self.entity.as_ref().map(|entity| &entity.value)
    }
}

impl Entity {
    /// Puts another value in place; slots stay only where the value did not change.
    fn replace(&mut self, value: Value) {
        let before = std::mem::replace(&mut self.value, value);
        let after = &self.value;
        self.fills.retain(|fill| before.pointer(&fill.at) == after.pointer(&fill.at));
    }

    /// Whether the document allows the value.
    pub fn is_admitted(&self) -> bool {
        self.schema.as_ref().is_none_or(|schema| schema.admits(&self.value))
    }
}
