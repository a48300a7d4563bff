//! Masks the data of citizens and credentials in texts that people who are not meant to see them will read, such as reports.
//!
//! Resident IDs keep six and four digits, mobile numbers three and four, names of persons their first character; of
//! tokens and passwords nothing is kept. The record is evidence and keeps its bodies; this is for what is shown.

mod credentials;
mod glyph;
mod names;
mod numbers;

#[cfg(test)]
mod laws;

pub use credentials::{
    is_credential, is_credential_cookie, is_credential_header, mask_credentials, mask_header,
};
pub use names::mask_names;
pub use numbers::mask_numbers;

/// Masks names and credentials in JSON, resident IDs and mobile numbers anywhere.
///
/// ```
/// use hutong_specs::privacy::mask;
///
/// let body = r#"{"user_name":"测试人","cert_no":"990000190001010016","mobile":"19900001234"}"#;
/// let shown = r#"{"user_name":"测**","cert_no":"990000********0016","mobile":"199****1234"}"#;
/// assert_eq!(mask(body), shown);
/// ```
pub fn mask(text: &str) -> String {
    mask_numbers(&mask_names(&mask_credentials(text)))
}
