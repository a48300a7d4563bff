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
    let is_rendered = view.media_type().is_some_and(|name| RENDERED.contains(&name.as_str()));
    let found = traces.iter().map(String::as_str).find(|trace| body.contains(trace));
    match found.or((is_rendered && body.contains(text)).then_some(text)) {
        None => Ruling::Met,
        Some(found) => {
            Ruling::broken(FindingCode::HT502, Place::Body(String::new()), Observed::Value(found.to_owned()))
        }
    }
}
