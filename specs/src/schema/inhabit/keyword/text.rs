//! Lengths, patterns and formats of texts.

use super::way::{Keyword, Way, Ways};
use crate::schema::inhabit::format;
use crate::schema::inhabit::kinds::Kinds;
use crate::schema::inhabit::text::{Text, counted};

pub(super) fn at_least(keyword: &Keyword<'_>) -> Ways {
    met(Text { least: counted(keyword.value).unwrap_or(0), ..Text::default() })
}

pub(super) fn shorter(keyword: &Keyword<'_>) -> Ways {
    let most = counted(keyword.value).and_then(|least| least.checked_sub(1));
    most.into_iter().flat_map(|most| missed(Text { most: Some(most), ..Text::default() })).collect()
}

pub(super) fn at_most(keyword: &Keyword<'_>) -> Ways {
    met(Text { most: counted(keyword.value), ..Text::default() })
}

pub(super) fn longer(keyword: &Keyword<'_>) -> Ways {
    let least = counted(keyword.value).and_then(|most| most.checked_add(1));
    least.into_iter().flat_map(|least| missed(Text { least, ..Text::default() })).collect()
}

pub(super) fn matching(keyword: &Keyword<'_>) -> Ways {
    met(Text { patterns: word(keyword), ..Text::default() })
}

pub(super) fn not_matching(keyword: &Keyword<'_>) -> Ways {
    missed(Text { not_patterns: word(keyword), ..Text::default() })
}

pub(super) fn formatted(keyword: &Keyword<'_>) -> Ways {
    met(Text { formats: word(keyword), ..Text::default() })
}

/// A format that nobody knows refuses nothing.
pub(super) fn not_formatted(keyword: &Keyword<'_>) -> Ways {
    let formats = word(keyword);
    if !formats.iter().all(|name| format::refuses(keyword.set, name)) {
        return Vec::new();
    }
    missed(Text { not_formats: formats, ..Text::default() })
}

fn word(keyword: &Keyword<'_>) -> Vec<String> {
    keyword.value.as_str().map(str::to_owned).into_iter().collect()
}

fn met(text: Text) -> Ways {
    vec![Way::on(Kinds::STRING, |demand| demand.text = text)]
}

fn missed(text: Text) -> Ways {
    vec![Way::only(Kinds::STRING, |demand| demand.text = text)]
}
