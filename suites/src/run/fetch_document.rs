//! Fetching one document that a `$ref` needs, for keeping a copy of it: never while a run goes on.

use hutong_specs::record::Answer;

use super::assignment::Assignment;
use super::error::RunError;
use super::fetch::{body, exchanged};

/// What is asked for.
const WANTED: &str = "application/yaml, application/json, text/plain;q=0.5, */*;q=0.1";

/// What came of asking for a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchedDocument {
    /// Its bytes, as they came.
    Bytes(Vec<u8>),
    /// It is elsewhere: what `Location` says.
    Moved(String),
    /// There is none, and why.
    Failed(String),
}

/// Asks for what is at `target` below the base URL. Redirects are not followed: whoever asks decides whether he may.
pub async fn fetch_document(assignment: &Assignment, target: &str) -> Result<FetchedDocument, RunError> {
    let exchange = match exchanged(assignment, target, WANTED).await? {
        Ok(exchange) => exchange,
        Err(why) => return Ok(FetchedDocument::Failed(why)),
    };
    if let Answer::Received { status: 300..=399, headers, .. } = &exchange.answer
        && let Some((_, to)) = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("location"))
    {
        return Ok(FetchedDocument::Moved(to.clone()));
    }
    Ok(body(exchange).map_or_else(FetchedDocument::Failed, FetchedDocument::Bytes))
}
