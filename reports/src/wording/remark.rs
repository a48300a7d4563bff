//! Chinese for the short remarks that the judge writes into values, where it has no other words for them.

use hutong_specs::bilingual::Language;

const REMARKS: &[(&str, &str)] = &[
    (".NET stack trace", ".NET 异常堆栈"),
    ("Go panic", "Go 崩溃堆栈"),
    ("Java exception class", "Java 异常类名"),
    ("Java stack trace", "Java 异常堆栈"),
    ("Node.js stack trace", "Node.js 异常堆栈"),
    ("PHP error with a path", "PHP 错误及路径"),
    ("Python traceback", "Python 异常堆栈"),
    ("SQL error of MySQL", "MySQL 的 SQL 错误"),
    ("SQL error of PostgreSQL", "PostgreSQL 的 SQL 错误"),
    ("SQL error of a database", "数据库 SQL 错误"),
    ("U+FFFD stands where characters were lost", "有字符丢失，代之以 U+FFFD"),
    ("empty", "响应体为空"),
    ("no JSON", "不是 JSON"),
    ("not UTF-8", "不是有效的 UTF-8"),
    ("path of a deployed application", "应用部署路径"),
];

/// The remark in `language`; as the judge wrote it where no other words are known.
pub(super) fn remark(text: &str, language: Language) -> &str {
    match language {
        Language::En => text,
        Language::Zh => {
            REMARKS.iter().find(|(english, _)| *english == text).map_or(text, |(_, chinese)| chinese)
        }
    }
}
