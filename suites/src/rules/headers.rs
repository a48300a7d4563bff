//! Headers that are hard on a server (RFC 9110 §5.4, §5.5; RFC 9112 §2.2, §5.2): very long, very many, folded, no ASCII,
//! the same one twice, lines that end in a bare line feed; and a line end within data, which must never become a header of
//! the answer (CWE-113).
//!
//! Line ends within a header's value cannot be sent at all: on the wire they are two headers. So they travel in data, and
//! the folded line is the one that a value can hold. Servers may close the connection on a head that they do not want to
//! read: only an error of their own counts. What is read before the operation is known is tried once per tag.

use hutong_specs::plan::{
    Breach, Carrier, Demand, Framing, Intent, Piece, Place, Predicate, RequestTemplate,
};
use hutong_specs::plan::{Role, Sign, Step, Template};
use serde_json::Value;

use super::hostile::{SURVIVAL, answered, edited, intent, is_front, survived};
use super::rule::{NONE, NoParameters, Rule};
use super::unicode::can_stand;
use crate::plan::{Base, Call, Drafts, PlanError, Task};

/// The rule.
pub(crate) const RULE: Rule =
    Rule { id: "headers", title: "hostile headers are survived", parameters: NONE, plan };

/// A header that no document gives a meaning.
const UNKNOWN: &str = "X-Hutong";

/// What would stand in the answer if a line end in data became one.
const INJECTED: &str = "x-hutong-injected";

/// How long the long header is, at most, in bytes: more than servers read by default.
const LONG: u32 = 16 << 10;

/// How many headers are sent: as many as most servers still hand on, and more than they take by default.
const MANY: usize = 80;
const TOO_MANY: usize = 150;

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let mut drafts = if is_front(task) { heads(task, &base.call) } else { Drafts::default() };
    drafts.extend(split(task, &base));
    Ok(drafts)
}

/// Heads that are read before the operation is known.
fn heads<'a>(task: &Task<'a, '_>, call: &Call<'a>) -> Drafts {
    let mut drafts = Drafts::default();
    let bytes = task.context.declares.hostile.bytes();
    if bytes > 0 {
        let long = Template(vec![Piece::Repeat { text: "h".to_owned(), times: bytes.min(LONG) }]);
        drafts.extend([with(task, call, "long", true, vec![long])]);
    }
    let one = || Template::text("1");
    drafts.extend([
        with(task, call, "many", true, vec![one(); MANY]),
        with(task, call, "too-many", true, vec![one(); TOO_MANY]),
        with(task, call, "twice", false, vec![one(), Template::text("2")]),
        with(task, call, "no-ascii", false, vec![Template::text("测试")]),
        with(task, call, "folded", true, vec![Template::text("a\r\n b")]),
        bare(task, call),
    ]);
    drafts
}

/// The call with these values of an unknown header.
fn with<'a>(
    task: &Task<'a, '_>,
    call: &Call<'a>,
    what: &str,
    is_strange: bool,
    values: Vec<Template>,
) -> Drafts {
    let edit = |request: &mut RequestTemplate| {
        request.headers.extend(values.into_iter().map(|value| (UNKNOWN.to_owned(), value)));
    };
    edited(task, (what, strange()), call, is_strange, (edit, vec![answered(task)]))
}

/// The call with lines that end in a bare line feed.
fn bare<'a>(task: &Task<'a, '_>, call: &Call<'a>) -> Drafts {
    let mut probe = task.context.probe(call);
    probe.carrier = Carrier::Raw(Framing::BareLineFeed);
    let step = Step {
        id: "probe".into(),
        role: Role::Probe,
        probe: probe.into(),
        expectations: vec![answered(task)],
    };
    task.steps("bare-line-feed".to_owned(), strange(), vec![step])
}

fn strange() -> Intent {
    let place = Place::Header(UNKNOWN.to_ascii_lowercase());
    Intent::Violate(vec![Breach { place, keyword: "headers".to_owned(), constraint: None }])
}

/// A line end and a header within data.
fn split<'a>(task: &Task<'a, '_>, base: &Base<'a>) -> Option<Drafts> {
    let text = format!("hutong\r\n{INJECTED}: 1");
    let representative = task.context.representative(task.operation);
    let spot = representative.text.as_ref().filter(|spot| can_stand(spot, &text))?;
    let call = spot.put(&base.call, Value::from(text));
    let absent = Demand::Header { name: INJECTED.to_owned(), predicate: Predicate::Absent };
    let expectations = vec![survived(task), task.expect(SURVIVAL, absent)];
    let intent = intent(task, &call, spot);
    Some(task.draft("line-end-in-data".to_owned(), intent, &call, Sign::AsBound, expectations))
}
