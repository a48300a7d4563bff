//! A refusal that tells no more than another one: whether something exists is not to be read from it.
//!
//! What repeats the request and what differs from call to call (times, numbers of requests) counts for nothing: a false
//! alarm here would cost the tester's trust.

use hutong_specs::binding::Outcome;
use hutong_specs::judgement::{Doubt, FindingCode, Observed};
use hutong_specs::name::StepId;
use hutong_specs::plan::Place;
use hutong_specs::record::BodyContent;
use hutong_specs::text::pointer::below;
use serde_json::Value;

use super::Scene;
use super::outcome::written;
use crate::judge::evidence::short_at;
use crate::judge::ruling::Ruling;
use crate::judge::view::View;

/// Members whose values differ from call to call, in lower case and without separators.
const VOLATILE: &[&str] = &[
    "timestamp",
    "time",
    "date",
    "datetime",
    "servertime",
    "traceid",
    "requestid",
    "correlationid",
    "spanid",
    "logid",
    "serialno",
    "sequence",
    "nonce",
    "sign",
    "signature",
    "instance",
    "path",
    "duration",
    "elapsed",
    "cost",
];

/// How long a text of the request must be to be looked for in the answer: shorter ones are ordinary words too.
const SHORTEST_ECHO: usize = 4;

/// The answer is the same refusal as that of another step.
pub(super) fn same(scene: Scene<'_>, view: &View<'_>, step: &StepId) -> Ruling {
    let Some(other) = scene.views.iter().rfind(|other| other.exchange.step == *step) else {
        return Ruling::Doubtful(Doubt::NothingToCompare(step.to_string()));
    };
    let (Some(this @ Outcome::Refused(_)), Some(that @ Outcome::Refused(_))) =
        (&view.outcome, &other.outcome)
    else {
        // Whoever was to be refused and was not is another demand's finding.
        let outcome = other.outcome.as_ref().or(view.outcome.as_ref());
        return Ruling::Doubtful(Doubt::Precondition {
            step: step.to_string(),
            observed: outcome.map(written).unwrap_or_default(),
        });
    };
    if this != that || view.status() != other.status() {
        let told = |view: &View<'_>, outcome| {
            format!("HTTP {} {}", view.status().unwrap_or_default(), written(outcome))
        };
        return broken(Place::Status, told(view, this), told(other, that));
    }
    bodies(view, other)
}

fn bodies(view: &View<'_>, other: &View<'_>) -> Ruling {
    let (this_echo, that_echo) = (echoes(view), echoes(other));
    match (&view.json, &other.json) {
        (Ok(this), Ok(that)) => match differing("", (this, &this_echo), (that, &that_echo)) {
            None => Ruling::Met,
            Some((at, this, that)) => broken(Place::Body(at), this, that),
        },
        _ => match (text(view), text(other)) {
            (Some(this), Some(that)) if settled(this, &this_echo) == settled(that, &that_echo) => Ruling::Met,
            (Some(this), Some(that)) => {
                let short = |text: &str| short_at("", &Value::from(text));
                broken(Place::Body(String::new()), short(this), short(that))
            }
            // Bytes may hold what differs from call to call anywhere.
            _ => Ruling::Met,
        },
    }
}

fn broken(place: Place, this: String, that: String) -> Ruling {
    Ruling::broken(FindingCode::HT503, place, Observed::Pair(this, that))
}

fn text<'v>(view: &View<'v>) -> Option<&'v str> {
    let body = view.body().filter(|body| !body.cut)?;
    match &body.content {
        BodyContent::Text(text) => Some(text),
        BodyContent::Base64(_) => None,
    }
}

/// The first place at which two values differ, and what stands there.
fn differing(
    at: &str,
    (this, this_echo): (&Value, &[String]),
    (that, that_echo): (&Value, &[String]),
) -> Option<(String, String, String)> {
    let seen = || Some((at.to_owned(), short_at(at, this), short_at(at, that)));
    match (this, that) {
        (Value::Object(ours), Value::Object(theirs)) => {
            let names = ours.keys().chain(theirs.keys().filter(|name| !ours.contains_key(*name)));
            names.filter(|name| !is_volatile(name)).find_map(|name| {
                let null = Value::Null;
                let (one, other) = (ours.get(name).unwrap_or(&null), theirs.get(name).unwrap_or(&null));
                differing(&below(at, name), (one, this_echo), (other, that_echo))
            })
        }
        (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            let mut pairs = ours.iter().zip(theirs).enumerate();
            pairs.find_map(|(index, (one, other))| {
                differing(&format!("{at}/{index}"), (one, this_echo), (other, that_echo))
            })
        }
        (Value::String(one), Value::String(other)) => {
            if settled(one, this_echo) == settled(other, that_echo) { None } else { seen() }
        }
        (Value::Number(one), Value::Number(other)) if is_long(one) && is_long(other) => None,
        (one, other) if one == other => None,
        _ => seen(),
    }
}

fn is_volatile(name: &str) -> bool {
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    VOLATILE.contains(&plain.to_ascii_lowercase().as_str())
}

/// Times and serial numbers are long; codes are short.
fn is_long(number: &serde_json::Number) -> bool {
    number.to_string().len() >= 9
}

/// The text without what repeats the request, and with every number of it alike.
fn settled(text: &str, echoes: &[String]) -> String {
    let mut text = text.to_owned();
    for echo in echoes {
        text = text.replace(echo.as_str(), "{}");
    }
    let mut settled = String::with_capacity(text.len());
    for word in
        text.split_inclusive(|letter: char| !letter.is_ascii_alphanumeric() && !"-:.".contains(letter))
    {
        let is_serial = word.chars().filter(char::is_ascii_digit).count() >= 3;
        if is_serial { settled.push('#') } else { settled.push_str(word) }
    }
    settled
}

/// The texts that the request holds, the longest first.
fn echoes(view: &View<'_>) -> Vec<String> {
    let mut echoes = Vec::new();
    if let Some(body) = view.request_json() {
        texts(&body, &mut echoes);
    }
    if let Some(sent) = &view.exchange.sent {
        let pieces = sent.url.split(['/', '?', '&', '=']).map(str::to_owned);
        let decoded = percent_encoding::percent_decode_str(&sent.url).decode_utf8_lossy().into_owned();
        echoes.extend(pieces.chain(decoded.split(['/', '?', '&', '=']).map(str::to_owned)));
    }
    echoes.retain(|echo| echo.chars().count() >= SHORTEST_ECHO);
    echoes.sort_by_key(|echo| std::cmp::Reverse(echo.len()));
    echoes.dedup();
    echoes
}

fn texts(value: &Value, texts_of: &mut Vec<String>) {
    match value {
        Value::String(text) => texts_of.push(text.clone()),
        Value::Number(number) => texts_of.push(number.to_string()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, texts_of)),
        Value::Object(members) => members.values().for_each(|member| texts(member, texts_of)),
        Value::Bool(_) | Value::Null => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn alike(one: &Value, other: &Value) -> bool {
        let echo = |text: &str| vec![text.to_owned()];
        differing("", (one, &echo("CASE-0001")), (other, &echo("CASE-0002"))).is_none()
    }

    #[test]
    fn what_repeats_the_request_or_differs_from_call_to_call_counts_for_nothing() {
        let one = json!({"code": 300, "message": "没有 CASE-0001", "traceId": "a1", "at": 1_704_067_200_000_i64,
            "more": ["2024-01-02 09:00:00", "id 6f9619ff-8b86-d011-b42d-00cf4fc964ff"]});
        let other = json!({"code": 300, "message": "没有 CASE-0002", "traceId": "b2", "at": 1_704_067_299_000_i64,
            "more": ["2024-01-02 10:30:07", "id 7f9619ff-9b86-d011-b42d-00cf4fc964aa"]});
        assert!(alike(&one, &other));
    }

    #[test]
    fn another_code_message_or_member_tells() {
        let one = json!({"code": 300, "message": "没有"});
        for other in [
            json!({"code": 301, "message": "没有"}),
            json!({"code": 300, "message": "无权"}),
            json!({"code": 300, "message": "没有", "owner": "other"}),
            json!({"code": 300}),
        ] {
            assert!(!alike(&one, &other), "{other}");
        }
    }
}
