//! Bodies as the record keeps them: capped, text where they are text.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hutong_specs::record::{Body, BodyContent};

use super::payload::Payload;

/// How many bytes of a body are kept.
pub(super) const LIMIT: usize = 1 << 20;

/// The payload, its secrets replaced already, as the record keeps it.
pub(super) fn body(payload: Payload) -> Body {
    let Payload { mut bytes, length, mut is_cut, is_raw: _ } = payload;
    let is_text = std::str::from_utf8(&bytes).is_ok();
    if bytes.len() > LIMIT {
        bytes.truncate(LIMIT);
        is_cut = true;
    }
    let content = match String::from_utf8(bytes) {
        Ok(text) => BodyContent::Text(text),
        // The cut went through a character.
        Err(error) if is_text => {
            let valid = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let kept = bytes.get(..valid).unwrap_or_default();
            BodyContent::Text(String::from_utf8_lossy(kept).into_owned())
        }
        Err(error) => BodyContent::Base64(STANDARD.encode(error.into_bytes())),
    };
    Body { content, length, cut: is_cut }
}

#[cfg(test)]
mod tests {
    use hutong_specs::record::BodyContent;

    use super::{LIMIT, body};
    use crate::passive::payload::Payload;

    #[test]
    fn a_huge_body_is_cut_between_characters() {
        let text = "测".repeat(LIMIT / 3 + 1);
        let kept = body(Payload::captured(&text, None, None));
        assert!(kept.cut);
        assert_eq!(kept.length, Some(text.len() as u64));
        assert!(matches!(kept.content, BodyContent::Text(text) if text.len() == LIMIT / 3 * 3));
    }
}
