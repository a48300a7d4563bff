//! The media type of the response.

use hutong_specs::judgement::{FindingCode, Observed};
use hutong_specs::plan::Place;

use crate::judge::ruling::Ruling;
use crate::judge::view::{View, covers};

/// The media type is declared for the status. A response without a body needs none, and a status that is not
/// declared is another demand's business.
pub(super) fn declared(view: &View<'_>) -> Ruling {
    let Some(response) = view.declared() else {
        return Ruling::Silent;
    };
    if response.content.is_empty() || is_bodiless(view) {
        return Ruling::Silent;
    }
    let names: Vec<_> = response.content.iter().map(|content| content.name.clone()).collect();
    one_of(view, &names)
}

/// The media type is one of these.
pub(super) fn one_of(view: &View<'_>, allowed: &[String]) -> Ruling {
    let actual = view.media_type().unwrap_or_default();
    if allowed.iter().any(|declared| covers(declared, &actual)) {
        Ruling::Met
    } else {
        Ruling::broken(
            FindingCode::HT203,
            Place::Header("content-type".to_owned()),
            Observed::MediaType(actual),
        )
    }
}

/// Whether the response has no body to have a type.
fn is_bodiless(view: &View<'_>) -> bool {
    let head = view.exchange.sent.as_ref().is_some_and(|sent| sent.method == "HEAD");
    head || view.body().is_some_and(|body| body.length == Some(0))
}
