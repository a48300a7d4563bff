//! Patterns of ECMA-262 in the syntax of the sampler, which knows no anchors, boundaries, look-around or
//! back-references: they are left out, but for back-references, which are marked with the groups that they repeat.

use std::iter::Peekable;
use std::str::Chars;

use super::repeated::Marks;

/// The pattern in the syntax of the sampler; with `repeat`, the first repeat that may vary is held there.
pub(super) fn simplified(pattern: &str, repeat: Option<usize>) -> String {
    let marks = Marks::of(pattern);
    let mut writer = Writer { rest: pattern.chars().peekable(), out: String::new(), repeat, marks };
    while let Some(character) = writer.rest.next() {
        writer.token(character);
    }
    writer.out
}

/// What each positive look-ahead demands, in the syntax of the sampler and without what may stand before and behind it.
pub(super) fn demanded(pattern: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (start, _) in pattern.match_indices("(?=") {
        let inner: Vec<char> = pattern.get(start + 3..).unwrap_or_default().chars().collect();
        let mut writer = Writer {
            rest: pattern.get(start + 3..).unwrap_or_default().chars().peekable(),
            out: String::new(),
            repeat: None,
            marks: Marks::default(),
        };
        writer.skip_group();
        // A group that is never closed, or an escaped bracket that opens none, has no closing bracket to leave out.
        let length = inner.len().saturating_sub(writer.rest.count() + 1);
        let inner: String = inner.into_iter().take(length).collect();
        let core = inner
            .trim_start_matches('^')
            .trim_start_matches(".*?")
            .trim_start_matches(".*")
            .trim_end_matches(".*");
        found.push(simplified(core, None));
    }
    found
}

/// What a negated class is sampled from: everything else has unassigned characters that no platform need accept.
const FAMILIAR: &str = "[ -~一-龥&&[^";

struct Writer<'a> {
    rest: Peekable<Chars<'a>>,
    out: String,
    repeat: Option<usize>,
    marks: Marks,
}

impl Writer<'_> {
    fn token(&mut self, character: char) {
        match character {
            '\\' => self.escape(false),
            '[' => self.class(),
            '(' => self.group(),
            ')' => {
                // What is marked stands in a group of its own, since alternatives may stand in it.
                let mark = self.marks.closed();
                self.out.extend(mark.into_iter().flat_map(|mark| [')', mark]));
                self.out.push(')');
            }
            '^' | '$' => {}
            '.' => self.out.push_str("[0-9A-Za-z]"),
            '*' => self.quantifier(0, None),
            '+' => self.quantifier(1, None),
            '{' => self.counted(),
            other => self.literal(other),
        }
    }

    fn literal(&mut self, character: char) {
        if matches!(character, '#' | '&' | '-' | '~' | '}' | ']') {
            self.out.push('\\');
        }
        self.out.push(character);
    }

    fn quantifier(&mut self, least: usize, most: Option<usize>) {
        let held = if most == Some(least) { None } else { self.repeat.take() };
        let text = match (held, most) {
            (Some(repeat), most) => {
                format!("{{{}}}", repeat.clamp(least, most.unwrap_or(usize::MAX).max(least)))
            }
            (None, Some(most)) => format!("{{{least},{most}}}"),
            (None, None) => format!("{{{least},{}}}", least.saturating_add(7)),
        };
        self.out.push_str(&text);
        self.rest.next_if_eq(&'?');
    }

    fn counted(&mut self) {
        let inner: String = self.rest.clone().take_while(|character| *character != '}').collect();
        let (least, most) = inner.split_once(',').unwrap_or((&inner, &inner));
        let (Ok(least), most) = (least.parse(), (!most.is_empty()).then(|| most.parse())) else {
            return self.out.push_str("\\{");
        };
        match most.transpose() {
            Ok(most) => {
                self.skip(inner.chars().count() + 1);
                self.quantifier(least, most);
            }
            Err(_) => self.out.push_str("\\{"),
        }
    }

    fn skip(&mut self, count: usize) {
        for _ in 0..count {
            self.rest.next();
        }
    }

    fn group(&mut self) {
        let ahead: String = self.rest.clone().take(3).collect();
        if ahead.starts_with("?=") || ahead.starts_with("?!") || ahead == "?<=" || ahead == "?<!" {
            self.skip_group();
        } else if ahead.starts_with("?<") {
            while self.rest.next().is_some_and(|character| character != '>') {}
            self.opened();
        } else if ahead.starts_with("?:") {
            self.skip(2);
            self.out.push_str("(?:");
            self.marks.opened_nameless();
        } else {
            self.opened();
        }
    }

    /// Skips a group whose bracket is already read, with everything nested in it.
    fn skip_group(&mut self) {
        let (mut depth, mut in_class) = (1, false);
        while let Some(character) = self.rest.next() {
            match character {
                '\\' => self.skip(1),
                '[' => in_class = true,
                ']' => in_class = false,
                '(' if !in_class => depth += 1,
                ')' if !in_class => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }

    fn class(&mut self) {
        let negated = self.rest.next_if_eq(&'^').is_some();
        self.out.push_str(if negated { FAMILIAR } else { "[" });
        while let Some(character) = self.rest.next() {
            match character {
                ']' => break,
                '\\' => self.escape(true),
                '[' | '&' | '~' => self.out.extend(['\\', character]),
                other => self.out.push(other),
            }
        }
        self.out.push_str(if negated { "]]" } else { "]" });
    }

    fn escape(&mut self, in_class: bool) {
        let Some(character) = self.rest.next() else { return };
        match character {
            'd' => self.set("0-9", in_class),
            'w' => self.set("A-Za-z0-9_", in_class),
            's' => self.out.push(' '),
            'S' if !in_class => self.set("!-~", false),
            'D' if !in_class => self.set("A-Za-z", false),
            'W' if !in_class => self.set(" !-/", false),
            'p' | 'P' => self.property(character),
            'b' if in_class => self.out.push_str("\\x08"),
            'b' | 'B' => {}
            '1'..='9' if in_class => {}
            '1'..='9' => self.numbered(character),
            'k' => while self.rest.next().is_some_and(|next| next != '>') {},
            'u' => self.unicode(),
            'x' => self.hexadecimal(2),
            '0' => self.out.push_str("\\x00"),
            'c' => {
                let control = self.rest.next().map_or(0, |letter| u32::from(letter) % 32);
                self.code(control);
            }
            'D' | 'W' | 'S' | 'n' | 'r' | 't' | 'f' | 'v' => self.out.extend(['\\', character]),
            other if other.is_ascii_punctuation() => self.out.extend(['\\', other]),
            other => self.out.push(other),
        }
    }

    /// A group begins that can be referred to.
    fn opened(&mut self) {
        self.out.push('(');
        if let Some(mark) = self.marks.opened() {
            self.out.push(mark);
            self.out.push_str("(?:");
        }
    }

    /// A back-reference by its number.
    fn numbered(&mut self, first: char) {
        let mut number = String::from(first);
        while let Some(digit) = self.rest.next_if(char::is_ascii_digit) {
            number.push(digit);
        }
        self.out.extend(number.parse().ok().and_then(|number| self.marks.numbered(number)));
    }

    /// A Unicode property, whose braces are no repeat.
    fn property(&mut self, character: char) {
        self.out.extend(['\\', character]);
        for next in self.rest.by_ref() {
            self.out.push(next);
            if next == '}' {
                break;
            }
        }
    }

    fn set(&mut self, ranges: &str, in_class: bool) {
        if in_class {
            self.out.push_str(ranges);
        } else {
            self.out.extend(["[", ranges, "]"]);
        }
    }

    fn unicode(&mut self) {
        if self.rest.next_if_eq(&'{').is_some() {
            let digits: String = self.rest.clone().take_while(|character| *character != '}').collect();
            self.skip(digits.chars().count() + 1);
            return self.code(u32::from_str_radix(&digits, 16).unwrap_or(0));
        }
        let high = self.digits(4);
        let low = if (0xD800..0xDC00).contains(&high) { self.low_half() } else { None };
        let code = low.map_or(high, |low| 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
        self.code(code);
    }

    /// One character by its number; a lone half of a pair is none and stands for nothing.
    fn code(&mut self, code: u32) {
        let character = char::from_u32(code).map(char::escape_unicode);
        self.out.extend(character.into_iter().flatten().map(|part| if part == 'u' { 'x' } else { part }));
    }

    fn low_half(&mut self) -> Option<u32> {
        let ahead: String = self.rest.clone().take(6).collect();
        let low = u32::from_str_radix(ahead.strip_prefix("\\u")?, 16).ok()?;
        self.skip(6);
        (0xDC00..0xE000).contains(&low).then_some(low)
    }

    fn hexadecimal(&mut self, count: usize) {
        let code = self.digits(count);
        self.code(code);
    }

    fn digits(&mut self, count: usize) -> u32 {
        let digits: String = self.rest.clone().take(count).collect();
        self.skip(digits.chars().count());
        u32::from_str_radix(&digits, 16).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::demanded;

    #[test]
    fn what_a_look_ahead_demands_is_found_behind_a_lazy_beginning_too() {
        assert_eq!(demanded("^(?=.*?[A-Z])(?=.*[0-9]).{8,}$"), ["[A-Z]", "[0-9]"]);
    }

    #[test]
    fn a_bracket_that_opens_no_group_breaks_nothing() {
        for pattern in [r"^(?!=)\(?=", "(?=", "(?=a", "[(?=]"] {
            demanded(pattern);
        }
    }
}
