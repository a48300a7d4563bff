//! Answers of success: a status or media type that is gone, and members that are promised no more.

use serde_json::Value;

use super::aside::{AsideReason, Found};
use super::change::ChangeKind;
use super::compare::{Pair, Weakening};
use super::described::{Places, Told, generic};
use super::draws;
use super::media;
use super::promise::{Broken, broken};
use super::release::Release;
use super::sides::Sides;
use super::work::{OF_SCHEMA, Work};
use crate::schema::{Schema, Side};
use crate::standard::{MediaType, Operation, Response, StatusPattern};
use crate::text::pointer::below;
use crate::wire::is_json;

/// What has become of the answers.
pub(super) fn compare(pair: &mut Pair<'_>) {
    let (before, releases) = (pair.before, pair.releases);
    for pattern in unread(releases.0, before) {
        pair.leave(&pattern.to_string(), Some(why_unread(releases.0)));
    }
    let is_unread = !unread(releases.1, pair.after).is_empty();
    for (pattern, earlier) in before.responses.iter().filter(|(pattern, _)| is_of_success(**pattern)) {
        match counterpart(pair, *pattern) {
            Counterpart::Gone | Counterpart::Unknown if is_unread => {
                pair.leave(&pattern.to_string(), Some(why_unread(releases.1)));
            }
            Counterpart::Gone => {
                let pointer = below(&pair.after.pointer, "responses");
                pair.tell(ChangeKind::StatusGone, pattern.to_string(), pointer, None);
            }
            Counterpart::There(later) => contents(pair, *pattern, earlier, later),
            Counterpart::Unknown => pair.leave(&pattern.to_string(), Some(AsideReason::Unclear)),
        }
    }
}

fn is_of_success(pattern: StatusPattern) -> bool {
    matches!(pattern, StatusPattern::Code(200..=299) | StatusPattern::Range(2))
}

/// The statuses of success that the document names and that cannot be read, such as a `$ref` to another file.
fn unread(release: &Release, operation: &Operation) -> Vec<StatusPattern> {
    let list = below(&operation.pointer, "responses");
    let named = release.schemas.document().pointer(&list).and_then(Value::as_object).into_iter().flatten();
    let patterns = named.filter_map(|(status, _)| status.parse().ok());
    patterns.filter(|pattern| is_of_success(*pattern) && !operation.responses.contains_key(pattern)).collect()
}

fn why_unread(release: &Release) -> AsideReason {
    if release.broken.is_empty() { AsideReason::Unreadable } else { AsideReason::Outside }
}

/// What is declared in place of a status.
enum Counterpart<'a> {
    There(&'a Response),
    Gone,
    /// Something is, but it cannot be told what of it is meant.
    Unknown,
}

fn counterpart<'a>(pair: &Pair<'a>, pattern: StatusPattern) -> Counterpart<'a> {
    let later = &pair.after.responses;
    let found = later.get_key_value(&pattern).or_else(|| {
        later.iter().find(|(other, _)| match pattern {
            StatusPattern::Code(code) => other.matches(code),
            pattern => {
                **other == pattern || matches!(other, StatusPattern::Code(200..=299) | StatusPattern::Default)
            }
        })
    });
    match found {
        // What is declared for everything else is mostly what is answered when something is wrong.
        Some((StatusPattern::Default, _)) => Counterpart::Unknown,
        Some((StatusPattern::Code(_), _)) if matches!(pattern, StatusPattern::Range(_)) => {
            Counterpart::Unknown
        }
        Some((_, response)) => Counterpart::There(response),
        // A document that declares no answers at all says nothing of them.
        None if pair.after.responses.is_empty() => Counterpart::Unknown,
        None => Counterpart::Gone,
    }
}

fn contents(pair: &mut Pair<'_>, status: StatusPattern, before: &Response, after: &Response) {
    for earlier in before.content.iter().filter(|media_type| !media::is_range(&media_type.name)) {
        let at = format!("{status} {}", earlier.name);
        match media::of(&after.content, &earlier.name) {
            Some(later) => values(pair, &at, earlier, later),
            None => pair.tell(ChangeKind::ResponseMediaTypeGone, at, after.pointer.clone(), None),
        }
    }
}

fn values(pair: &mut Pair<'_>, at: &str, before: &MediaType, after: &MediaType) {
    let (Some(earlier), Some(later)) = (&before.schema, &after.schema) else { return };
    if !is_json(&before.name) {
        return;
    }
    let found = known(pair, earlier, later);
    pair.leave(at, found.aside);
    for Weakening { broken, pointer, witness } in found.told {
        let place = broken.missing.as_ref().map_or(broken.at.clone(), |name| below(&broken.at, name));
        let place = if place.is_empty() { "/".to_owned() } else { generic(&place) };
        pair.tell(ChangeKind::ResponseWeakened, format!("{at} {place}"), pointer, Some(witness));
    }
}

/// The same for all who share the schemas.
fn known(pair: &mut Pair<'_>, before: &Schema, after: &Schema) -> Found<Weakening> {
    let (before, after) = (before.resolved(), after.resolved());
    let key = (before.pointer().to_owned(), after.pointer().to_owned());
    if let Some(known) = pair.state.weakened.get(&key) {
        return known.clone();
    }
    let sides = Sides { before: &before, after: &after, broken: pair.broken() };
    let found = weakenings(&sides, &mut pair.state.work);
    pair.state.weakened.insert(key, found.clone());
    found
}

/// Promises that a value which may be answered now does not keep. Where the later document says nothing of a place it takes
/// nothing back.
fn weakenings(sides: &Sides<'_>, work: &mut Work) -> Found<Weakening> {
    let size = match sides.size(work) {
        Ok(size) => size,
        Err(reason) => return Found::left(reason),
    };
    if sides.after.set().defect(sides.after.pointer()).is_some() {
        return Found::left(AsideReason::Unreadable);
    }
    let values = draws::members(sides.after, Side::Response, work);
    let aside = values.is_empty().then_some(AsideReason::NoValue);
    let told = told(sides, values, size, work);
    Found { told, aside: work.is_used_up().then_some(AsideReason::Work).or(aside) }
}

fn told(
    Sides { before, after, .. }: &Sides<'_>,
    values: Vec<Value>,
    size: usize,
    work: &mut Work,
) -> Vec<Weakening> {
    let mut found = Vec::new();
    let mut told = Told::new();
    for value in values {
        if found.len() >= OF_SCHEMA || !work.takes(size.min(1000)) {
            break;
        }
        let told_of = broken(before, &value);
        if told_of.is_empty() {
            continue;
        }
        let places = Places::of(after, &value);
        for broken in told_of.into_iter().filter(|broken| is_taken_back(broken, &places)) {
            if told.insert((generic(&broken.at), broken.missing.clone())) {
                found.push(weakening(broken, &places, after, &value));
            }
        }
    }
    found.truncate(OF_SCHEMA);
    found
}

/// Whether the later schema itself speaks of it: one that names members and no type takes no type back.
fn is_taken_back(broken: &Broken, after: &Places<'_>) -> bool {
    if broken.missing.is_some() { after.says(&broken.at) } else { after.types(&broken.at) }
}

fn weakening(broken: Broken, places: &Places<'_>, after: &Schema, value: &Value) -> Weakening {
    let pointer = places.pointer(&broken.at).unwrap_or_else(|| after.pointer()).to_owned();
    Weakening { broken, pointer, witness: value.clone() }
}
