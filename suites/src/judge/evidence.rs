//! The exchange that shows a finding, as text that can be read: secrets were replaced when it was recorded,
//! citizens' data and what the platform handed out to let its holder in are masked here.

use std::fmt::Write as _;

use hutong_specs::judgement::Evidence;
use hutong_specs::privacy;
use hutong_specs::record::{Answer, Body, BodyContent, Sent};
use serde_json::Value;

use super::view::View;

// Writing into a `String` cannot fail, so that what `write!` gives is left aside below.

/// How much of a body is shown, in characters.
const BODY_LIMIT: usize = 4_000;
/// How much of a single value is shown, in characters.
const VALUE_LIMIT: usize = 200;

/// A value as it is shown in a finding: masked and cut.
pub(super) fn short(value: &Value) -> String {
    cut(&privacy::mask(&value.to_string()), VALUE_LIMIT)
}

/// The value at a JSON pointer, likewise; one that lets its holder in is not shown at all.
pub(super) fn short_at(pointer: &str, value: &Value) -> String {
    if privacy::is_credential(pointer) && !value.is_null() && !value.is_object() && !value.is_array() {
        return "***".to_owned();
    }
    short(value)
}

/// The value of a header, likewise.
pub(super) fn short_header(name: &str, value: &str) -> String {
    cut(&privacy::mask(&privacy::mask_header(name, value)), VALUE_LIMIT)
}

/// The exchange as text.
pub(super) fn evidence(view: &View<'_>, with_curl: bool) -> Evidence {
    let sent = view.exchange.sent.as_ref();
    Evidence {
        line: view.line,
        request: sent.map(request).unwrap_or_default(),
        response: response(&view.exchange.answer),
        curl: sent.filter(|_| with_curl).and_then(curl),
    }
}

fn request(sent: &Sent) -> String {
    let mut text = format!("{} {}\n", sent.method, cut(&privacy::mask(&sent.url), BODY_LIMIT));
    push_headers(&mut text, &sent.headers);
    push_body(&mut text, sent.body.as_ref());
    text
}

fn response(answer: &Answer) -> String {
    match answer {
        Answer::Received { status, headers, body } => {
            let mut text = format!("HTTP {status}\n");
            push_headers(&mut text, headers);
            push_body(&mut text, Some(body));
            text
        }
        Answer::Fault(fault) => {
            let mut text = format!("{:?}: {}\n", fault.kind, fault.detail);
            push_body(&mut text, fault.received.as_ref());
            text.truncate(text.trim_end().len());
            text
        }
    }
}

fn push_headers(text: &mut String, headers: &[(String, String)]) {
    for (name, value) in headers {
        let shown = cut(&privacy::mask(&privacy::mask_header(name, value)), BODY_LIMIT);
        let _ = writeln!(text, "{name}: {shown}");
    }
}

fn push_body(text: &mut String, body: Option<&Body>) {
    let Some(body) = body else { return };
    text.push('\n');
    match &body.content {
        BodyContent::Text(content) => text.push_str(&cut(&privacy::mask(content), BODY_LIMIT)),
        BodyContent::Base64(content) => {
            let _ = write!(text, "base64:{}", cut(content, BODY_LIMIT));
        }
    }
    if body.cut {
        text.push('…');
    }
}

/// Text of at most `limit` characters, with a mark where it was cut.
fn cut(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// A `curl` command that sends the same; `{{secret:name}}` becomes `$NAME`. `None` for bodies that are no text, and for
/// heads that are too long for a command line or that `curl` would not write so.
fn curl(sent: &Sent) -> Option<String> {
    // What has no header is no request but the beginning of a handshake.
    if sent.headers.is_empty() {
        return None;
    }
    let values = sent.headers.iter().map(|(_, value)| value);
    if values.chain([&sent.url]).any(|text| text.len() > BODY_LIMIT || text.contains(['\r', '\n'])) {
        return None;
    }
    let mut command = format!("curl -i -X {} {}", quoted(&sent.method), quoted(&privacy::mask(&sent.url)));
    for (name, value) in &sent.headers {
        let is_automatic =
            ["host", "content-length", "user-agent"].contains(&name.to_ascii_lowercase().as_str());
        if !is_automatic {
            let _ = write!(command, " -H {}", quoted(&format!("{name}: {}", shared(name, value))));
        }
    }
    match sent.body.as_ref() {
        None => {}
        Some(Body { content: BodyContent::Text(text), cut: false, length: _ })
            if text.len() <= BODY_LIMIT =>
        {
            let _ = write!(command, " --data-raw {}", quoted(&privacy::mask(text)));
        }
        Some(_) => return None,
    }
    Some(command)
}

/// A header's value as a command may hold it: a credential that was obtained on the way becomes a variable.
fn shared(name: &str, value: &str) -> String {
    let masked = privacy::mask_header(name, value);
    if masked == value { privacy::mask(value) } else { format!("{{{{secret:{name}}}}}") }
}

/// A shell word: in single quotes, but secrets as variables between double quotes.
fn quoted(text: &str) -> String {
    let mut word = String::from("'");
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{secret:") {
        let Some((name, tail)) = after.split_once("}}") else {
            break;
        };
        word.push_str(&before.replace('\'', r"'\''"));
        let _ = write!(word, "'\"${}\"'", variable(name));
        rest = tail;
    }
    word.push_str(&rest.replace('\'', r"'\''"));
    word.push('\'');
    word
}

fn variable(name: &str) -> String {
    name.chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' })
        .collect()
}

#[cfg(test)]
mod tests {
    use hutong_specs::record::{Answer, Body, BodyContent};
    use serde_json::json;

    use super::{cut, quoted, response, shared, short_at, short_header};

    #[test]
    fn what_the_platform_hands_out_to_let_its_holder_in_is_not_shown() {
        let content = BodyContent::Text(r#"{"data":{"access_token":"TEST-TOKEN"}}"#.to_owned());
        let answer = Answer::Received {
            status: 200,
            headers: vec![
                ("Set-Cookie".to_owned(), "SESSION=TEST-TOKEN; Path=/".to_owned()),
                ("X-Auth-Token".to_owned(), "TEST-TOKEN".to_owned()),
                ("Date".to_owned(), "today".to_owned()),
            ],
            body: Body { content, length: None, cut: false },
        };
        let shown = "HTTP 200\nSet-Cookie: SESSION=***; Path=/\nX-Auth-Token: ***\nDate: today\n\n{\"data\":{\"access_token\":\"***\"}}";
        assert_eq!(response(&answer), shown);
        assert_eq!(short_at("/data/access_token", &json!("TEST-TOKEN")), "***");
        assert_eq!(short_at("/data", &json!({"token": "TEST-TOKEN"})), r#"{"token":"***"}"#);
        assert_eq!(short_header("X-Secret", "TEST-TOKEN"), "***");
        assert_eq!(quoted(&shared("X-Auth-Token", "TEST-TOKEN")), "''\"$X_AUTH_TOKEN\"''");
    }

    #[test]
    fn secrets_become_variables_and_quotes_are_kept() {
        assert_eq!(quoted("a'b {{secret:api-key}} c"), r#"'a'\''b '"$API_KEY"' c'"#);
    }

    #[test]
    fn text_is_cut_between_characters() {
        assert_eq!(cut("测试人", 2), "测试…");
        assert_eq!(cut("测试", 2), "测试");
    }
}
