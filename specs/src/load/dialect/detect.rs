//! Which dialect a document is written in.

use serde_json::Value;

use super::{Dialect, OPENAPI_3_0, OPENAPI_3_1, SWAGGER_2_0};
use crate::text::{Diagnostic, Document};

const TABLE: &[(&str, &str, &Dialect)] =
    &[("openapi", "3.1", &OPENAPI_3_1), ("openapi", "3.0", &OPENAPI_3_0), ("swagger", "2.0", &SWAGGER_2_0)];

/// The dialect that the document says it is written in.
pub(in crate::load) fn detect(document: &Document) -> Result<&'static Dialect, Diagnostic> {
    let named = ["openapi", "swagger"].into_iter().find_map(|member| {
        let version = document.value.get(member)?;
        Some((member, version.as_str().map_or_else(|| version.to_string(), str::to_owned)))
    });
    let Some((member, version)) = named else {
        return Err(unknown(
            document,
            "",
            "this is no interface document: neither `openapi` nor `swagger` is there",
        ));
    };
    TABLE
        .iter()
        .find(|(name, prefix, _)| *name == member && begins(&version, prefix))
        .map(|(_, _, dialect)| *dialect)
        .ok_or_else(|| {
            unknown(
                document,
                &format!("/{member}"),
                &format!("`{member}: {version}` is not a version that is read"),
            )
        })
}

fn begins(version: &str, prefix: &str) -> bool {
    version.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn unknown(document: &Document, pointer: &str, message: &str) -> Diagnostic {
    let place =
        if matches!(document.value, Value::Object(_)) { document.place(pointer) } else { document.place("") };
    Diagnostic::error("load.dialect", message)
        .with_place(place)
        .with_help("begin the document with `openapi: 3.1.0`, `openapi: 3.0.3` or `swagger: \"2.0\"`")
}
