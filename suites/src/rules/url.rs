//! URLs that are hard on a server: a query longer than most read (RFC 9110 §15.5.15), a parameter that no document knows,
//! one that is no UTF-8, a known one sent twice. Each is accepted or refused, and none breaks the platform. What is read before
//! the operation is known is tried once per tag.

use hutong_specs::plan::{Breach, Expectation, Intent, Piece, Place, RequestTemplate};
use hutong_specs::standard::Location;

use super::hostile::{answered, edited, is_front, survived};
use super::rule::{NONE, NoParameters, Rule};
use super::unknown_field::UNKNOWN;
use crate::plan::{Call, Drafts, PlanError, Task, in_query};

/// The rule.
pub(crate) const RULE: Rule = Rule { id: "url", title: "hostile URLs are survived", parameters: NONE, plan };

/// How long the query is made, at most, in bytes: more than most servers read.
const LONG: u32 = 9 << 10;

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let call = &base.call;
    let text = |text: &str| vec![Piece::Text(format!("{UNKNOWN}={text}"))];
    let mut drafts = with(task, call, ("unknown-parameter", Intent::Conform), text("1"), survived(task));
    drafts.extend(twice(task, call));
    if is_front(task) {
        let undecodable = ("undecodable-parameter", strange());
        drafts.extend([with(task, call, undecodable, text("%C0%AF%FF%00"), answered(task))]);
    }
    let times = task.context.declares.hostile.bytes().min(LONG);
    if times > 0 && is_front(task) {
        let long = Piece::Repeat { text: "h".to_owned(), times };
        let pieces = text("").into_iter().chain([long]).collect();
        drafts.extend([with(task, call, ("long", strange()), pieces, answered(task))]);
    }
    Ok(drafts)
}

/// The first parameter of the query sent once more.
fn twice<'a>(task: &Task<'a, '_>, call: &Call<'a>) -> Option<Drafts> {
    let in_location = |location| location == Location::Query;
    let argument = call.arguments.iter().find(|argument| in_location(argument.parameter.location))?;
    let (name, value) = in_query(argument)?.into_iter().next()?;
    let pieces = [Piece::Text(format!("{name}="))].into_iter().chain(value.0).collect();
    let place = crate::plan::place(argument.parameter);
    let broken =
        Intent::Violate(vec![Breach { place, keyword: "request-line".to_owned(), constraint: None }]);
    Some(with(task, call, ("parameter-twice", broken), pieces, survived(task)))
}

/// The call with something more in its query. What is too long goes by a connection of its own.
fn with<'a>(
    task: &Task<'a, '_>,
    call: &Call<'a>,
    (what, intent): (&str, Intent),
    pieces: Vec<Piece>,
    expectation: Expectation,
) -> Drafts {
    let is_long = pieces.iter().any(|piece| matches!(piece, Piece::Repeat { .. }));
    let edit = |request: &mut RequestTemplate| {
        let has_query =
            request.target.0.iter().any(|piece| matches!(piece, Piece::Text(text) if text.contains('?')));
        request.target.0.push(Piece::Text(if has_query { "&" } else { "?" }.to_owned()));
        request.target.0.extend(pieces);
    };
    edited(task, (what, intent), call, is_long, (edit, vec![expectation]))
}

fn strange() -> Intent {
    Intent::Violate(vec![Breach { place: Place::Url, keyword: "request-line".to_owned(), constraint: None }])
}
