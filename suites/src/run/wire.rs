//! The wire: a request goes out, a response or a fault comes back. Nothing is followed, repaired or repeated.

use hutong_specs::plan::Framing;
use hutong_specs::record::Fault;
use url::Url;

/// A request, ready to be sent.
#[derive(Clone, Debug)]
pub(super) struct Request {
    /// The method.
    pub(super) method: String,
    /// Path and query, the base URL's path included.
    pub(super) target: String,
    /// All headers, in order.
    pub(super) headers: Vec<(String, String)>,
    /// The body as far as it is sent.
    pub(super) body: Option<Vec<u8>>,
    /// What carries it.
    pub(super) carriage: Carriage,
}

/// What carries a request.
#[derive(Clone, Debug)]
pub(super) enum Carriage {
    /// The client, to this URL.
    Client(Box<Url>),
    /// A connection of its own.
    Raw(Framing),
    /// A connection of its own without TLS.
    Unencrypted,
    /// A connection of its own on which the body, a `ClientHello`, is all that is sent.
    Handshake,
}

/// A response, as it was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Response {
    /// The status.
    pub(super) status: u16,
    /// The headers; values that are not UTF-8 in Latin-1.
    pub(super) headers: Vec<(String, String)>,
    /// The body as far as it was read.
    pub(super) body: Vec<u8>,
    /// How long the body is, where that is known.
    pub(super) length: Option<u64>,
    /// Whether the body is longer than what was read.
    pub(super) is_cut: bool,
}

impl Response {
    /// The value of a header.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

/// Carries requests.
pub(super) trait Wire {
    /// Sends a request and reads the response. The caller limits the time.
    fn send(&self, request: &Request) -> impl Future<Output = Result<Response, Fault>> + Send;
}

/// A header's value as text.
pub(super) fn latin_1(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
