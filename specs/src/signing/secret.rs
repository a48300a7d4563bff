//! A secret that cannot be printed by accident.

use std::fmt::{self, Write as _};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What `encodeURIComponent` and most clients leave as it is.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The same, and the slash, as some clients write every value.
const PATH: &AsciiSet = &COMPONENT.remove(b'/');

/// The least number of characters of a secret: what is shorter stands in every text by chance, and a mask that replaced
/// it would take a record apart.
pub const SHORTEST_SECRET: usize = 4;

/// A secret. It is neither printed nor serialised: whoever needs it must ask for it by name.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes a secret.
    pub fn new(secret: impl Into<String>) -> Self {
        Self(secret.into())
    }

    /// Gives the secret away; keep it out of every document.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether the secret is long enough to be kept out of a text.
    pub fn can_be_masked(&self) -> bool {
        self.0.chars().count() >= SHORTEST_SECRET
    }

    /// The forms in which the secret may turn up in a text, without repeats, the longest first.
    ///
    /// Within a larger Base64 text, as basic credentials are, the secret stands in other characters: those that it
    /// alone determines are listed for each of the three alignments.
    pub fn encodings(&self) -> Vec<String> {
        let bytes = self.0.as_bytes();
        let percent = utf8_percent_encode(&self.0, COMPONENT).to_string();
        let every = utf8_percent_encode(&self.0, NON_ALPHANUMERIC).to_string();
        let mut encodings = vec![
            self.0.clone(),
            json_escaped(&self.0),
            STANDARD.encode(bytes),
            STANDARD_NO_PAD.encode(bytes),
            URL_SAFE.encode(bytes),
            URL_SAFE_NO_PAD.encode(bytes),
            lower_percent(&percent),
            percent.replace("%20", "+"),
            percent,
            every,
            hex::encode(bytes),
            hex::encode_upper(bytes),
        ];
        // Some platforms read headers as Latin-1, and some writers of JSON leave nothing but ASCII.
        let misread: String = bytes.iter().copied().map(char::from).collect();
        encodings.extend([ascii_json(&self.0), ascii_json(&misread), percent_of_path(&self.0)]);
        encodings.push(misread);
        let of_base64 = utf8_percent_encode(&STANDARD.encode(bytes), COMPONENT).to_string();
        encodings.push(lower_percent(&of_base64));
        encodings.push(of_base64);
        encodings.extend((0..3).flat_map(|shift| within_base64(bytes, shift)));
        encodings.sort_unstable_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        encodings.dedup();
        encodings.retain(|encoding| encoding.len() >= SHORTEST_SECRET);
        encodings
    }
}

/// The characters that the secret alone determines within a longer Base64 text, if they are enough to be told.
fn within_base64(bytes: &[u8], shift: usize) -> [String; 2] {
    let shifted = [vec![0; shift].as_slice(), bytes].concat();
    let determined = (shift * 8).div_ceil(6)..shifted.len() * 8 / 6;
    [STANDARD_NO_PAD.encode(&shifted), URL_SAFE_NO_PAD.encode(&shifted)]
        .map(|encoded| encoded.get(determined.clone()).unwrap_or_default().to_owned())
}

/// The secret as it stands within a JSON string.
fn json_escaped(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text).to_owned()
}

/// The secret as it stands within a JSON string of nothing but ASCII.
fn ascii_json(text: &str) -> String {
    let mut escaped = String::new();
    for character in json_escaped(text).chars() {
        if character.is_ascii() {
            escaped.push(character);
        } else {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                // Writing into a `String` cannot fail.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        }
    }
    escaped
}

/// The secret percent-encoded as in a path, where slashes stay.
fn percent_of_path(text: &str) -> String {
    utf8_percent_encode(text, PATH).to_string()
}

/// Writes the hex digits of percent escapes in lower case.
fn lower_percent(encoded: &str) -> String {
    let mut digits_left = 0_u8;
    let lower = |character: char| {
        let within = digits_left > 0;
        digits_left = if character == '%' { 2 } else { digits_left.saturating_sub(1) };
        if within { character.to_ascii_lowercase() } else { character }
    };
    encoded.chars().map(lower).collect()
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("(secret)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_not_printed() {
        let secret = Secret::new("TEST-SECRET-0001");
        assert_eq!(format!("{secret:?} {secret}"), "Secret (secret)");
    }

    #[test]
    fn every_encoding_is_listed_and_the_longest_is_first() {
        let encodings = Secret::new("a b?>/ÿ").encodings();
        for form in ["a b?>/ÿ", "YSBiPz4vw78=", "YSBiPz4vw78", "a%20b%3F%3E%2F%C3%BF", "a%20b%3f%3e%2f%c3%bf"]
        {
            assert!(encodings.iter().any(|encoding| encoding == form), "{form}");
        }
        for form in ["a+b%3F%3E%2F%C3%BF", "6120623f3e2fc3bf", "6120623F3E2FC3BF"] {
            assert!(encodings.iter().any(|encoding| encoding == form), "{form}");
        }
        assert!(encodings.is_sorted_by(|one, other| one.len() >= other.len()));
    }

    #[test]
    fn what_is_misread_or_written_in_ascii_is_listed() {
        let encodings = Secret::new("键/ö").encodings();
        for form in
            ["\\u952e/\\u00f6", "é\u{94}®/Ã¶", "\\u00e9\\u0094\\u00ae/\\u00c3\\u00b6", "%E9%94%AE/%C3%B6"]
        {
            assert!(encodings.iter().any(|encoding| encoding == form), "{form}: {encodings:?}");
        }
    }

    #[test]
    fn lower_case_percent_leaves_the_rest() {
        assert_eq!(lower_percent("AB%C3%BFCD%2FEF"), "AB%c3%bfCD%2fEF");
    }
}
