//! Masks what lets its holder in: tokens, passwords and secrets that a platform hands out in JSON, in forms and queries,
//! and in headers. Whether a value is one is told by its name.
//!
//! The placeholder of a secret that was replaced when it was recorded, `{{secret:name}}`, stays: it names, and tells nothing.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::names::{end_of_string, snake_case};

/// What stands in place of a credential.
const MASK: &str = "***";
/// How the placeholder of a secret begins.
const PLACEHOLDER: &str = "{{secret:";
/// What names of members end in that hold credentials, in snake case.
const MEMBERS: &[&str] = &["token", "password", "passwd", "pwd", "secret", "api_key", "apikey"];
/// What names of headers hold that carry credentials, in lower case.
const HEADERS: &[&str] = &["authorization", "token", "secret", "password", "api-key", "apikey", "credential"];

/// What names of cookies hold that carry credentials, in lower case.
const COOKIES: &[&str] = &["sid", "sess", "auth", "token"];

/// A key, its closing quote, the colon and the beginning of the value, each quote escaped or not.
static MEMBER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?<key>[A-Za-z0-9_-]+)(?<quote>\\*)"\s*:\s*(?:\\*"|-?[0-9])"#).ok());

/// A key and the value of a form or a query.
static FIELD: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?<key>[A-Za-z0-9_-]+)=(?<value>[^&\s"'\\<>;,]+)"#).ok());

/// Masks credentials in JSON, also in JSON that is a string within JSON, and in forms and queries.
pub fn mask_credentials(text: &str) -> String {
    let members = replaced(text, &members(text));
    let fields = fields(&members);
    replaced(&members, &fields)
}

/// The value of a header as it may be shown: of a cookie its name and its attributes, of `Authorization` the scheme.
///
/// ```
/// use hutong_specs::privacy::mask_header;
///
/// assert_eq!(mask_header("Set-Cookie", "SESSION=4f1c; Path=/; HttpOnly"), "SESSION=***; Path=/; HttpOnly");
/// assert_eq!(mask_header("Authorization", "Bearer 4f1c"), "Bearer ***");
/// assert_eq!(mask_header("X-Auth-Token", "4f1c"), "***");
/// assert_eq!(mask_header("Date", "today"), "today");
/// ```
pub fn mask_header(name: &str, value: &str) -> String {
    let name = name.to_ascii_lowercase();
    if value.contains(PLACEHOLDER) {
        return value.to_owned();
    }
    match name.as_str() {
        "set-cookie" => match value.split_once(';') {
            Some((cookie, attributes)) => format!("{};{attributes}", mask_cookie(cookie)),
            None => mask_cookie(value),
        },
        "cookie" => value.split("; ").map(mask_cookie).collect::<Vec<_>>().join("; "),
        _ if !is_credential_header(&name) => value.to_owned(),
        _ => match value.split_once(' ') {
            Some((scheme, _)) if name.contains("authorization") => format!("{scheme} {MASK}"),
            _ => MASK.to_owned(),
        },
    }
}

/// Whether a name, of a member or at the end of a JSON pointer, is one of a credential.
pub fn is_credential(name: &str) -> bool {
    let key = snake_case(name.rsplit('/').next().unwrap_or_default());
    MEMBERS.iter().any(|ending| key.ends_with(ending))
}

/// Whether a cookie of this name is a credential, such as the key of a session.
pub fn is_credential_cookie(name: &str) -> bool {
    let key = name.trim().to_ascii_lowercase();
    COOKIES.iter().any(|part| key.contains(part)) || is_credential(&key)
}

/// Whether a header of this name carries a credential.
pub fn is_credential_header(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    HEADERS.iter().any(|part| name.contains(part))
}

fn mask_cookie(cookie: &str) -> String {
    match cookie.split_once('=') {
        Some((name, _)) => format!("{name}={MASK}"),
        None => MASK.to_owned(),
    }
}

/// The values of members that are to be masked, in their order, each with what stands in its place.
fn members(text: &str) -> Vec<(Range<usize>, String)> {
    let Some(member) = MEMBER.as_ref() else {
        return Vec::new();
    };
    let mut values: Vec<(Range<usize>, String)> = Vec::new();
    for captures in member.captures_iter(text) {
        let (Some(whole), Some(key), Some(quote)) =
            (captures.get(0), captures.name("key"), captures.name("quote"))
        else {
            continue;
        };
        let done = values.last().map_or(0, |(value, _)| value.end);
        if !is_credential(key.as_str()) || whole.start() < done {
            continue;
        }
        if whole.as_str().ends_with('"') {
            let value = whole.end()..end_of_string(text, whole.end(), quote.len());
            let is_shown =
                text.get(value.clone()).is_none_or(|value| value.is_empty() || is_placeholder(value));
            if !is_shown {
                values.push((value, MASK.to_owned()));
            }
        } else {
            let quote = format!("{}\"", quote.as_str());
            values.push((number_at(text, whole.end() - 1), format!("{quote}{MASK}{quote}")));
        }
    }
    values
}

/// The place of the number that a digit belongs to, its sign included.
fn number_at(text: &str, digit: usize) -> Range<usize> {
    let is_part = |byte: &u8| byte.is_ascii_digit() || b"+-.eE".contains(byte);
    let rest = text.as_bytes().get(digit..).unwrap_or_default();
    let start = if text.as_bytes().get(digit.saturating_sub(1)) == Some(&b'-') { digit - 1 } else { digit };
    start..digit + rest.iter().take_while(|byte| is_part(byte)).count()
}

fn fields(text: &str) -> Vec<(Range<usize>, String)> {
    let Some(field) = FIELD.as_ref() else {
        return Vec::new();
    };
    let pairs = field
        .captures_iter(text)
        .filter_map(|captures| Some((captures.name("key")?, captures.name("value")?)));
    pairs
        .filter(|(key, value)| is_credential(key.as_str()) && !is_placeholder(value.as_str()))
        .map(|(_, value)| (value.range(), MASK.to_owned()))
        .collect()
}

fn is_placeholder(value: &str) -> bool {
    value.starts_with(PLACEHOLDER) && value.ends_with("}}")
}

fn replaced(text: &str, values: &[(Range<usize>, String)]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for (place, mask) in values {
        masked.push_str(text.get(done..place.start).unwrap_or_default());
        masked.push_str(mask);
        done = place.end;
    }
    masked.push_str(text.get(done..).unwrap_or_default());
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_masked_at_every_depth_and_placeholders_stay() {
        let inner = r#"{"access_token":"4f\"1c","appsecret" : "4f1c","pwd":-41.5e3,"n":1}"#;
        let shown = r#"{"access_token":"***","appsecret" : "***","pwd":"***","n":1}"#;
        assert_eq!(mask_credentials(inner), shown);
        let outer = serde_json::json!({ "data": inner }).to_string();
        assert_eq!(mask_credentials(&outer), serde_json::json!({ "data": shown }).to_string());
        for text in
            [r#"{"secret":"{{secret:appsecret}}"}"#, r#"{"tokens":3,"name":"4f1c","secret":null,"token":""}"#]
        {
            assert_eq!(mask_credentials(text), text);
        }
    }

    #[test]
    fn queries_and_forms_and_cut_bodies_are_masked() {
        assert_eq!(mask_credentials("/a?accessToken=4f1c&page=1"), "/a?accessToken=***&page=1");
        assert_eq!(mask_credentials("user=a&password=4f1c"), "user=a&password=***");
        assert_eq!(mask_credentials(r#"{"token":"4f1"#), r#"{"token":"***"#);
    }

    #[test]
    fn keys_of_sessions_are_credentials_among_cookies() {
        for name in ["JSESSIONID", " connect.sid", "xsrf-token", "password"] {
            assert!(is_credential_cookie(name), "{name}");
        }
        assert!(!is_credential_cookie("theme"));
    }

    #[test]
    fn names_are_told_by_their_end() {
        for name in ["token", "refreshToken", "/data/access_token", "clientSecret", "X-Api-Key"] {
            assert!(is_credential(name), "{name}");
        }
        for name in ["tokenType", "secretary", "", "/data/0"] {
            assert!(!is_credential(name), "{name}");
        }
    }
}
