//! A call of an operation, as it was captured.

use hutong_specs::standard::{Operation, Response};

use super::address::Address;
use super::archive::Entry;

/// A call of an operation.
#[derive(Debug)]
pub(super) struct Observed<'a> {
    /// The operation.
    pub(super) operation: &'a Operation,
    /// What was captured.
    pub(super) entry: &'a Entry,
    /// Where it went.
    pub(super) address: Address,
    /// The path parameters, decoded.
    pub(super) arguments: Vec<(String, String)>,
    /// The HTTP status.
    pub(super) status: u16,
}

impl<'a> Observed<'a> {
    /// The declared response for the status: the most specific one.
    pub(super) fn declared(&self) -> Option<&'a Response> {
        let mut responses = self.operation.responses.iter();
        responses.find(|(pattern, _)| pattern.matches(self.status)).map(|(_, response)| response)
    }
}

impl Observed<'_> {
    /// The media type of the response with its parameters; the capture's word where it left out the headers.
    pub(super) fn response_media_type(&self) -> Option<String> {
        let entry = self.entry;
        if entry.response_headers.is_empty() {
            return entry.media_type.clone();
        }
        let mut headers = entry.response_headers.iter();
        headers.find(|(name, _)| name.eq_ignore_ascii_case("content-type")).map(|(_, value)| value.clone())
    }
}
