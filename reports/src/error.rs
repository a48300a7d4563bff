//! Why a report could not be written.

use hutong_specs::judgement::JudgementError;
use thiserror::Error;

/// Why a report could not be written.
#[derive(Debug, Error)]
pub enum ReportError {
    /// The page could not be rendered.
    #[error("write the HTML report: {0}")]
    Html(String),
    /// The XML could not be written.
    #[error("write the JUnit report: {0}")]
    Junit(String),
    /// The judgement could not be written as JSON.
    #[error(transparent)]
    Json(#[from] JudgementError),
}
