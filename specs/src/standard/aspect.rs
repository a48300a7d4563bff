//! The kinds of demand that an interface document makes of an operation.

/// A kind of demand that an interface document makes of an operation; in a plain document each is a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// A request that keeps to the document is accepted.
    Acceptance,
    /// Path, query, header and cookie parameters.
    Parameters,
    /// The request body.
    RequestBody,
    /// The media type of the request.
    MediaType,
    /// Credentials.
    Credentials,
    /// Declared statuses, media types and headers of responses.
    Responses,
    /// The response body.
    ResponseBody,
    /// Methods that the document does not declare.
    Method,
    /// The platform does not break.
    Robustness,
}

impl Aspect {
    /// Every aspect.
    pub const ALL: &'static [Self] = &[
        Self::Acceptance,
        Self::Parameters,
        Self::RequestBody,
        Self::MediaType,
        Self::Credentials,
        Self::Responses,
        Self::ResponseBody,
        Self::Method,
        Self::Robustness,
    ];

    /// The name in ids of derived clauses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Acceptance => "acceptance",
            Self::Parameters => "parameters",
            Self::RequestBody => "request-body",
            Self::MediaType => "media-type",
            Self::Credentials => "credentials",
            Self::Responses => "responses",
            Self::ResponseBody => "response-body",
            Self::Method => "method",
            Self::Robustness => "robustness",
        }
    }
}
