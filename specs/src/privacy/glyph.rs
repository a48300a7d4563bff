//! The characters of a text as a reader of JSON sees them: an escape is one character.
//!
//! A number may follow an escape (`\n1990…`, `\u53f71990…`) or be written in escapes; a search that took the letters of
//! the escape for text would miss it.

/// A character and the bytes that write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph<'a> {
    /// The character that is meant.
    pub(super) character: char,
    /// How it is written.
    pub(super) written: &'a str,
}

impl Glyph<'_> {
    /// The decimal digit, of half or full width.
    pub(super) fn digit(&self) -> Option<char> {
        match self.character {
            '0'..='9' => Some(self.character),
            '０'..='９' => char::from_digit(u32::from(self.character) - u32::from('０'), 10),
            _ => None,
        }
    }

    /// Whether it is the check character `X`, in either case and width.
    pub(super) const fn is_x(&self) -> bool {
        matches!(self.character, 'X' | 'x' | 'Ｘ' | 'ｘ')
    }
}

/// Reads a text into its characters; together they write the whole text.
pub(super) fn glyphs(text: &str) -> Vec<Glyph<'_>> {
    let mut glyphs = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (character, length) = escape(rest).unwrap_or((first, first.len_utf8()));
        let (written, after) = rest.split_at(length);
        glyphs.push(Glyph { character, written });
        rest = after;
    }
    glyphs
}

/// Reads the escape at the head of a text, however deeply it is escaped itself.
fn escape(text: &str) -> Option<(char, usize)> {
    let after = text.trim_start_matches('\\');
    let depth = text.len() - after.len();
    match after.chars().next().filter(|_| depth > 0)? {
        'u' => unicode(after.get(1..5)?, after.get(5..).unwrap_or_default(), depth),
        'b' | 'f' | 'n' | 'r' | 't' => Some((' ', depth + 1)),
        _ => None,
    }
}

/// Reads four hex digits and, after a high surrogate, the low one.
fn unicode(digits: &str, rest: &str, depth: usize) -> Option<(char, usize)> {
    let length = depth + 5;
    let code = u32::from_str_radix(digits, 16).ok()?;
    if let Some(character) = char::from_u32(code) {
        return Some((character, length));
    }
    let low = rest.trim_start_matches('\\').strip_prefix('u').and_then(|low| low.get(..4));
    let low = low.and_then(|low| u16::from_str_radix(low, 16).ok());
    let pair = low.and_then(|low| char::decode_utf16([u16::try_from(code).ok()?, low]).next());
    match pair {
        Some(Ok(character)) if rest.starts_with('\\') => {
            let depth = rest.len() - rest.trim_start_matches('\\').len();
            Some((character, length + depth + 5))
        }
        _ => Some((char::REPLACEMENT_CHARACTER, length)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn characters(text: &str) -> String {
        glyphs(text).iter().map(|glyph| glyph.character).collect()
    }

    #[test]
    fn escapes_are_one_character_each() {
        assert_eq!(characters(r"a\n1\u53f72\\u53f73"), "a 1号2号3");
        assert_eq!(characters(r"\ud83d\ude001\ud83d1"), "😀1\u{fffd}1");
    }

    #[test]
    fn what_is_no_escape_stays() {
        assert_eq!(characters(r"\1\u12\"), r"\1\u12\");
    }

    proptest::proptest! {
        #[test]
        fn the_written_forms_make_up_the_text(text in r"([\\ud8019a]|号|\PC){0,40}") {
            let written: String = glyphs(&text).iter().map(|glyph| glyph.written).collect();
            proptest::prop_assert_eq!(written, text);
        }
    }
}
