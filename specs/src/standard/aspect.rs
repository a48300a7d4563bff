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
    /// `format` of parameters and of the request body, which JSON Schema lets a platform leave out.
    RequestFormat,
    /// The media type of the request.
    MediaType,
    /// Credentials.
    Credentials,
    /// Declared statuses, media types and headers of responses.
    Responses,
    /// The response body.
    ResponseBody,
    /// `format` of the response body.
    ResponseFormat,
    /// Members that are `writeOnly` and so stay out of the response body.
    WriteOnly,
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
        Self::RequestFormat,
        Self::MediaType,
        Self::Credentials,
        Self::Responses,
        Self::ResponseBody,
        Self::ResponseFormat,
        Self::WriteOnly,
        Self::Method,
        Self::Robustness,
    ];

    /// The name in ids of derived clauses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Acceptance => "acceptance",
            Self::Parameters => "parameters",
            Self::RequestBody => "request-body",
            Self::RequestFormat => "request-format",
            Self::MediaType => "media-type",
            Self::Credentials => "credentials",
            Self::Responses => "responses",
            Self::ResponseBody => "response-body",
            Self::ResponseFormat => "response-format",
            Self::WriteOnly => "write-only",
            Self::Method => "method",
            Self::Robustness => "robustness",
        }
    }

    /// The aspect that a constraint belongs to, where the others of its schema are this one's.
    #[must_use]
    pub fn of(self, constraint: &str, is_format: bool) -> Self {
        match self {
            Self::ResponseBody if constraint.ends_with("/writeOnly") => Self::WriteOnly,
            _ if is_format => self.of_formats(),
            other => other,
        }
    }

    /// The aspect that constraints of formats belong to, where the others are this one's: `format` is an annotation
    /// unless a document says otherwise (JSON Schema Validation 2020-12 §7.2.1), so a platform should look at it and need not.
    #[must_use]
    fn of_formats(self) -> Self {
        match self {
            Self::Parameters | Self::RequestBody => Self::RequestFormat,
            Self::ResponseBody => Self::ResponseFormat,
            other => other,
        }
    }
}
