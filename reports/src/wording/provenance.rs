//! Words for where a clause comes from. Only what was read in the text of a standard may sound like one.

use hutong_specs::standard::ProvenanceKind;

use super::word::Word;

/// The short word for where a clause comes from.
pub const fn provenance(kind: ProvenanceKind) -> Word {
    match kind {
        ProvenanceKind::Normative => Word::new("标准正文", "standard's text"),
        ProvenanceKind::Practice => Word::new("公开实践", "practice"),
        ProvenanceKind::Inferred => Word::new("推断", "inferred"),
        ProvenanceKind::Document => Word::new("接口文档", "interface document"),
        ProvenanceKind::Profile => Word::new("本项目约定", "project's own"),
    }
}

/// The shortest word for where a clause comes from, for a line of a terminal.
pub const fn provenance_mark(kind: ProvenanceKind) -> Word {
    match kind {
        ProvenanceKind::Normative => Word::new("标准", "normative"),
        ProvenanceKind::Practice => Word::new("实践", "practice"),
        ProvenanceKind::Inferred => Word::new("推断", "inferred"),
        ProvenanceKind::Document => Word::new("文档", "document"),
        ProvenanceKind::Profile => Word::new("自定", "own"),
    }
}

/// What the short word means.
pub const fn provenance_note(kind: ProvenanceKind) -> Word {
    match kind {
        ProvenanceKind::Normative => {
            Word::new("已查阅所引标准的正文", "read in the text of the standard that is quoted")
        }
        ProvenanceKind::Practice => Word::new(
            "取自公开的接口资料或代码，不是国家标准条文",
            "read in published interfaces or code; not the text of a national standard",
        ),
        ProvenanceKind::Inferred => {
            Word::new("多处样例一致而推定，未见标准正文", "several samples agree; no normative text was seen")
        }
        ProvenanceKind::Document => {
            Word::new("由接口文档自身规定", "demanded by the interface document itself")
        }
        ProvenanceKind::Profile => Word::new(
            "由本测试项目约定，不是任何标准的条文",
            "decided by this test project; not the text of any standard",
        ),
    }
}
