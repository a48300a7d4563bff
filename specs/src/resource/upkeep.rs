//! What a document that serves things leads one to expect of them over several answers.

use super::whole::Resource;
use crate::plan::CaptureFrom;
use crate::standard::{Location, Operation, StatusPattern};

/// A demand over several answers, of an operation that serves things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Upkeep {
    /// What was created can be read.
    Readable,
    /// What was sent comes back.
    ReadBack,
    /// `Location` names what can be read.
    Location,
    /// Two new things have two identifiers.
    NewIdentifier,
    /// What was created is listed.
    Listed,
    /// List and thing say the same.
    ListedAlike,
    /// Reading changes nothing.
    Safe,
    /// The same once more changes nothing.
    Idempotent,
    /// What a change does not name stays.
    RestKept,
    /// Nothing but the thing that is named is touched.
    OwnTarget,
    /// What was refused changes nothing.
    RefusedUnchanged,
    /// What was removed is gone.
    Removed,
    /// What was removed is not listed.
    Unlisted,
}

/// The operations of a resource, as far as there are.
#[derive(Clone, Copy, Debug)]
pub struct Cast<'o> {
    /// The resource.
    pub resource: &'o Resource,
    /// What creates a thing.
    pub create: &'o Operation,
    /// What reads one.
    pub read: Option<&'o Operation>,
    /// What lists them.
    pub list: Option<&'o Operation>,
    /// What replaces one.
    pub replace: Option<&'o Operation>,
    /// What changes one.
    pub update: Option<&'o Operation>,
    /// What removes one.
    pub destroy: Option<&'o Operation>,
}

impl Upkeep {
    /// Every demand.
    pub const ALL: &'static [Self] = &[
        Self::Readable,
        Self::ReadBack,
        Self::Location,
        Self::NewIdentifier,
        Self::Listed,
        Self::ListedAlike,
        Self::Safe,
        Self::Idempotent,
        Self::RestKept,
        Self::OwnTarget,
        Self::RefusedUnchanged,
        Self::Removed,
        Self::Unlisted,
    ];

    /// The name in ids of derived clauses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Readable => "readable",
            Self::ReadBack => "read-back",
            Self::Location => "location",
            Self::NewIdentifier => "new-identifier",
            Self::Listed => "listed",
            Self::ListedAlike => "listed-alike",
            Self::Safe => "safe",
            Self::Idempotent => "idempotent",
            Self::RestKept => "rest-kept",
            Self::OwnTarget => "own-target",
            Self::RefusedUnchanged => "refused-unchanged",
            Self::Removed => "removed",
            Self::Unlisted => "unlisted",
        }
    }

    /// Whether the document gives ground to demand this of the operation.
    pub fn applies(self, cast: Cast<'_>, operation: &Operation) -> bool {
        let is = |other: Option<&Operation>| other.is_some_and(|other| other.id == operation.id);
        let creates = operation.id == cast.create.id;
        let (replaces, updates, destroys) = (is(cast.replace), is(cast.update), is(cast.destroy));
        let changes = replaces || updates;
        let comes_back = |sent_to: &Operation| {
            cast.read.is_some_and(|read| !cast.resource.common(sent_to, read).is_empty())
        };
        if !answers_at_once(operation) || !answers_at_once(cast.create) {
            return false;
        }
        match self {
            Self::Readable => creates && cast.read.is_some(),
            Self::ReadBack => (creates || changes) && comes_back(operation),
            Self::Location => creates && cast.read.is_some() && promises_location(cast),
            Self::NewIdentifier => creates && makes_anew(cast),
            Self::Listed => creates && cast.list.is_some_and(lists_all) && says_identifier(cast),
            Self::ListedAlike => is(cast.read) && !cast.resource.alike(cast).is_empty(),
            Self::Safe => is(cast.read) && comes_back(cast.create),
            Self::Idempotent => (replaces && comes_back(operation)) || destroys,
            Self::RestKept => updates && comes_back(operation) && comes_back(cast.create),
            Self::OwnTarget => (changes && comes_back(cast.create)) || (destroys && cast.read.is_some()),
            Self::RefusedUnchanged => changes && operation.request_body.is_some() && comes_back(cast.create),
            Self::Removed => destroys && cast.read.is_some_and(may_miss),
            Self::Unlisted => destroys && cast.list.is_some() && says_identifier(cast),
        }
    }
}

/// Whether the operation has done what it was asked for when it answers: 202 says that it has not.
fn answers_at_once(operation: &Operation) -> bool {
    let says = |status| operation.responses.contains_key(&StatusPattern::Code(status));
    !says(202)
}

/// Whether the operation declares an answer for what is not there.
fn may_miss(operation: &Operation) -> bool {
    let says = |pattern: &StatusPattern| {
        matches!(pattern, StatusPattern::Code(404 | 410) | StatusPattern::Range(4) | StatusPattern::Default)
    };
    operation.responses.keys().any(says)
}

fn promises_location(cast: Cast<'_>) -> bool {
    let made = cast.create.responses.get(&StatusPattern::Code(201));
    let mut headers = made.into_iter().flat_map(|response| &response.headers);
    let is_needed = matches!(
        cast.resource.create.as_ref().map(|create| &create.identifier.from),
        Some(CaptureFrom::Segment(_))
    );
    headers.any(|header| header.name.eq_ignore_ascii_case("location") && (header.required || is_needed))
}

/// Whether every success says that something new was created, of which the platform chooses the identifier.
fn makes_anew(cast: Cast<'_>) -> bool {
    let is_success =
        |pattern: &&StatusPattern| !matches!(pattern, StatusPattern::Code(300..) | StatusPattern::Range(3..));
    let only_created = cast
        .create
        .responses
        .keys()
        .filter(is_success)
        .all(|pattern| matches!(pattern, StatusPattern::Code(201) | StatusPattern::Default));
    let is_created = cast.create.responses.contains_key(&StatusPattern::Code(201));
    let is_told = matches!(
        cast.resource.create.as_ref().map(|create| &create.identifier.from),
        Some(CaptureFrom::Body(_))
    );
    is_created && only_created && is_told && !cast.resource.is_chosen(cast.create)
}

/// Whether a list shows everything at once: it takes nothing that could narrow or part it.
fn lists_all(list: &Operation) -> bool {
    list.parameters.iter().all(|parameter| parameter.location != Location::Query)
}

fn says_identifier(cast: Cast<'_>) -> bool {
    let from = cast.resource.create.as_ref().map(|create| &create.identifier.from);
    matches!(from, Some(CaptureFrom::Body(_) | CaptureFrom::Sent(_)))
}
