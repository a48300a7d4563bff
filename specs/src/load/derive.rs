//! The clauses that a plain interface document makes: one per operation and aspect, each saying "as documented".

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::aspects::applies;
use crate::bilingual::Bilingual;
use crate::name::{ClassId, RuleId, SourceId};
use crate::schema::SchemaSet;
use crate::standard::{
    Aspect, Class, Clause, Dimension, Obligation, Operation, Provenance, ProvenanceKind, Scope, Severity,
    Source, Standard, Verification, Verify,
};

/// The only source of a plain document.
pub(super) const SOURCE: &str = "document";
/// The class of operations without a tag.
const UNTAGGED: &str = "interface";
/// The rules that break one constraint at a time.
const CONSTRAINTS: &[&str] = &["required", "type", "bounds", "enum", "pattern", "unknown-field"];
/// The rules that break a format.
const FORMATS: &[&str] = &["format", "identifier"];

/// The rules that send hostile bodies.
const BODIES: &[&str] = &["malformed", "unknown-field", "content-type"];
/// The rules that send hostile or uncommon requests, with a body or without.
const REQUESTS: &[&str] = &["no-leak", "size", "unicode", "headers", "url", "injection", "options"];

/// The source that all derived clauses quote.
pub(super) fn source(title: &str) -> Source {
    Source {
        id: SourceId::from(SOURCE),
        title: Bilingual::same(title),
        note: Bilingual::new(
            "接口文档本身；条款由工具从中导出。",
            "The interface document itself; the clauses are derived from it by the tool.",
        ),
    }
}

/// The classes of the operations, in the order in which their tags occur.
pub(super) fn classes(operations: &[Operation]) -> Vec<Class> {
    let mut seen = BTreeSet::new();
    let tags = operations.iter().map(class_of).filter(|class| seen.insert(class.clone()));
    tags.map(|id| Class::unconditional(class_title(&id), id)).collect()
}

/// The clauses of all operations, aspect by aspect.
pub(super) fn clauses(operations: &[Operation], schemas: &SchemaSet) -> Vec<Clause> {
    let of = |operation| {
        let aspects = Aspect::ALL.iter().filter(|aspect| applies(**aspect, operation, schemas));
        aspects.map(|aspect| clause(operation, *aspect, schemas)).collect::<Vec<_>>()
    };
    operations.iter().flat_map(of).collect()
}

pub(super) fn class_of(operation: &Operation) -> ClassId {
    ClassId::from(operation.tags.first().map_or(UNTAGGED, String::as_str))
}

fn class_title(id: &ClassId) -> Bilingual {
    if id.as_str() == UNTAGGED { Bilingual::new("接口", "Interface") } else { Bilingual::same(id.as_str()) }
}

fn clause(operation: &Operation, aspect: Aspect, schemas: &SchemaSet) -> Clause {
    Clause {
        id: Standard::derived_clause(&operation.id, aspect),
        obligation: obligation(aspect),
        text: text(operation, aspect),
        class: class_of(operation),
        provenance: Provenance {
            kind: ProvenanceKind::Document,
            source: SourceId::from(SOURCE),
            locator: Bilingual::same(operation.pointer.as_str()),
        },
        severity: severity(aspect),
        verification: Verification::Automatic,
        reason: None,
        disputed: None,
        condition: None,
        dimensions: vec![dimension(aspect)],
        verify: verify(operation, aspect, schemas),
        implies: Vec::new(),
    }
}

/// A format is an annotation unless somebody says that it is more (JSON Schema Validation 2020-12 §7.2.1), and what is
/// `writeOnly` should not be answered (`OpenAPI` 3.0.3 §4.7.24). What is `readOnly` the platform is expected to ignore or
/// to reject (JSON Schema Validation 2020-12 §9.4); that a caller should not send it (`OpenAPI` 3.0.3 §4.7.24) binds the
/// caller alone.
fn obligation(aspect: Aspect) -> Obligation {
    match aspect {
        Aspect::RequestFormat | Aspect::ResponseFormat | Aspect::ReadOnly | Aspect::WriteOnly => {
            Obligation::Should
        }
        _ => Obligation::Shall,
    }
}

fn severity(aspect: Aspect) -> Severity {
    match aspect {
        Aspect::RequestFormat | Aspect::ResponseFormat => Severity::Minor,
        Aspect::Credentials => Severity::Fatal,
        Aspect::Acceptance | Aspect::Robustness => Severity::Serious,
        _ => Severity::General,
    }
}

fn dimension(aspect: Aspect) -> Dimension {
    match aspect {
        Aspect::Responses | Aspect::ResponseBody | Aspect::ResponseFormat | Aspect::WriteOnly => {
            Dimension::Response
        }
        Aspect::Robustness => Dimension::Error,
        _ => Dimension::Request,
    }
}

fn text(operation: &Operation, aspect: Aspect) -> Bilingual {
    let call = format!("{} {}", operation.method, operation.path);
    let (zh, en) = match aspect {
        Aspect::Acceptance => ("接受符合文档的请求", "accepts requests that keep to the document"),
        Aspect::Parameters => {
            ("拒绝参数不符合文档的请求", "refuses requests whose parameters break the document")
        }
        Aspect::RequestBody => {
            ("拒绝请求体不符合文档的请求", "refuses requests whose body breaks the document")
        }
        Aspect::RequestFormat => (
            "宜拒绝不符合文档所声明 format 的值",
            "should refuse values that are not of the `format` that the document declares",
        ),
        Aspect::ReadOnly => (
            "宜忽略或拒绝请求对文档标为 readOnly 的字段所给的值",
            "should ignore or reject what a request says of members that the document marks `readOnly`",
        ),
        Aspect::MediaType => {
            ("拒绝文档未声明的请求媒体类型", "refuses media types that the document does not declare")
        }
        Aspect::Credentials => ("拒绝没有有效凭证的请求", "refuses requests without valid credentials"),
        Aspect::Responses => (
            "按文档声明的状态码、媒体类型和响应头应答",
            "answers with declared statuses, media types and headers",
        ),
        Aspect::ResponseBody => ("应答体符合文档", "answers with bodies that keep to the document"),
        Aspect::ResponseFormat => (
            "应答体中的值宜符合文档所声明的 format",
            "should answer with values of the `format` that the document declares",
        ),
        Aspect::WriteOnly => (
            "应答体中不宜出现文档标为 writeOnly 的字段",
            "should answer without the members that the document marks `writeOnly`",
        ),
        Aspect::Method => ("拒绝文档未声明的方法", "refuses methods that the document does not declare"),
        Aspect::Robustness => (
            "对残缺或异常的请求不崩溃、不泄露内部信息",
            "neither breaks nor leaks internals on malformed or hostile requests",
        ),
    };
    Bilingual::new(format!("{call} {zh}。"), format!("{call} {en}."))
}

fn verify(operation: &Operation, aspect: Aspect, schemas: &SchemaSet) -> Vec<Verify> {
    let has_body = operation.request_body.is_some();
    let read_only = applies(Aspect::ReadOnly, operation, schemas).then_some("read-only");
    let rules: Vec<&str> = match aspect {
        Aspect::Acceptance => vec!["acceptance", "minimal", "edges"],
        Aspect::Parameters => CONSTRAINTS.to_vec(),
        Aspect::RequestBody => CONSTRAINTS.iter().copied().chain(["malformed"]).collect(),
        Aspect::RequestFormat => FORMATS.to_vec(),
        Aspect::ReadOnly => vec!["read-only"],
        Aspect::MediaType => vec!["media-type"],
        Aspect::Credentials => vec!["credentials", "void-credentials"],
        Aspect::Responses | Aspect::ResponseBody | Aspect::ResponseFormat | Aspect::WriteOnly => {
            vec!["acceptance"]
        }
        Aspect::Method => vec!["method"],
        Aspect::Robustness => {
            let bodies = if has_body { BODIES } else { &[] };
            bodies.iter().chain(REQUESTS).copied().chain(read_only.filter(|_| has_body)).collect()
        }
    };
    let with = |rule: &str| match rule {
        "credentials" => parts(operation),
        // Where it does not close an object, a plain document leaves open what becomes of members that it does not know.
        "unknown-field" if aspect == Aspect::Robustness => {
            Map::from_iter([("demand".to_owned(), Value::from("no-fault"))])
        }
        _ => Map::new(),
    };
    let scope = Scope { operations: vec![operation.id.clone()], ..Scope::default() };
    let rule =
        |rule| Verify { rule: RuleId::from(rule), with: with(rule), scope: scope.clone(), class: None };
    rules.into_iter().map(rule).collect()
}

/// The parameter of the rule `credentials`: the schemes, each once.
fn parts(operation: &Operation) -> Map<String, Value> {
    let names: BTreeSet<&str> =
        operation.security.iter().flatten().map(|scheme| scheme.name.as_str()).collect();
    let names: Vec<Value> = names.into_iter().map(Value::from).collect();
    Map::from_iter([("parts".to_owned(), Value::Array(names))])
}
