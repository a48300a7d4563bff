//! Looking for bytes within a body.

/// Whether a body holds these bytes.
pub(super) fn holds(body: &[u8], bytes: &[u8]) -> bool {
    body.windows(bytes.len()).any(|window| window == bytes)
}
