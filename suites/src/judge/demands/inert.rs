//! Data that a platform takes for code: what was sent stands as markup in an answer, or left traces of having been run.

use hutong_specs::judgement::{Doubt, FindingCode, Observed};
use hutong_specs::plan::Place;
use hutong_specs::record::BodyContent;

use crate::judge::ruling::Ruling;
use crate::judge::view::View;

/// What browsers render: there a text that was sent must be escaped. In JSON it is data and may stand as it is.
const RENDERED: &[&str] =
    &["text/html", "application/xhtml+xml", "image/svg+xml", "text/xml", "application/xml"];

/// The text does not stand as sent in an answer that a browser renders, and no trace of its having been run does in any.
pub(super) fn inert(view: &View<'_>, text: &str, traces: &[String]) -> Ruling {
    let Some(BodyContent::Text(body)) = view.body().map(|body| &body.content) else {
        return Ruling::Silent;
    };
    let media_type = view.media_type().unwrap_or_default();
    match alive(body, &media_type, text, traces) {
        None if view.body().is_some_and(|body| body.cut) => Ruling::Doubtful(Doubt::CutBody),
        None => Ruling::Met,
        Some(found) => {
            Ruling::broken(FindingCode::HT502, Place::Body(String::new()), Observed::Value(found.to_owned()))
        }
    }
}

/// What shows that the text was more than data. Text without a mark that markup begins with is no markup anywhere.
fn alive<'a>(body: &str, media_type: &str, text: &'a str, traces: &'a [String]) -> Option<&'a str> {
    let is_markup = RENDERED.contains(&media_type) && text.contains('<');
    let trace = traces.iter().map(String::as_str).find(|trace| body.contains(trace));
    let stands = || match media_type {
        "text/html" => body.contains(text),
        _ => without_character_data(body).contains(text),
    };
    trace.or((is_markup && stands()).then_some(text))
}

/// XML without its CDATA sections, in which markup is text. HTML has none.
fn without_character_data(body: &str) -> String {
    let mut pieces = body.split("<![CDATA[");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |all, piece| all + piece.split_once("]]>").map_or("", |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::alive;

    #[test]
    fn markup_is_alive_where_a_browser_renders_it_and_data_in_json() {
        let script = "<script>a()</script>";
        let page = format!("<p>{script}</p>");
        assert_eq!(alive(&page, "text/html", script, &[]), Some(script));
        assert_eq!(alive(&page, "application/json", script, &[]), None);
        assert_eq!(alive("<p>&lt;script&gt;</p>", "text/html", script, &[]), None);
        assert_eq!(alive("<p>a' OR</p>", "text/html", "a' OR", &[]), None);
    }

    #[test]
    fn markup_in_character_data_of_xml_is_text() {
        let script = "<script>a()</script>";
        let escaped = format!("<n><![CDATA[{script}]]></n>");
        assert_eq!(alive(&escaped, "application/xml", script, &[]), None);
        assert_eq!(alive(&escaped, "text/html", script, &[]), Some(script));
        assert_eq!(alive(&format!("{escaped}{script}"), "text/xml", script, &[]), Some(script));
    }

    #[test]
    fn a_result_is_alive_wherever_it_stands() {
        let traces = ["42".to_owned()];
        assert_eq!(alive("{\"name\":\"42\"}", "application/json", "{{6*7}}", &traces), Some("42"));
        assert_eq!(alive("{\"name\":\"{{6*7}}\"}", "application/json", "{{6*7}}", &traces), None);
    }
}
