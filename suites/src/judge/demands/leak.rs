//! Answers that tell what they should not: stack traces, queries and paths of the platform.
//!
//! Only marks that no ordinary answer holds are looked for: a false alarm here would cost the tester's trust.

use std::sync::LazyLock;

use hutong_specs::judgement::{Doubt, FindingCode, Observed};
use hutong_specs::plan::Place;
use hutong_specs::record::BodyContent;
use regex::RegexSet;

use crate::judge::ruling::Ruling;
use crate::judge::view::View;

/// What each mark is, in the order of `PATTERNS`.
const NAMES: &[&str] = &[
    "Java stack trace",
    "Java exception class",
    "Python traceback",
    ".NET stack trace",
    "PHP error with a path",
    "Node.js stack trace",
    "Go panic",
    "SQL error of a database",
    "SQL error of MySQL",
    "SQL error of PostgreSQL",
    "path of a deployed application",
];

const PATTERNS: &[&str] = &[
    r"\bat [\w$.]+\.[\w$<>]+\([\w$]+\.java:\d+\)",
    r"\b(?:java|javax|org\.springframework|com\.mysql|com\.alibaba|cn\.hutool)\.[\w.]+(?:Exception|Error)\b",
    r"Traceback \(most recent call last\)",
    r"\bat [\w.]+\([^)]*\) in [A-Za-z]:\\[^ ]+:line \d+",
    r"(?:Fatal error|Warning|Parse error): .+ in .+\.php on line \d+",
    r"\bat .+ \(/?[^()\s]+\.js:\d+:\d+\)",
    r"goroutine \d+ \[running\]",
    r"\bORA-\d{5}\b",
    r"You have an error in your SQL syntax|SQLSyntaxErrorException",
    r#"(?:ERROR: )?relation "[^"]+" does not exist|syntax error at or near""#,
    r"(?:/usr/local/tomcat|/opt/[\w-]+/webapps|/home/[\w-]+/[\w./-]+\.(?:jar|py|php|js)|[A-Z]:\\inetpub)",
];

static MARKS: LazyLock<Option<RegexSet>> = LazyLock::new(|| RegexSet::new(PATTERNS).ok());

/// The body holds none of the marks.
pub(super) fn none(view: &View<'_>) -> Ruling {
    let Some(BodyContent::Text(text)) = view.body().map(|body| &body.content) else {
        return Ruling::Silent;
    };
    let Some(marks) = MARKS.as_ref() else {
        return Ruling::Silent;
    };
    match marks.matches(text).iter().next().and_then(|index| NAMES.get(index)) {
        None if view.body().is_some_and(|body| body.cut) => Ruling::Doubtful(Doubt::CutBody),
        None => Ruling::Met,
        Some(name) => Ruling::broken(
            FindingCode::HT501,
            Place::Body(String::new()),
            Observed::Value((*name).to_owned()),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{MARKS, NAMES, PATTERNS};

    #[test]
    fn every_pattern_has_a_name_and_ordinary_text_has_no_mark() {
        assert_eq!(NAMES.len(), PATTERNS.len());
        let marks = MARKS.as_ref().unwrap();
        assert!(
            !marks.is_match(r#"{"code":300,"message":"task_code 不存在 (error at field 3)","data":null}"#)
        );
        assert!(marks.is_match("at com.example.Case.accept(Case.java:42)"));
    }
}
