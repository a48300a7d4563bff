//! XML as values: an element may be a text, an object or an array, as its schema allows.

use super::super::properties::{items, properties};
use super::super::reading::Reading;
use super::super::shape::may_be;
use super::element::{Element, local};
use super::notes::Notes;
use super::parse::parse;
use crate::schema::Schema;

/// Everything that may be meant by an XML document; `None` if it is none.
pub(in crate::wire) fn read(schema: &Schema, text: &str) -> Option<Reading> {
    parse(text).map(|root| element(schema, &root))
}

fn element(schema: &Schema, element: &Element) -> Reading {
    let mut ways = Vec::new();
    if element.children.is_empty() {
        ways.push(Reading::text(&element.text));
        ways.push(Reading::text(element.text.trim()));
        ways.extend(element.text.trim().is_empty().then_some(Reading::Nothing));
        ways.push(Reading::Value(serde_json::Value::Null));
    }
    if may_be(schema, "object") {
        ways.push(members(schema, element));
    }
    if may_be(schema, "array") {
        let inner = items(schema);
        ways.push(Reading::List(element.children.iter().map(|child| self::element(&inner, child)).collect()));
    }
    if ways.is_empty() {
        ways.push(members(schema, element));
    }
    Reading::either(ways)
}

/// The members of an object: those that the schema describes under the names that it gives them, then the others.
fn members(schema: &Schema, element: &Element) -> Reading {
    let known = properties(schema);
    let mut left: Vec<&Element> = element.children.iter().collect();
    let mut attributes: Vec<&(String, String)> = element.attributes.iter().collect();
    let mut read = Vec::new();
    for (name, property) in &known {
        let notes = Notes::of(property);
        let own = notes.name.as_deref().unwrap_or(name);
        if notes.is_attribute {
            let index = attributes.iter().position(|(other, _)| other == local(own));
            read.extend(index.map(|index| (name.clone(), Reading::text(&attributes.remove(index).1))));
            continue;
        }
        let inner = Notes::of(&items(property)).name;
        let meant = if notes.is_wrapped || !property.names_type("array") {
            own
        } else {
            inner.as_deref().unwrap_or(name)
        };
        let (mine, others): (Vec<_>, Vec<_>) = left.into_iter().partition(|child| child.name == local(meant));
        left = others;
        read.extend(member(property, &mine).map(|reading| (name.clone(), reading)));
    }
    read.extend(attributes.into_iter().map(|(name, text)| (name.clone(), Reading::text(text))));
    read.extend(unknown(&left));
    Reading::Members(read)
}

/// What the elements of one name may mean.
fn member(property: &Schema, elements: &[&Element]) -> Option<Reading> {
    let inner = items(property);
    let list = || Reading::List(elements.iter().map(|child| element(&inner, child)).collect());
    match elements {
        [] => None,
        [only] if may_be(property, "array") => Some(Reading::either(vec![element(property, only), list()])),
        [only] => Some(element(property, only)),
        [.., end] => Some(Reading::either(vec![list(), element(property, end)])),
    }
}

/// Elements that nobody describes: texts.
fn unknown(elements: &[&Element]) -> Vec<(String, Reading)> {
    let mut read: Vec<(String, Reading)> = Vec::new();
    for element in elements {
        if !read.iter().any(|(name, _)| *name == element.name) {
            read.push((element.name.clone(), Reading::text(&element.text)));
        }
    }
    read
}
