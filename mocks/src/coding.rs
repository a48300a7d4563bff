//! Percent encoding of paths, as a lenient platform reads it.

use percent_encoding::percent_decode_str;

/// Decodes a piece of a path; what is not UTF-8 is replaced.
pub(crate) fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
