//! The kinds of objects that an interface document is made of, and which lies in which.

/// A kind of object in an interface document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The document itself.
    Root,
    /// The document's shelf of shared objects.
    Components,
    /// What stands at a path.
    PathItem,
    /// One method at a path.
    Operation,
    /// A parameter outside the body; in Swagger 2.0 also the body and form fields.
    Parameter,
    /// A request body.
    RequestBody,
    /// What travels under a media type.
    MediaType,
    /// A response.
    Response,
    /// A header of a response.
    Header,
    /// An example with a name.
    Example,
    /// A schema.
    Schema,
}

impl Kind {
    /// What people call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Root => "document",
            Self::Components => "components",
            Self::PathItem => "path item",
            Self::Operation => "operation",
            Self::Parameter => "parameter",
            Self::RequestBody => "request body",
            Self::MediaType => "media type",
            Self::Response => "response",
            Self::Header => "header",
            Self::Example => "example",
            Self::Schema => "schema",
        }
    }

    /// Whether a `$ref` may stand in its place.
    pub(super) fn may_be_a_reference(self) -> bool {
        !matches!(self, Self::Root | Self::Components | Self::Operation | Self::MediaType)
    }
}

/// How a member holds objects of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// The member is the object.
    One,
    /// A list of them.
    List,
    /// A map from names to them.
    Map,
}

/// A member that holds objects of a kind: name, shape, kind.
pub(super) type Member = (&'static str, Shape, Kind);

/// The methods that a path item may hold, in lower case.
pub(super) const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace"];
