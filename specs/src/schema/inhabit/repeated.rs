//! Back-references by sampling: groups and references to them are marked in what is sampled, and each reference becomes what
//! its group was last.
//!
//! References by name are left out: the validator takes a pattern with one for none. A pattern without references has no
//! marks, so what is sampled from it is what it always was.

use std::collections::BTreeMap;

/// Where marks begin: characters that no document assigns a meaning to, three for each group.
const FIRST: u32 = 0x000F_0000;

/// Groups beyond this are not marked.
const GROUPS: u32 = 99;

/// What a mark says of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Opens(u32),
    Closes(u32),
    Repeats(u32),
}

/// The groups of a pattern, as it is read.
#[derive(Debug, Default)]
pub(super) struct Marks {
    is_referring: bool,
    count: u32,
    open: Vec<Option<u32>>,
}

impl Marks {
    /// No groups yet of this pattern.
    pub(super) fn of(pattern: &str) -> Self {
        Self { is_referring: is_referring(pattern), ..Self::default() }
    }

    /// What marks that a group begins that can be referred to.
    pub(super) fn opened(&mut self) -> Option<char> {
        self.count += 1;
        self.open.push(Some(self.count));
        self.written(Mark::Opens(self.count))
    }

    /// A group begins that nothing can refer to.
    pub(super) fn opened_nameless(&mut self) {
        self.open.push(None);
    }

    /// What marks that the innermost group ends.
    pub(super) fn closed(&mut self) -> Option<char> {
        let group = self.open.pop().flatten()?;
        self.written(Mark::Closes(group))
    }

    /// What stands for the group of this number; nothing if it does not end before.
    pub(super) fn numbered(&self, group: u32) -> Option<char> {
        let is_whole = group <= self.count && !self.open.contains(&Some(group));
        is_whole.then(|| self.written(Mark::Repeats(group)))?
    }

    fn written(&self, mark: Mark) -> Option<char> {
        let (kind, group) = match mark {
            Mark::Opens(group) => (0, group),
            Mark::Closes(group) => (1, group),
            Mark::Repeats(group) => (2, group),
        };
        (self.is_referring && group <= GROUPS).then(|| char::from_u32(FIRST + group * 3 + kind))?
    }
}

fn mark(character: char) -> Option<Mark> {
    let offset = u32::from(character).checked_sub(FIRST).filter(|offset| *offset < (GROUPS + 1) * 3)?;
    Some(match offset % 3 {
        0 => Mark::Opens(offset / 3),
        1 => Mark::Closes(offset / 3),
        _ => Mark::Repeats(offset / 3),
    })
}

/// Whether a pattern may hold a reference to a group.
pub(super) fn is_referring(pattern: &str) -> bool {
    let mut escaped = pattern.split('\\').skip(1);
    escaped.any(|behind| behind.starts_with(|first| matches!(first, '1'..='9')))
}

/// What was sampled with each reference as its group was last, and without marks.
pub(super) fn resolved(sampled: &str) -> String {
    let mut text = String::new();
    let mut begun: BTreeMap<u32, usize> = BTreeMap::new();
    let mut groups: BTreeMap<u32, String> = BTreeMap::new();
    for character in sampled.chars() {
        match mark(character) {
            None => text.push(character),
            Some(Mark::Opens(group)) => {
                begun.insert(group, text.len());
            }
            Some(Mark::Closes(group)) => {
                let from = begun.get(&group).copied().unwrap_or(text.len());
                groups.insert(group, text.get(from..).unwrap_or_default().to_owned());
            }
            Some(Mark::Repeats(group)) => text.push_str(groups.get(&group).map_or("", String::as_str)),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::is_referring;
    use crate::schema::{Schema, SchemaSet};

    #[test]
    fn references_are_told_from_other_escapes() {
        for pattern in [r"(a)\1", r"(?<n>a)\1", r"\\(a)\2"] {
            assert!(is_referring(pattern), "{pattern}");
        }
        for pattern in [r"\d{1}", r"(a)1", r"\0", r"(?<n>a)\k<n>", ""] {
            assert!(!is_referring(pattern), "{pattern}");
        }
    }

    #[test]
    fn what_repeats_a_group_is_drawn_and_admitted_in_every_length_that_the_schema_asks_for() {
        for (pattern, least, most) in [
            (r#"^(['"])[a-z]{1,5}\1$"#, 3, 7),
            (r"^([a-z]{2,4})-\1$", 5, 9),
            (r"^(?<part>[0-9]{1,3})(?:-\1){2}$", 5, 11),
            (r"^((a|b)c)\2\1{2}$", 7, 7),
            (r"^([0-9])([a-z])\2\1$", 4, 4),
            (r"^([a-z]+)=\1$", 15, 17),
        ] {
            let set = SchemaSet::new(
                json!({"type": "string", "pattern": pattern, "minLength": least, "maxLength": most}),
            );
            let schema = Schema::new(Arc::new(set), "");
            for seed in 0..8 {
                let value = schema.inhabit(seed).unwrap_or_else(|given_up| panic!("{pattern}: {given_up}"));
                assert!(schema.admits(&value), "{pattern}: {value}");
            }
            let broken = schema.violate(&schema.sample().unwrap(), 1);
            assert!(broken.violations.iter().any(|violation| violation.keyword == "pattern"), "{pattern}");
        }
    }
}
