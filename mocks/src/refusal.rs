//! Why a platform refuses a request.

/// What kind of demand a request does not meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RefusalKind {
    /// Nobody serves the path.
    UnknownPath,
    /// The path is served, by other methods: these.
    WrongMethod(Vec<String>),
    /// The caller is not known or did not sign.
    Credentials,
    /// The caller signed with a short-lived secret that is over.
    SecretOver,
    /// The media type is not one of the declared ones.
    MediaType,
    /// The body is not readable.
    Unreadable,
    /// A parameter or the body does not meet the declared constraints.
    Invalid,
    /// The request is well formed and the state or a rule across fields forbids it.
    Business,
    /// The resource does not exist.
    NotFound,
    /// The caller has no right to the operation.
    Forbidden,
    /// The resource exists and is another's: told as one that does not exist.
    Foreign,
}

/// A refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// What kind of demand is not met.
    pub(crate) kind: RefusalKind,
    /// What the caller is told.
    pub(crate) message: String,
}

impl Refusal {
    /// A refusal of some kind.
    pub(crate) fn new(kind: RefusalKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }

    /// A refusal for the sake of the state or of a rule across fields.
    pub(crate) fn business(message: impl Into<String>) -> Self {
        Self::new(RefusalKind::Business, message)
    }
}
