//! Why a request could not be built: a fault of ours or of the profile, never of the platform.

use hutong_specs::record::FaultKind;
use hutong_specs::signing::{AlgorithmError, RenderError, TemplateError, TimeFormatError};
use thiserror::Error;

/// Why a request could not be built.
#[derive(Debug, Error)]
pub(super) enum NotBuilt {
    #[error("nothing was captured under {0:?} by an earlier step")]
    Capture(String),
    #[error("the profile names no identity {0:?}; add it under reaches.identities")]
    Identity(String),
    #[error("there is no secret {0:?}; add it under reaches.secrets of the profile")]
    Secret(String),
    #[error("the profile gives no credentials for the party {0:?}; add them under reaches.parties")]
    Party(String),
    #[error("the party {party:?} has no session: {why}")]
    Session { party: String, why: String },
    #[error("there is no TLS to try: the base URL begins with http://")]
    NoTls,
    #[error("the binding signs nothing, so there is no signature to spoil")]
    Unsigned,
    #[error("the binding's signature has no part {0:?} to spoil")]
    Part(String),
    #[error("the step {0:?}, whose bytes are to be sent again, was not sent")]
    Again(String),
    #[error("the step has neither a request nor an earlier step to repeat")]
    Empty,
    #[error("the case has more than 32 fresh names")]
    TooManyNames,
    #[error("the bytes of the body are not Base64: {0}")]
    Bytes(#[from] base64::DecodeError),
    #[error("the body cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error(transparent)]
    Time(#[from] TimeFormatError),
    #[error(transparent)]
    Template(#[from] TemplateError),
    #[error(transparent)]
    Render(#[from] RenderError),
    #[error(transparent)]
    Algorithm(#[from] AlgorithmError),
}

impl NotBuilt {
    /// What the record calls it.
    pub(super) fn kind(&self) -> FaultKind {
        match self {
            Self::NoTls => FaultKind::Tls,
            _ => FaultKind::NotBuilt,
        }
    }
}
