//! Ways in which a platform looks after its things badly.

use hutong_specs::name::OperationId;
use serde_json::Value;

use super::things::Thing;

/// A way in which a platform looks after its things badly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// What was created is not kept.
    CreatedLost,
    /// What was created is kept otherwise than it was sent.
    CreatedAltered,
    /// Every new thing has the same identifier.
    SameIdentifier,
    /// `Location` names what is not there.
    LocationElsewhere,
    /// What is there is not listed.
    Unlisted,
    /// What is listed is told otherwise than it is.
    ListedAltered,
    /// Reading changes what is read.
    ReadingChanges,
    /// What replaces a thing is not kept.
    ReplacedLost,
    /// The same replacement once more changes the thing again.
    ReplacedTwice,
    /// All things of the collection are replaced.
    ReplacesAll,
    /// What replaces a thing is kept although it was refused.
    RefusedReplaces,
    /// A change is not kept.
    UpdatedLost,
    /// What a change does not name is lost.
    UpdateResets,
    /// All things of the collection are changed.
    UpdatesAll,
    /// A change is kept although it was refused.
    RefusedUpdates,
    /// What was removed is still there.
    RemovedStays,
    /// All things of the collection are removed.
    RemovesAll,
    /// Removing once more breaks the platform.
    RemovedTwiceBreaks,
}

/// A slip of one operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slipped {
    /// What it does badly.
    pub slip: Slip,
    /// The operation.
    pub operation: OperationId,
}

/// Changes all texts, integers and truths of a thing but its identifier.
pub(super) fn altered(thing: &mut Thing, identifier: Option<&str>) {
    let others = thing.iter_mut().filter(|(name, _)| Some(name.as_str()) != identifier);
    others.for_each(|(_, value)| alter(value));
}

/// Another value of the same type and, for text, of the same length.
fn alter(value: &mut Value) {
    match value {
        Value::Bool(truth) => *truth = !*truth,
        Value::Number(number) => {
            if let Some(next) = number.as_i64().and_then(|number| number.checked_add(1)) {
                *value = Value::from(next);
            }
        }
        Value::String(text) => *text = rotated(text),
        Value::Object(members) => members.values_mut().for_each(alter),
        Value::Null | Value::Array(_) => {}
    }
}

/// The text with its last letter or digit exchanged for the next one.
fn rotated(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    if let Some(last) = letters.iter_mut().rev().find(|letter| letter.is_ascii_alphanumeric()) {
        *last = match *last {
            'z' => 'a',
            'Z' => 'A',
            '9' => '0',
            other => char::from_u32(other as u32 + 1).unwrap_or('a'),
        };
    }
    letters.into_iter().collect()
}
