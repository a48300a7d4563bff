//! Samples of the formats that the language itself names, and what only looks like one.

use super::source::Source;
use crate::identifiers::identifier;
use crate::schema::set::SchemaSet;

/// A format with values that have it and values that narrowly do not.
struct Format {
    name: &'static str,
    members: &'static [&'static str],
    /// What is wrong, and the value.
    near_misses: &'static [(&'static str, &'static str)],
}

const FORMATS: &[Format] = &[
    Format {
        name: "date",
        members: &["2024-01-31", "2024-02-29", "1999-12-31", "2020-06-01"],
        near_misses: &[
            ("day-30-february", "2024-02-30"),
            ("leap-day-in-common-year", "2023-02-29"),
            ("month-13", "2024-13-01"),
            ("day-zero", "2024-01-00"),
            ("slashes", "2024/01/31"),
            ("compact", "20240131"),
            ("time-behind", "2024-01-31T00:00:00Z"),
        ],
    },
    Format {
        name: "date-time",
        members: &["2024-01-31T08:00:00Z", "2024-02-29T23:59:59+08:00", "1999-12-31T00:00:00.123+08:00"],
        near_misses: &[
            ("day-30-february", "2024-02-30T08:00:00Z"),
            ("month-13", "2024-13-01T08:00:00Z"),
            ("hour-25", "2024-01-31T25:00:00Z"),
            ("minute-60", "2024-01-31T08:60:00Z"),
            ("no-zone", "2024-01-31T08:00:00"),
            ("date-alone", "2024-01-31"),
            ("space-for-t", "2024-01-31 08:00:00"),
        ],
    },
    Format {
        name: "cn-date-time",
        members: &["2024-01-31 08:00:00", "2024-02-29 23:59:59", "1999-12-31 00:00:00"],
        near_misses: &[
            ("day-30-february", "2024-02-30 08:00:00"),
            ("month-13", "2024-13-01 08:00:00"),
            ("hour-24", "2024-01-31 24:00:00"),
            ("minute-60", "2024-01-31 08:60:00"),
            ("t-for-space", "2024-01-31T08:00:00"),
            ("date-alone", "2024-01-31"),
            ("slashes", "2024/01/31 08:00:00"),
        ],
    },
    Format {
        name: "cn-date",
        members: &["20240131", "20240229", "19991231"],
        near_misses: &[
            ("day-30-february", "20240230"),
            ("month-13", "20241301"),
            ("day-zero", "20240100"),
            ("hyphens", "2024-01-31"),
            ("too-short", "2024013"),
        ],
    },
    Format {
        name: "time",
        members: &["08:00:00Z", "23:59:59+08:00"],
        near_misses: &[("hour-25", "25:00:00Z"), ("minute-60", "08:60:00Z"), ("no-zone", "08:00:00")],
    },
    Format {
        name: "duration",
        members: &["P1D", "PT1H30M", "P2W"],
        near_misses: &[("no-p", "1D"), ("nothing-behind-p", "P")],
    },
    Format {
        name: "email",
        members: &["tester@example.com", "a.b+c@example.org"],
        near_misses: &[
            ("no-at", "tester.example.com"),
            ("two-at", "a@b@example.com"),
            ("no-domain", "tester@"),
        ],
    },
    Format {
        name: "idn-email",
        members: &["tester@example.com", "测试@例子.测试"],
        near_misses: &[("no-at", "测试.例子"), ("no-domain", "测试@")],
    },
    Format {
        name: "idn-hostname",
        members: &["example.com", "例子.测试", "测试.example"],
        near_misses: &[
            ("leading-hyphen", "-例子.测试"),
            ("space", "例 子.测试"),
            ("combining-first", "\u{300}a.example"),
        ],
    },
    Format {
        name: "hostname",
        members: &["example.com", "a.example", "host-1.example.org"],
        near_misses: &[
            ("underscore", "host_1.example"),
            ("leading-hyphen", "-a.example"),
            ("space", "a b.example"),
        ],
    },
    Format {
        name: "ipv4",
        members: &["192.0.2.1", "198.51.100.255", "203.0.113.0"],
        near_misses: &[
            ("octet-256", "192.0.2.256"),
            ("three-octets", "192.0.2"),
            ("leading-zero", "192.0.2.01"),
        ],
    },
    Format {
        name: "ipv6",
        members: &["2001:db8::1", "::1", "2001:db8:0:0:0:0:0:1"],
        near_misses: &[("two-gaps", "2001::db8::1"), ("foreign-digit", "2001:db8::g"), ("ipv4", "192.0.2.1")],
    },
    Format {
        name: "uri",
        members: &["https://example.com/a?b=c", "urn:example:a", "http://example.org"],
        near_misses: &[
            ("relative", "/a/b"),
            ("space", "https://example.com/a b"),
            ("no-scheme", "example.com"),
        ],
    },
    Format {
        name: "uri-reference",
        members: &["/a/b?c=d", "https://example.com", "#a"],
        near_misses: &[("backslash", "\\\\host\\share"), ("space", "/a b")],
    },
    Format {
        name: "iri",
        members: &["https://example.com/测试", "urn:example:a"],
        near_misses: &[("relative", "/a/b")],
    },
    Format {
        name: "iri-reference",
        members: &["/测试", "#a"],
        near_misses: &[("backslash", "\\\\host\\share")],
    },
    Format {
        name: "uri-template",
        members: &["https://example.com/{id}"],
        near_misses: &[("open-brace", "https://example.com/{id")],
    },
    Format {
        name: "json-pointer",
        members: &["/a/0", "", "/a~1b"],
        near_misses: &[("no-slash", "a"), ("bad-escape", "/a~2")],
    },
    Format { name: "relative-json-pointer", members: &["0/a", "1#"], near_misses: &[("no-number", "/a")] },
    Format {
        name: "regex",
        members: &["^[a-z]+$", "a|b"],
        near_misses: &[("open-class", "[a"), ("open-group", "(a")],
    },
    Format {
        name: "content-base64",
        members: &["5rWL6K+V", "YQ==", "AAAA"],
        near_misses: &[("foreign-character", "5rWL%K+V"), ("not-padded", "YQ")],
    },
    Format {
        name: "content-json",
        members: &["{\"a\":1}", "[]", "null"],
        near_misses: &[("not-closed", "{\"a\":1"), ("words", "测试")],
    },
    Format {
        name: "content-base64-json",
        members: &["eyJhIjoxfQ==", "W10="],
        near_misses: &[("not-closed", "eyJhIjox"), ("not-base64", "{\"a\":1}")],
    },
    Format {
        name: "uuid",
        members: &["123e4567-e89b-12d3-a456-426614174000", "00000000-0000-4000-8000-000000000000"],
        near_misses: &[
            ("no-hyphens", "123e4567e89b12d3a456426614174000"),
            ("foreign-digit", "123e4567-e89b-12d3-a456-42661417400g"),
            ("too-short", "123e4567-e89b-12d3-a456-42661417400"),
        ],
    },
];

/// Texts that have a format, as many as are known; an identifier is made.
pub(in crate::schema) fn members(format: &str, source: &mut Source) -> Vec<String> {
    if let Some(identifier) = identifier(format) {
        return vec![(identifier.make)(&mut source.choices())];
    }
    let members = FORMATS.iter().find(|row| row.name == format).map_or(&[][..], |row| row.members);
    let start = source.below(members.len());
    members.iter().cycle().skip(start).take(members.len()).map(|&member| member.to_owned()).collect()
}

/// Texts that narrowly miss a format, each with its name.
pub(in crate::schema) fn near_misses(format: &str) -> &'static [(&'static str, &'static str)] {
    FORMATS.iter().find(|row| row.name == format).map_or(&[], |row| row.near_misses)
}

/// Whether anything is refused for a format; one that nobody knows is a remark.
pub(crate) fn refuses(set: &SchemaSet, format: &str) -> bool {
    identifier(format).is_some()
        || !near_misses(format).is_empty()
        || ["!! \\", "{"].iter().any(|text| !set.has_format(format, text))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_member_has_its_format_and_every_near_miss_has_not() {
        for format in FORMATS {
            let set = SchemaSet::new(json!({"format": format.name}));
            for member in format.members {
                assert!(set.admits("", &json!(member)), "{} {member}", format.name);
            }
            for (what, value) in format.near_misses {
                assert!(!set.admits("", &json!(value)), "{} {what}", format.name);
            }
        }
    }
}
