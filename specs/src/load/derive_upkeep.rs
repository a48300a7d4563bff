//! The clauses over several answers that a plain interface document makes: what its operations do to the same things.
//!
//! A clause is made only where the document itself gives ground for it; those on methods and statuses quote HTTP.

use serde_json::{Map, Value};

use super::derive::{SOURCE, class_of};
use crate::bilingual::Bilingual;
use crate::name::{RuleId, SourceId};
use crate::resource::{Cast, Resources, Upkeep};
use crate::standard::{
    Clause, Dimension, Named, Obligation, Operation, Provenance, ProvenanceKind, Scope, Severity, Source,
    Standard, Verification, Verify,
};

/// The rule that every such clause names.
const RULE: &str = "upkeep";
/// The source of what HTTP says of methods and statuses.
const HTTP: &str = "rfc9110";

/// A row: the demand, how binding, the section of HTTP if it says so, and the text; `{call}` stands for the operation and
/// `{read}` for the one that reads or lists.
struct Row {
    upkeep: Upkeep,
    obligation: Obligation,
    section: Option<&'static str>,
    zh: &'static str,
    en: &'static str,
}

const ROWS: &[Row] = &[
    Row {
        upkeep: Upkeep::Readable,
        obligation: Obligation::Should,
        section: None,
        zh: "{call} 接受后，所创建的对象宜能由 {read} 读取",
        en: "what {call} accepts should be readable by {read}",
    },
    Row {
        upkeep: Upkeep::ReadBack,
        obligation: Obligation::Should,
        section: None,
        zh: "{call} 接受的内容，凡双方都有描述、且非只读只写的字段，宜由 {read} 原样返回",
        en: "what {call} accepts should come back from {read} as it was sent, in members that both describe and that are neither `readOnly` nor `writeOnly`",
    },
    Row {
        upkeep: Upkeep::Location,
        obligation: Obligation::Should,
        section: Some("§15.3.2"),
        zh: "{call} 以 201 应答时，Location 标识所创建的对象，宜能由 {read} 读取",
        en: "where {call} answers 201, `Location` identifies what was created, which {read} should be able to read",
    },
    Row {
        upkeep: Upkeep::NewIdentifier,
        obligation: Obligation::Should,
        section: Some("§15.3.2"),
        zh: "{call} 的 201 表示创建了新对象，两次创建宜给出不同的标识",
        en: "201 of {call} says that something new was created: two of them should give two identifiers",
    },
    Row {
        upkeep: Upkeep::Listed,
        obligation: Obligation::Should,
        section: None,
        zh: "{call} 接受后，所创建的对象宜出现在 {read} 的列表中",
        en: "what {call} accepts should be in the list of {read}",
    },
    Row {
        upkeep: Upkeep::ListedAlike,
        obligation: Obligation::Should,
        section: None,
        zh: "{call} 与 {read} 的列表对同一对象的描述宜一致：双方均给出的字段相同",
        en: "{call} should say of a thing what the list of {read} says of it, in members that both show",
    },
    Row {
        upkeep: Upkeep::Safe,
        obligation: Obligation::Shall,
        section: Some("§9.2.1"),
        zh: "{call} 是安全方法，读取不改变所读的对象",
        en: "{call} is safe: reading does not change what is read",
    },
    Row {
        upkeep: Upkeep::Idempotent,
        obligation: Obligation::Shall,
        section: Some("§9.2.2"),
        zh: "{call} 是幂等方法，重复同一请求不再产生其他效果，也不出错",
        en: "{call} is idempotent: the same request once more has no other effect and does not break",
    },
    Row {
        upkeep: Upkeep::RestKept,
        obligation: Obligation::Should,
        section: None,
        zh: "{call} 只改变所发送的字段，其余字段宜保持不变",
        en: "{call} changes what is sent: the other members should stay as they are",
    },
    Row {
        upkeep: Upkeep::OwnTarget,
        obligation: Obligation::Should,
        section: Some("§9.1"),
        zh: "{call} 作用于路径所指的对象，不宜影响其他对象",
        en: "{call} is about the thing that its path names, and should leave others as they are",
    },
    Row {
        upkeep: Upkeep::RefusedUnchanged,
        obligation: Obligation::Should,
        section: None,
        zh: "{call} 拒绝请求后，对象宜保持不变",
        en: "what {call} refuses should leave the thing as it is",
    },
    Row {
        upkeep: Upkeep::Removed,
        obligation: Obligation::Should,
        section: Some("§9.3.5"),
        zh: "{call} 接受后，{read} 宜以 404 或 410 拒绝",
        en: "after {call} was accepted {read} should refuse with 404 or 410",
    },
    Row {
        upkeep: Upkeep::Unlisted,
        obligation: Obligation::Should,
        section: Some("§9.3.5"),
        zh: "{call} 接受后，对象不宜再出现在 {read} 的列表中",
        en: "what {call} removed should not be in the list of {read}",
    },
];

/// What the clauses quote besides the document.
pub(super) fn sources() -> Vec<Source> {
    vec![Source {
        id: SourceId::from(HTTP),
        title: Bilingual::new("RFC 9110 HTTP 语义", "RFC 9110 HTTP Semantics"),
        note: Bilingual::new(
            "方法与状态码的含义；条款由工具据接口文档的操作导出。",
            "What methods and statuses mean; the clauses are derived from the operations of the document.",
        ),
    }]
}

/// The clauses of all operations, in the order of the document.
pub(super) fn clauses(operations: &Named<Operation>) -> Vec<Clause> {
    let resources = Resources::of(operations);
    let of = |operation: &Operation| {
        let cast = resources.cast(operations, &operation.id)?;
        let rows = ROWS.iter().filter(|row| row.upkeep.applies(cast, operation));
        Some(rows.map(|row| clause(row, cast, operation)).collect::<Vec<_>>())
    };
    operations.iter().filter_map(of).flatten().collect()
}

fn clause(row: &Row, cast: Cast<'_>, operation: &Operation) -> Clause {
    Clause {
        id: Standard::upkeep_clause(&operation.id, row.upkeep),
        obligation: row.obligation,
        text: text(row, cast, operation),
        class: class_of(operation),
        provenance: provenance(row, operation),
        severity: Severity::General,
        verification: Verification::Automatic,
        reason: None,
        disputed: None,
        condition: None,
        dimensions: vec![Dimension::State],
        verify: vec![verify(row.upkeep, operation)],
        implies: Vec::new(),
    }
}

fn provenance(row: &Row, operation: &Operation) -> Provenance {
    // The document declares the methods and statuses: what they mean it leaves to HTTP.
    let (source, locator) =
        row.section.map_or((SOURCE, operation.pointer.as_str()), |section| (HTTP, section));
    let kind = ProvenanceKind::Document;
    Provenance { kind, source: SourceId::from(source), locator: Bilingual::same(locator) }
}

fn text(row: &Row, cast: Cast<'_>, operation: &Operation) -> Bilingual {
    let called = |operation: &Operation| format!("{} {}", operation.method, operation.path);
    let lists = matches!(row.upkeep, Upkeep::Listed | Upkeep::ListedAlike | Upkeep::Unlisted);
    let reader = if lists { cast.list } else { cast.read };
    let read = reader.map(called).unwrap_or_default();
    let filled = |text: &str| text.replace("{call}", &called(operation)).replace("{read}", &read);
    Bilingual::new(format!("{}。", filled(row.zh)), format!("{}.", filled(row.en)))
}

fn verify(upkeep: Upkeep, operation: &Operation) -> Verify {
    Verify {
        rule: RuleId::from(RULE),
        with: Map::from_iter([("demand".to_owned(), Value::from(upkeep.name()))]),
        scope: Scope { operations: vec![operation.id.clone()], ..Scope::default() },
        class: None,
    }
}
