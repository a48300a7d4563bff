//! A call that brings about a thing of its own: platforms often refuse a second thing of the same name, so that names are
//! made anew for each case wherever the document leaves them open.

use hutong_specs::plan::{Fresh, Slot};
use serde_json::Value;

use super::call::{Call, Form};

/// Names of members that are likely to be unique, folded.
const UNIQUE: &[&str] =
    &["name", "username", "login", "loginname", "nickname", "slug", "title", "email", "mail", "label"];

/// Texts that are made anew, with the sample that stands in the plan, the better first.
const TEMPLATES: &[(&str, &str)] = &[
    ("test-********", "test-00000000"),
    ("t********@example.org", "t00000000@example.org"),
    ("t********", "t00000000"),
];

/// The call with names of its own in its body. The identifier is left to the platform where it need not be sent, else made
/// anew as well.
pub(crate) fn own<'a>(call: &Call<'a>, identifier: Option<&str>, mark: &str) -> Call<'a> {
    let is_json = call.entity.as_ref().is_some_and(|entity| entity.form == Form::Json);
    let Some(members) = call.body().and_then(Value::as_object).filter(|_| is_json).cloned() else {
        return call.clone();
    };
    let mut call = identifier.map_or_else(|| call.clone(), |name| without(call, name));
    for (name, value) in &members {
        let is_meant = UNIQUE.contains(&folded(name).as_str()) || Some(name.as_str()) == identifier;
        if is_meant && value.is_string() {
            call = anew(&call, name, mark);
        }
    }
    call
}

fn without<'a>(call: &Call<'a>, name: &str) -> Call<'a> {
    let Some(mut members) = call.body().and_then(Value::as_object).cloned() else {
        return call.clone();
    };
    if members.remove(name).is_none() {
        return call.clone();
    }
    let lesser = call.with_body(Value::Object(members));
    if lesser.entity.as_ref().is_some_and(super::call::Entity::is_admitted) { lesser } else { call.clone() }
}

/// The first template that the document allows there.
fn anew<'a>(call: &Call<'a>, name: &str, mark: &str) -> Call<'a> {
    let at = format!("/{}", name.replace('~', "~0").replace('/', "~1"));
    let filled = TEMPLATES.iter().find_map(|(template, sample)| {
        let mut body = call.body()?.clone();
        *body.pointer_mut(&at)? = Value::from(*sample);
        let changed = call.with_body(body);
        changed.entity.as_ref()?.is_admitted().then_some(())?;
        let fresh = Fresh { name: format!("{name}{mark}"), template: (*template).to_owned() };
        Some(changed.with_slot(&at, Slot::Fresh(fresh)))
    });
    filled.unwrap_or_else(|| call.clone())
}

fn folded(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
