//! Columns of a terminal: Chinese characters take two.

/// Characters at the start of a line after which Chinese typesetting would frown.
const NOT_FIRST: &str = "，。；：、！？）》】」』”’,.;:!?)]}";

/// How many columns a text takes. Characters of ambiguous width count as one.
pub(crate) fn columns(text: &str) -> usize {
    text.chars().map(columns_of).sum()
}

/// The text, filled with blanks up to so many columns.
pub(crate) fn pad(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(columns(text));
    format!("{text}{}", " ".repeat(blanks))
}

/// The text in at most so many columns, with an ellipsis where it was cut.
pub(crate) fn fit(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for character in text.chars() {
        if columns(&kept) + columns_of(character) + 1 > width {
            break;
        }
        kept.push(character);
    }
    kept.push('…');
    kept
}

/// The text in lines of at most so many columns: broken at blanks and beside wide characters, and within a word
/// only if it is longer than a line.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(2);
    let mut lines = Vec::new();
    let mut line = String::new();
    for unit in units(text) {
        if !line.is_empty() && columns(&line) + columns(unit.trim_end()) > width {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        for character in unit.chars() {
            if columns(&line) + columns_of(character) > width {
                lines.push(line.trim_end().to_owned());
                line.clear();
            }
            if !(line.is_empty() && character == ' ') {
                line.push(character);
            }
        }
    }
    if !line.trim_end().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Pieces between which a line may be broken; blanks stand at the end of a piece.
fn units(text: &str) -> Vec<&str> {
    let mut units = Vec::new();
    let mut start = 0;
    let mut previous: Option<char> = None;
    for (index, character) in text.char_indices() {
        let breaks = previous.is_some_and(|before| may_break(before, character));
        if breaks {
            units.extend(text.get(start..index));
            start = index;
        }
        previous = Some(character);
    }
    units.extend(text.get(start..));
    units
}

fn may_break(before: char, after: char) -> bool {
    if after == ' ' || NOT_FIRST.contains(after) || "（《【「『“‘".contains(before) {
        return false;
    }
    before == ' ' || columns_of(before) == 2 || columns_of(after) == 2
}

fn columns_of(character: char) -> usize {
    match u32::from(character) {
        0x0300..=0x036F | 0x200B..=0x200F | 0xFE00..=0xFE0F => 0,
        0x1100..=0x115F
        | 0x2E80..=0x303E
        | 0x3041..=0xA4CF
        | 0xA960..=0xA97F
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE10..=0xFE19
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1F64F
        | 0x1F680..=0x1F6FF
        | 0x1F900..=0x1F9FF
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{columns, fit, pad, wrap};

    #[test]
    fn chinese_characters_take_two_columns() {
        assert_eq!(columns("条款 A1"), 7);
        assert_eq!(pad("条款", 6), "条款  ");
        assert_eq!(fit("政务服务数据", 7), "政务服…");
    }

    #[test]
    fn lines_keep_to_the_width_and_lose_nothing_but_blanks() {
        let text = "请求应带有签名 gjzwfwpt_sign，缺少时拒绝。A very-long-word follows";
        for width in 2..60 {
            let lines = wrap(text, width);
            assert!(lines.iter().all(|line| columns(line) <= width), "{width}: {lines:?}");
            let joined: String = lines.concat().chars().filter(|character| *character != ' ').collect();
            assert_eq!(joined, text.replace(' ', ""));
        }
    }

    #[test]
    fn a_line_does_not_begin_with_a_closing_mark() {
        assert_eq!(wrap("办件，办件。", 6), ["办件，", "办件。"]);
        assert_eq!(wrap("", 10), [""]);
    }
}
