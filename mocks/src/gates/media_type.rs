//! The media type of the body must be one of those that the operation declares.

use hutong_specs::standard::MediaType;
use hutong_specs::wire::essence;

use crate::check::Check;
use crate::refusal::{Refusal, RefusalKind};
use crate::visit::Visit;

/// Passes bodies of a declared media type and charset.
pub(crate) fn pass(visit: &mut Visit<'_>) -> Result<(), Refusal> {
    let Some(body) = &visit.operation.request_body else {
        return Ok(());
    };
    if visit.request.body.is_empty() && visit.request.header_values("content-type").next().is_none() {
        return Ok(());
    }
    let sent = visit.request.media_type().unwrap_or_default();
    let declared = body.content.iter().any(|media_type| admits(media_type, &sent));
    visit.demand(Check::MediaType, declared, RefusalKind::MediaType, "不支持的内容类型")?;
    let charset = visit.request.charset().is_none_or(|charset| charset == visit.standard.binding.charset);
    visit.demand(Check::Charset, charset, RefusalKind::MediaType, "不支持的字符集")
}

/// Whether a declared media type or range means the one that was sent.
pub(super) fn admits(media_type: &MediaType, sent: &str) -> bool {
    let name = essence(&media_type.name);
    match name.strip_suffix("/*") {
        Some("*") => !sent.is_empty(),
        Some(kind) => sent.split_once('/').is_some_and(|(sent, _)| sent == kind),
        None => name == sent,
    }
}
