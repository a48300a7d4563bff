//! Makes visible what cannot be seen or would mislead: control characters, bidirectional controls, invisible
//! characters. What a platform said cannot steer a terminal, break XML or reorder a page.

use hutong_specs::bilingual::Language;

/// Text of one line: line ends and tabs are made visible as well.
pub fn visible_line(text: &str) -> String {
    shown(text, |character| is_hidden(character) || matches!(character, '\n' | '\t'))
}

/// Text of several lines: line feeds and tabs stay, and a carriage return before a line feed goes.
pub fn visible_block(text: &str) -> String {
    shown(&text.replace("\r\n", "\n"), is_hidden)
}

/// At most `limit` characters, with a note of how many there were.
pub(crate) fn cut(text: &str, limit: usize, language: Language) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else {
        return text.to_owned();
    };
    let total = text.chars().count();
    let kept = text.get(..end).unwrap_or_default();
    match language {
        Language::Zh => format!("{kept}……（已截断，共 {total} 个字符）"),
        Language::En => format!("{kept}… (cut, {total} characters in all)"),
    }
}

/// One line, cut and made visible: for values of a platform within a sentence.
pub(crate) fn value(text: &str, language: Language) -> String {
    const LIMIT: usize = 300;
    visible_line(&cut(text, LIMIT, language))
}

fn shown(text: &str, hidden: impl Fn(char) -> bool) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if hidden(character) {
            shown.push_str(&picture(character));
        } else {
            shown.push(character);
        }
    }
    shown
}

fn picture(character: char) -> String {
    format!("⟨U+{:04X}⟩", u32::from(character))
}

/// Controls other than line feed and tab, format characters, separators of lines, and what is no character.
fn is_hidden(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{FFFE}'
        | '\u{FFFF}'
        | '\u{FDD0}'..='\u{FDEF}'
        | '\u{E0000}'..='\u{E0FFF}' => true,
        _ => character.is_control() || u32::from(character) & 0xFFFE == 0xFFFE,
    }
}

#[cfg(test)]
mod tests {
    use hutong_specs::bilingual::Language;

    use super::{cut, visible_block, visible_line};

    #[test]
    fn controls_are_shown_as_their_code() {
        assert_eq!(visible_line("a\u{1b}[31m\0\n"), "a⟨U+001B⟩[31m⟨U+0000⟩⟨U+000A⟩");
        assert_eq!(visible_line("\u{202e}cba\u{2066}"), "⟨U+202E⟩cba⟨U+2066⟩");
    }

    #[test]
    fn a_block_keeps_its_lines() {
        assert_eq!(visible_block("a\r\n\tb\rc"), "a\n\tb⟨U+000D⟩c");
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        let text = "办件编号 <a> & “引号” 𠮷 é 😀";
        assert_eq!(visible_line(text), text);
    }

    #[test]
    fn a_long_text_is_cut_between_characters_with_a_note() {
        assert_eq!(cut("办件编号", 2, Language::Zh), "办件……（已截断，共 4 个字符）");
        assert_eq!(cut("办件", 2, Language::Zh), "办件");
    }
}
