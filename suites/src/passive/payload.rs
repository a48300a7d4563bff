//! The bytes of a body as a capture holds them, and whether they are all of them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::de::IgnoredAny;

/// The bytes of a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Payload {
    /// The bytes that were captured.
    pub(super) bytes: Vec<u8>,
    /// How many there were; `None` if nobody said.
    pub(super) length: Option<u64>,
    /// Whether bytes are missing.
    pub(super) is_cut: bool,
    /// Whether these are the bytes of the wire, and not text that the capture has decoded.
    pub(super) is_raw: bool,
}

impl Payload {
    /// No body.
    pub(super) fn empty() -> Self {
        Self { length: Some(0), ..Self::default() }
    }

    /// A body that the capture left out.
    pub(super) fn unknown(length: Option<u64>) -> Self {
        Self { length, is_cut: true, ..Self::default() }
    }

    /// A body as HAR writes it: text or Base64, and how many bytes there were as far as the capture says.
    pub(super) fn captured(text: &str, encoding: Option<&str>, size: Option<u64>) -> Self {
        let is_raw = encoding.is_some_and(|name| name.eq_ignore_ascii_case("base64"));
        let bytes = match encoding {
            None | Some("") => text.as_bytes().to_vec(),
            Some(_) if is_raw => match STANDARD.decode(text.trim()) {
                Ok(bytes) => bytes,
                Err(_) => return Self::unknown(size),
            },
            Some(_) => return Self::unknown(size),
        };
        let length = bytes.len() as u64;
        // Text that was decoded from another charset has another length, but whole JSON is whole.
        let is_cut = size.is_some_and(|size| size > length) && !is_whole_json(&bytes);
        let length = if is_cut { size } else { Some(length) };
        Self { bytes, length, is_cut, is_raw }
    }

    /// Whether there was no body.
    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty() && !self.is_cut
    }

    /// The body as text, if it is all there and UTF-8.
    pub(super) fn text(&self) -> Option<&str> {
        if self.is_cut { None } else { std::str::from_utf8(&self.bytes).ok() }
    }
}

fn is_whole_json(bytes: &[u8]) -> bool {
    let ends = bytes.trim_ascii_end().last();
    matches!(ends, Some(b'}' | b']')) && serde_json::from_slice::<IgnoredAny>(bytes).is_ok()
}

#[cfg(test)]
mod tests {
    use super::Payload;

    #[test]
    fn a_body_shorter_than_its_size_is_cut_unless_it_is_whole_json() {
        assert!(Payload::captured("{\"a\":", None, Some(9)).is_cut);
        assert!(!Payload::captured("{\"a\":1}", None, Some(9)).is_cut);
        assert!(Payload::captured("not base64!", Some("base64"), None).is_cut);
        assert_eq!(Payload::captured("5rWL", Some("base64"), None).text(), Some("测"));
    }
}
