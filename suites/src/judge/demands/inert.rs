//! Data that a platform takes for code: what was sent stands as markup in an answer, or left traces of having been run.

use hutong_specs::judgement::{FindingCode, Observed};
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
    trace.or((is_markup && body.contains(text)).then_some(text))
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
    fn a_result_is_alive_wherever_it_stands() {
        let traces = ["42".to_owned()];
        assert_eq!(alive("{\"name\":\"42\"}", "application/json", "{{6*7}}", &traces), Some("42"));
        assert_eq!(alive("{\"name\":\"{{6*7}}\"}", "application/json", "{{6*7}}", &traces), None);
    }
}
