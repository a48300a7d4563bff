//! XML text as elements. A document type is not read: nobody asks for one, and entities of its own are a danger.

use super::element::{Element, local};

/// How deep elements may stand in one another.
const DEPTH: usize = 64;

/// The root element; `None` if the text is no well-formed XML.
pub(super) fn parse(text: &str) -> Option<Element> {
    let mut cursor = Cursor { rest: text.trim_start_matches('\u{FEFF}') };
    cursor.skip_misc()?;
    let root = cursor.element(DEPTH)?;
    cursor.skip_misc()?;
    cursor.rest.is_empty().then_some(root)
}

struct Cursor<'t> {
    rest: &'t str,
}

impl<'t> Cursor<'t> {
    /// Skips blanks, comments and instructions.
    fn skip_misc(&mut self) -> Option<()> {
        loop {
            self.rest = self.rest.trim_start();
            if self.took("<!--") {
                self.until("-->")?;
            } else if self.took("<?") {
                self.until("?>")?;
            } else {
                return Some(());
            }
        }
    }

    fn took(&mut self, mark: &str) -> bool {
        let rest = self.rest.strip_prefix(mark);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn until(&mut self, mark: &str) -> Option<&'t str> {
        let (before, after) = self.rest.split_once(mark)?;
        self.rest = after;
        Some(before)
    }

    fn name(&mut self) -> Option<&'t str> {
        let is_end = |glyph: char| glyph.is_whitespace() || "<>/=\"'&".contains(glyph);
        let end = self.rest.find(is_end)?;
        let (name, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        (!name.is_empty()).then_some(name)
    }

    fn element(&mut self, depth: usize) -> Option<Element> {
        let depth = depth.checked_sub(1)?;
        self.took("<").then_some(())?;
        let tag = self.name()?;
        let mut element = Element { name: local(tag).to_owned(), ..Element::default() };
        self.attributes(&mut element)?;
        if self.took("/>") {
            return Some(element);
        }
        self.took(">").then_some(())?;
        self.inside(&mut element, depth)?;
        (self.name()? == tag).then_some(())?;
        self.rest = self.rest.trim_start();
        self.took(">").then_some(element)
    }

    fn attributes(&mut self, element: &mut Element) -> Option<()> {
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.starts_with(['>', '/']) {
                return Some(());
            }
            let name = self.name()?;
            self.rest = self.rest.trim_start();
            self.took("=").then_some(())?;
            self.rest = self.rest.trim_start();
            let mark = if self.took("\"") { "\"" } else { self.took("'").then_some("'")? };
            let value = unescaped(self.until(mark)?)?;
            // What these say is meant for the reader of XML and is no member.
            let is_of_xml = ["xmlns:", "xml:", "xsi:"].iter().any(|prefix| name.starts_with(prefix));
            if name != "xmlns" && !is_of_xml {
                element.attributes.push((local(name).to_owned(), value));
            }
        }
    }

    /// What stands in an element, up to and with the `</` that ends it.
    fn inside(&mut self, element: &mut Element, depth: usize) -> Option<()> {
        loop {
            let end = self.rest.find('<')?;
            let (text, rest) = self.rest.split_at_checked(end)?;
            element.text.push_str(&unescaped(text)?);
            self.rest = rest;
            if self.took("</") {
                return Some(());
            } else if self.took("<![CDATA[") {
                element.text.push_str(self.until("]]>")?);
            } else if self.rest.starts_with("<!--") || self.rest.starts_with("<?") {
                let (opens, closes) = if self.took("<!--") { (true, "-->") } else { (self.took("<?"), "?>") };
                opens.then(|| self.until(closes))??;
            } else {
                let child = self.element(depth)?;
                element.children.push(child);
            }
        }
    }
}

/// Text with its references resolved; `None` if one is unknown.
fn unescaped(text: &str) -> Option<String> {
    let mut pieces = text.split('&');
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (reference, rest) = piece.split_once(';')?;
        whole.push(character(reference)?);
        whole.push_str(rest);
    }
    Some(whole)
}

fn character(reference: &str) -> Option<char> {
    match reference {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        number => {
            let number = number.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn elements_attributes_and_references_are_read() {
        let root = parse(
            "<?xml version='1.0'?><!-- a --><p:a xmlns:p=\"u\" x='1&amp;2'><b/>t<![CDATA[<]]>&#x6d4b;</p:a>",
        );
        let root = root.unwrap();
        assert_eq!((root.name.as_str(), root.text.as_str(), root.children.len()), ("a", "t<测", 1));
        assert_eq!(root.attributes, [("x".to_owned(), "1&2".to_owned())]);
    }

    #[test]
    fn what_is_said_to_the_reader_of_xml_is_no_attribute() {
        let root = parse("<a xmlns:xsi='u' xsi:type='xsd:string' xml:lang='zh' k='v'>测试人</a>").unwrap();
        assert_eq!((root.text.as_str(), root.attributes), ("测试人", vec![("k".to_owned(), "v".to_owned())]));
    }

    #[test]
    fn what_is_no_xml_is_none() {
        let deep = "<a>".repeat(100);
        for text in ["", "a", "<a>", "<a></b>", "<a>&x;</a>", "<!DOCTYPE a><a/>", "<a/><b/>", deep.as_str()] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
