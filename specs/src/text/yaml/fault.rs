//! The ways in which a YAML text cannot be used.

use crate::text::wording::{Wording, wording};

pub(super) const SYNTAX: Wording = wording(
    "text.yaml.syntax",
    "the YAML is not well formed",
    "correct the text here or in the lines just above",
);
pub(super) const TAB: Wording =
    wording("text.yaml.tab", "a tab stands where YAML wants spaces", "indent with spaces only");
pub(super) const INDENTATION: Wording = wording(
    "text.yaml.indentation",
    "the indentation fits nothing above it",
    "give all members of one mapping and all elements of one list the same indentation",
);
pub(super) const COLON: Wording = wording(
    "text.yaml.colon",
    "a colon makes this a mapping where none can stand",
    "put a text that holds ': ' in quotes, or correct the indentation",
);
pub(super) const RESERVED: Wording = wording(
    "text.yaml.reserved-character",
    "a text without quotes cannot begin with this character",
    "put the text in quotes",
);
pub(super) const UNCLOSED: Wording = wording(
    "text.yaml.unclosed",
    "a quote, bracket or brace is not closed",
    "close what is opened here, or put the whole text in quotes",
);
pub(super) const ESCAPE: Wording = wording(
    "text.yaml.escape",
    "YAML does not know this escape",
    r"write a backslash as \\, or use single quotes, which have no escapes",
);
pub(super) const TOO_DEEP: Wording =
    wording("text.yaml.too-deep", "values are nested more than 256 deep", "make the document flatter");
pub(super) const TOO_LARGE: Wording =
    wording("text.yaml.too-large", "the document holds too many values", "split the document");
pub(super) const EXPANSION: Wording = wording(
    "text.yaml.alias-expansion",
    "the aliases expand to far more than the document",
    "write the values out, or use $ref",
);
pub(super) const UNKNOWN_ANCHOR: Wording = wording(
    "text.yaml.unknown-anchor",
    "the alias names no anchor above it",
    "define the anchor with & before it is used, or put a text that begins with * in quotes",
);
pub(super) const RECURSIVE_ALIAS: Wording = wording(
    "text.yaml.recursive-alias",
    "the alias stands inside the value it names",
    "use $ref for values that contain themselves",
);
pub(super) const SEVERAL_DOCUMENTS: Wording = wording(
    "text.yaml.several-documents",
    "a second document begins here",
    "write one document per file and remove the --- between",
);
pub(super) const TAG: Wording = wording(
    "text.yaml.tag",
    "the tag has no meaning in JSON",
    "remove it; only !!str, !!int, !!float, !!bool, !!null, !!seq and !!map can be used",
);
pub(super) const TAG_MISMATCH: Wording = wording(
    "text.yaml.tag-mismatch",
    "the value does not fit its tag",
    "remove the tag or correct the value",
);
pub(super) const NOT_FINITE: Wording = wording(
    "text.yaml.not-a-number",
    "JSON has no infinity and no NaN",
    "write a finite number or null, or put the text in quotes",
);
pub(super) const NUMBER_TOO_LONG: Wording = wording(
    "text.yaml.number-too-long",
    "the hexadecimal or octal number is too long",
    "write it in decimal, or put it in quotes",
);
pub(super) const COMPLEX_KEY: Wording =
    wording("text.yaml.complex-key", "a key is a list or mapping", "use a text as the key");
pub(super) const MERGE: Wording = wording(
    "text.yaml.merge",
    "only mappings can be merged with <<",
    "give << an alias of a mapping or a list of such aliases, or put the key in quotes",
);
