//! Where answers hold the thing itself, and which members of it come back as they were sent.

use serde_json::Value;

use super::identifier::{Wanted, answer_schema, escaped, successes, within};
use super::names::folded;
use super::shape::{has, members, types};
use super::upkeep::Cast;
use super::whole::Resource;
use crate::schema::Schema;
use crate::standard::Operation;

/// Members that a platform may well set or write otherwise than they were sent, whatever the document says.
const VOLATILE: &[&str] = &[
    "id",
    "uuid",
    "guid",
    "etag",
    "version",
    "revision",
    "status",
    "state",
    "created",
    "createdat",
    "createdby",
    "createtime",
    "updated",
    "updatedat",
    "updatedby",
    "updatetime",
    "modified",
    "modifiedat",
    "lastmodified",
    "timestamp",
    "password",
    "token",
    "secret",
    "links",
    "href",
    "url",
    "uri",
    "email",
    "phone",
    "telephone",
    "mobile",
];

/// Formats of texts that are written in one way alone.
const EXACT: &[&str] = &["date", "int32", "int64"];

/// Objects nested deeper are not compared.
const DEPTH: usize = 3;

/// JSON pointer of the identifier in the answer of an operation.
pub(super) fn identified(operation: &Operation, wanted: Wanted<'_>) -> Option<String> {
    successes(operation).filter_map(answer_schema).find_map(|schema| within(schema, wanted))
}

/// JSON pointer of the thing in the answer of an operation: where its identifier is, or the answer itself where that has
/// members of what is sent to create one.
pub(super) fn thing(operation: &Operation, wanted: Wanted<'_>, create: &Operation) -> Option<String> {
    if let Some(pointer) = identified(operation, wanted) {
        return pointer.rsplit_once('/').map(|(thing, _)| thing.to_owned());
    }
    let sent = super::identifier::json(&create.request_body.as_ref()?.content)?;
    let answered = members(successes(operation).find_map(answer_schema)?);
    members(sent).keys().any(|name| answered.contains_key(name)).then(String::new)
}

impl Resource {
    /// JSON pointer of the thing in the answer of an operation that answers with one.
    pub fn thing_in(&self, operation: &Operation) -> Option<&str> {
        self.things.get(&operation.id).map(String::as_str)
    }

    /// The name of the member that identifies the thing in the answer of an operation.
    pub fn identifier_in(&self, operation: &Operation) -> Option<String> {
        let (_, name) = self.identified.get(&operation.id)?.rsplit_once('/')?;
        Some(name.replace("~1", "/").replace("~0", "~"))
    }

    /// JSON pointers, in a thing, of the members that are sent to one operation and come back from another: both describe
    /// them, and nothing says or suggests that they come back otherwise.
    pub fn common(&self, sent_to: &Operation, answered_by: &Operation) -> Vec<String> {
        let sent = sent_to.request_body.as_ref().and_then(|body| super::identifier::json(&body.content));
        let (Some(sent), Some(answered)) = (sent, self.thing_schema(answered_by)) else {
            return Vec::new();
        };
        let own = self.identifier_in(answered_by);
        let mut found = Vec::new();
        common(sent, &answered, "", DEPTH, &mut found);
        found.retain(|pointer| own.as_ref().is_none_or(|own| *pointer != format!("/{}", escaped(own))));
        found
    }

    /// Those of the members that come back of what creates a thing which the list shows as well; none where list and thing do
    /// not have the identifier at the same place.
    pub fn alike(&self, cast: Cast<'_>) -> Vec<String> {
        let (Some(list), Some(listing), Some(read)) = (&self.list, cast.list, cast.read) else {
            return Vec::new();
        };
        let own = self.identifier_in(read).map(|name| format!("/{}", escaped(&name)));
        let whole = successes(listing).find_map(answer_schema);
        let item = whole.and_then(|whole| described_items(&described(whole, &list.array)?));
        let (Some(item), Some(thing)) = (item, self.thing_schema(read)) else { return Vec::new() };
        if own.as_ref() != Some(&list.item) {
            return Vec::new();
        }
        let mut found = Vec::new();
        common(&item, &thing, "", DEPTH, &mut found);
        let kept = self.common(cast.create, read);
        found.retain(|pointer| kept.contains(pointer));
        found
    }

    /// Whether whoever creates a thing may choose its identifier.
    pub fn is_chosen(&self, create: &Operation) -> bool {
        let sent = create.request_body.as_ref().and_then(|body| super::identifier::json(&body.content));
        let named = self.identifier_in(create).zip(sent);
        named.is_some_and(|(name, sent)| {
            members(sent).get(&name).is_some_and(|member| !says(member, "readOnly"))
        })
    }

    /// The schema of the thing in the answer of an operation.
    pub fn thing_schema(&self, operation: &Operation) -> Option<Schema> {
        let at = self.thing_in(operation)?;
        let whole = successes(operation).find_map(answer_schema)?;
        described(whole, at)
    }
}

/// The schema at a JSON pointer of objects that the schema describes.
pub fn described(schema: &Schema, pointer: &str) -> Option<Schema> {
    pointer.split('/').skip(1).try_fold(schema.clone(), |schema, name| {
        members(&schema).remove(&name.replace("~1", "/").replace("~0", "~"))
    })
}

/// Names and schemas of the members that an object of this schema is said to have.
pub fn described_members(schema: &Schema) -> std::collections::BTreeMap<String, Schema> {
    members(schema)
}

/// The schema of the items of an array.
pub fn described_items(schema: &Schema) -> Option<Schema> {
    super::shape::items(schema)
}

/// Whether the schema, or one behind it, says this of the member.
pub fn says(schema: &Schema, keyword: &str) -> bool {
    let mut found = false;
    super::shape::each(schema, &mut |value| found |= value.get(keyword) == Some(&Value::Bool(true)));
    found
}

fn common(sent: &Schema, answered: &Schema, at: &str, depth: usize, found: &mut Vec<String>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    let answered = members(answered);
    for (name, sent) in members(sent) {
        let Some(answered) = answered.get(&name).filter(|answered| is_kept(&name, &sent, answered)) else {
            continue;
        };
        let at = format!("{at}/{}", escaped(&name));
        let (left, right) = (types(&sent), types(answered));
        if left.contains("object") && right.contains("object") {
            common(&sent, answered, &at, depth, found);
        } else if left == right && is_exact(&left) && listed(&sent) == listed(answered) {
            found.push(at);
        }
    }
}

fn is_kept(name: &str, sent: &Schema, answered: &Schema) -> bool {
    !VOLATILE.contains(&folded(name).as_str())
        && ["readOnly", "writeOnly"].iter().all(|mark| !says(sent, mark) && !says(answered, mark))
        && [sent, answered].iter().all(|schema| has_exact_format(schema))
}

/// The lists of values that the schema, or one behind it, gives: what one side lists and the other does not is another thing
/// of the same name.
fn listed(schema: &Schema) -> Vec<Value> {
    let mut lists = Vec::new();
    super::shape::each(schema, &mut |value| {
        lists.extend(["enum", "const"].iter().filter_map(|keyword| value.get(*keyword).cloned()));
    });
    lists
}

fn has_exact_format(schema: &Schema) -> bool {
    let mut exact = true;
    super::shape::each(schema, &mut |value| {
        if let Some(format) = value.get("format").and_then(Value::as_str) {
            exact &= EXACT.contains(&format);
        }
        exact &= value.get("contentEncoding").is_none() && value.get("contentMediaType").is_none();
    });
    exact && !has(schema, "oneOf") && !has(schema, "anyOf")
}

/// Whether values of these types are written in one way alone; numbers may be rounded.
fn is_exact(types: &std::collections::BTreeSet<String>) -> bool {
    let exact = ["string", "integer", "boolean", "null"];
    !types.is_empty() && types.iter().all(|name| exact.contains(&name.as_str()))
}
