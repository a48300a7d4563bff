//! The string that is signed: a template of named parts such as `{sid}{rid}{rtime}`.
//!
//! `{{` and `}}` stand for braces. A template knows nothing of requests: who renders it gives the parts by name.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A template, parsed into its pieces.
///
/// ```
/// use std::collections::BTreeMap;
/// use hutong_specs::signing::CanonicalTemplate;
///
/// let template: CanonicalTemplate = "{sid}-{rtime}".parse()?;
/// let parts = BTreeMap::from([("sid", "s1"), ("rtime", "17")]);
/// assert_eq!(template.render(&parts)?, "s1-17");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CanonicalTemplate {
    pieces: Vec<Piece>,
}

/// A piece of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text that stands for itself.
    Text(String),
    /// The part of this name.
    Part(String),
}

/// Why a text is not a template; places are counted in characters from 1.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TemplateError {
    /// A brace opens and nothing closes it.
    #[error("read the canonical string: the brace at place {place} is not closed; write {{{{ for a brace")]
    Unclosed {
        /// The place of the brace.
        place: usize,
    },
    /// A brace closes that none opened.
    #[error("read the canonical string: the brace at place {place} closes nothing; write }}}} for a brace")]
    Unopened {
        /// The place of the brace.
        place: usize,
    },
    /// A name is empty or holds other characters than a to z, 0 to 9, `-` and `_`.
    #[error(
        "read the canonical string: {name:?} at place {place} is not a name of a part; use a-z, 0-9, - and _"
    )]
    Name {
        /// The place of the brace before the name.
        place: usize,
        /// The name.
        name: String,
    },
}

/// Why a template cannot be rendered.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RenderError {
    /// The template names a part that was not given.
    #[error("build the string to sign: the part {name:?} is not known")]
    Unknown {
        /// The name of the part.
        name: String,
    },
}

impl CanonicalTemplate {
    /// The pieces in their order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The names of the parts in their order, repeated ones repeated.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Part(name) => Some(name.as_str()),
            Piece::Text(_) => None,
        })
    }

    /// Puts the parts in.
    pub fn render<N, V>(&self, parts: &BTreeMap<N, V>) -> Result<String, RenderError>
    where
        N: std::borrow::Borrow<str> + Ord,
        V: AsRef<str>,
    {
        let mut rendered = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => rendered.push_str(text),
                Piece::Part(name) => {
                    let part = parts.get(name.as_str());
                    let part = part.ok_or_else(|| RenderError::Unknown { name: name.clone() })?;
                    rendered.push_str(part.as_ref());
                }
            }
        }
        Ok(rendered)
    }
}

impl FromStr for CanonicalTemplate {
    type Err = TemplateError;

    fn from_str(text: &str) -> Result<Self, TemplateError> {
        let mut pieces = Vec::new();
        let mut characters = text.chars().zip(1..).peekable();
        while let Some((character, place)) = characters.next() {
            let doubled = characters.next_if(|&(next, _)| next == character && "{}".contains(character));
            match (character, doubled) {
                ('{', None) => pieces.push(Piece::Part(name(place, &mut characters)?)),
                ('}', None) => return Err(TemplateError::Unopened { place }),
                _ => push_text(&mut pieces, character),
            }
        }
        Ok(Self { pieces })
    }
}

fn name(place: usize, characters: &mut impl Iterator<Item = (char, usize)>) -> Result<String, TemplateError> {
    let mut name = String::new();
    loop {
        match characters.next() {
            None => return Err(TemplateError::Unclosed { place }),
            Some(('}', _)) => break,
            Some((character, _)) => name.push(character),
        }
    }
    let allowed = |character: char| matches!(character, 'a'..='z' | '0'..='9' | '-' | '_');
    if name.is_empty() || !name.chars().all(allowed) {
        return Err(TemplateError::Name { place, name });
    }
    Ok(name)
}

fn push_text(pieces: &mut Vec<Piece>, character: char) {
    if let Some(Piece::Text(text)) = pieces.last_mut() {
        text.push(character);
    } else {
        pieces.push(Piece::Text(character.to_string()));
    }
}

impl fmt::Display for CanonicalTemplate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces.iter().try_for_each(|piece| match piece {
            Piece::Text(text) => formatter.write_str(&text.replace('{', "{{").replace('}', "}}")),
            Piece::Part(name) => write!(formatter, "{{{name}}}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(text: &str) -> Result<CanonicalTemplate, TemplateError> {
        text.parse()
    }

    #[test]
    fn names_come_in_their_order_with_repeats() {
        let template = parse("{timestamp}{token}{nonce}{timestamp}").unwrap();
        assert_eq!(template.names().collect::<Vec<_>>(), ["timestamp", "token", "nonce", "timestamp"]);
    }

    #[test]
    fn text_between_parts_stays() {
        let template = parse("{method}\n{path}\n").unwrap();
        let parts = BTreeMap::from([("method", "GET"), ("path", "/a")]);
        assert_eq!(template.render(&parts).unwrap(), "GET\n/a\n");
    }

    #[test]
    fn doubled_braces_are_braces() {
        let template = parse("{{{a}}}").unwrap();
        assert_eq!(template.render(&BTreeMap::from([("a", "1")])).unwrap(), "{1}");
    }

    #[test]
    fn an_error_names_its_place() {
        assert_eq!(parse("号{a"), Err(TemplateError::Unclosed { place: 2 }));
        assert_eq!(parse("{a}}"), Err(TemplateError::Unopened { place: 4 }));
        assert_eq!(parse("{}"), Err(TemplateError::Name { place: 1, name: String::new() }));
        assert_eq!(parse("{A}"), Err(TemplateError::Name { place: 1, name: "A".to_owned() }));
    }

    #[test]
    fn an_unknown_part_is_named() {
        let parts: BTreeMap<&str, &str> = BTreeMap::new();
        let unknown = RenderError::Unknown { name: "rid".to_owned() };
        assert_eq!(parse("{rid}").unwrap().render(&parts), Err(unknown));
    }

    proptest! {
        #[test]
        fn parsing_never_panics_and_what_parses_is_written_back(text in "[{}a-c号]{0,12}") {
            if let Ok(template) = parse(&text) {
                prop_assert_eq!(parse(&template.to_string()), Ok(template));
            }
        }
    }
}
