//! From a request template to the parts of a request: slots filled in, texts encoded as their place demands.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hutong_specs::plan::{BodyTemplate, Content, Fill, RequestTemplate};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::not_built::NotBuilt;
use super::slots::{Slots, written};

/// What stays as it is in path segments and query values (RFC 3986 §2.3).
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A template with its slots filled in, before it is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filled {
    /// The method.
    pub(super) method: String,
    /// Path and query, without the base URL's path.
    pub(super) target: String,
    /// Headers of the template, `Content-Type` included.
    pub(super) headers: Vec<(String, String)>,
    /// The body.
    pub(super) body: Option<Vec<u8>>,
}

/// Fills a template in.
pub(super) fn fill(template: &RequestTemplate, slots: &mut Slots<'_>) -> Result<Filled, NotBuilt> {
    let target = slots.fill(&template.target, percent_encoded)?;
    let mut headers = Vec::with_capacity(template.headers.len() + 1);
    for (name, value) in &template.headers {
        headers.push((name.clone(), slots.fill(value, str::to_owned)?));
    }
    let body = template.body.as_ref().map(|body| fill_body(body, slots, &mut headers)).transpose()?;
    Ok(Filled { method: template.method.clone(), target, headers, body })
}

/// Text as it travels in a path segment or a query value.
pub(super) fn percent_encoded(text: &str) -> String {
    utf8_percent_encode(text, UNRESERVED).to_string()
}

fn fill_body(
    body: &BodyTemplate,
    slots: &mut Slots<'_>,
    headers: &mut Vec<(String, String)>,
) -> Result<Vec<u8>, NotBuilt> {
    let declared = headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    if let (Some(media_type), false) = (&body.media_type, declared) {
        headers.push(("Content-Type".to_owned(), media_type.clone()));
    }
    match &body.content {
        Content::Json { value, fills } => fill_json(value, fills, slots),
        Content::Form(fields) => {
            let mut pairs = Vec::with_capacity(fields.len());
            for (name, value) in fields {
                pairs.push(format!(
                    "{}={}",
                    form_encoded(name),
                    form_encoded(&slots.fill(value, str::to_owned)?)
                ));
            }
            Ok(pairs.join("&").into_bytes())
        }
        Content::Text(template) => Ok(slots.fill(template, str::to_owned)?.into_bytes()),
        Content::Bytes(text) => Ok(STANDARD.decode(text)?),
    }
}

fn form_encoded(text: &str) -> String {
    percent_encoded(text).replace("%20", "+")
}

fn fill_json(value: &Value, fills: &[Fill], slots: &mut Slots<'_>) -> Result<Vec<u8>, NotBuilt> {
    if fills.is_empty() {
        return Ok(serde_json::to_vec(value)?);
    }
    let mut value = value.clone();
    for fill in fills {
        let filled = slots.value(&fill.slot)?;
        if let (Some(place), Some(filled)) = (value.pointer_mut(&fill.at), filled) {
            *place = like(place, filled);
        }
    }
    Ok(serde_json::to_vec(&value)?)
}

/// The filled value in the type of the sample that it replaces, where it can be written so.
fn like(sample: &Value, value: Value) -> Value {
    match (sample, &value) {
        (Value::String(_), _) => Value::String(written(value)),
        (Value::Number(_), Value::String(text)) => match serde_json::from_str(text) {
            Ok(Value::Number(number)) => Value::Number(number),
            _ => value,
        },
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use hutong_specs::plan::{Fresh, Piece, Slot, Template};
    use hutong_specs::signing::TimeFormat;
    use serde_json::json;

    use super::*;
    use crate::run::fresh::FreshValues;
    use crate::run::slots::Captured;

    fn filled(template: &RequestTemplate, captured: &Captured) -> Result<Filled, NotBuilt> {
        let mut fresh = FreshValues::new(0, 1);
        fill(template, &mut Slots { now_ms: 1_704_067_200_000, captured, fresh: &mut fresh, optional: None })
    }

    fn captured_slot(name: &str) -> Slot {
        Slot::Captured(name.to_owned())
    }

    fn template(body: Content) -> RequestTemplate {
        let slot = Piece::Slot(captured_slot("id"));
        RequestTemplate {
            method: "POST".to_owned(),
            target: Template(vec![Piece::Text("/items/".to_owned()), slot]),
            headers: vec![("X-Id".to_owned(), Template(vec![Piece::Slot(captured_slot("id"))]))],
            body: Some(BodyTemplate { media_type: Some("application/json".to_owned()), content: body }),
        }
    }

    fn id(value: Value) -> Captured {
        Captured::from([("id".to_owned(), value)])
    }

    #[test]
    fn a_slot_in_the_target_is_percent_encoded_and_nowhere_else() {
        let request = filled(&template(Content::Text(Template::text("x"))), &id(json!("a/b 甲"))).unwrap();
        assert_eq!(request.target, "/items/a%2Fb%20%E7%94%B2");
        assert_eq!(request.headers[0], ("X-Id".to_owned(), "a/b 甲".to_owned()));
        assert_eq!(request.headers[1], ("Content-Type".to_owned(), "application/json".to_owned()));
    }

    #[test]
    fn json_is_filled_in_the_type_of_its_sample() {
        let now = Slot::Now { format: TimeFormat::EpochMs, offset_seconds: -1 };
        let number = Slot::Fresh(Fresh { name: "n".to_owned(), template: "1########".to_owned() });
        let fills = [
            ("/time", now),
            ("/id", captured_slot("id")),
            ("/number", number),
            ("/gone", captured_slot("id")),
        ];
        let body = Content::Json {
            value: json!({"time": 0, "id": "x", "number": "y"}),
            fills: fills.into_iter().map(|(at, slot)| Fill { at: at.to_owned(), slot }).collect(),
        };
        let request = filled(&template(body), &id(json!(17))).unwrap();
        let body = String::from_utf8(request.body.unwrap()).unwrap();
        assert_eq!(body, r#"{"time":1704067199000,"id":"17","number":"100000032"}"#);
    }

    #[test]
    fn forms_and_bytes_are_encoded() {
        let form = Content::Form(vec![("a b".to_owned(), Template::text("甲&乙 c"))]);
        let request = filled(&template(form), &id(json!(1))).unwrap();
        assert_eq!(request.body.unwrap(), b"a+b=%E7%94%B2%26%E4%B9%99+c");
        let request = filled(&template(Content::Bytes("AP8=".to_owned())), &id(json!(1))).unwrap();
        assert_eq!(request.body.unwrap(), [0, 255]);
    }

    #[test]
    fn a_missing_capture_is_not_built() {
        let error = filled(&template(Content::Text(Template::text(""))), &Captured::new()).unwrap_err();
        assert!(matches!(error, NotBuilt::Capture(name) if name == "id"));
    }
}
