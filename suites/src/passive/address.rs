//! The address of a call, taken apart: where it went, its path by segments, its query by pairs.

use percent_encoding::percent_decode_str;
use url::Url;

use crate::pairs::decoded;

/// The address of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// Scheme, host and port.
    pub(super) origin: String,
    /// The path by segments, percent-encoded as captured.
    pub(super) segments: Vec<String>,
    /// The query by pairs, encoded as captured; the value is `None` where there is no `=`.
    pub(super) query: Vec<(String, Option<String>)>,
}

impl Address {
    /// Reads an address; `None` if it is none of HTTP. User, password and fragment are dropped.
    pub(super) fn read(text: &str) -> Option<Self> {
        let url = Url::parse(text).ok()?;
        if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
            return None;
        }
        let pairs = url.query().unwrap_or_default().split('&');
        let pair = |pair: &str| match pair.split_once('=') {
            Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
            None => (pair.to_owned(), None),
        };
        Some(Self {
            origin: url.origin().ascii_serialization(),
            segments: url.path_segments()?.map(str::to_owned).collect(),
            query: pairs.filter(|pair| !pair.is_empty()).map(pair).collect(),
        })
    }

    /// The path.
    pub(super) fn path(&self) -> String {
        format!("/{}", self.segments.join("/"))
    }

    /// The values of a query parameter, decoded.
    pub(super) fn values(&self, name: &str) -> Vec<String> {
        let named = self.query.iter().filter(|(key, _)| decoded(key) == name);
        named.map(|(_, value)| decoded(value.as_deref().unwrap_or_default())).collect()
    }
}

/// A segment of the path, decoded.
pub(super) fn decoded_segment(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
