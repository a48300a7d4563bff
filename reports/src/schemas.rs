//! Published JSON Schemas of the five documents.

use hutong_specs::digest::Digest;
use hutong_specs::judgement::Judgement;
use hutong_specs::plan::{Plan, PlanLine};
use hutong_specs::profile::Profile;
use hutong_specs::record::{RecordHeader, RecordLine};
use hutong_specs::standard::Manifest;
use schemars::{JsonSchema, schema_for};
use serde_json::{Value, json};

/// A schema and the name of its file.
#[derive(Clone, Debug, PartialEq)]
pub struct SchemaFile {
    /// The file's name, such as `judgement.json`.
    pub name: &'static str,
    /// The version of the document that it describes, such as `hutong.judgement/1`.
    pub format: &'static str,
    /// The schema.
    pub schema: Value,
}

/// A line of a record file: the line, and the digest of all lines before it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is wanted")]
struct ChainedLine {
    /// The digest of all bytes of the lines before, their line ends included; the first line names the digest of nothing.
    previous: Digest,
    /// The line.
    line: RecordLine,
    /// Of the footer alone, as last member: the digest of the line as text without this member and its line end.
    digest: Option<Digest>,
}

/// The schemas of the five documents: the manifest of a standard, a profile, a line of a plan, a line of a record, a
/// judgement.
pub fn schemas() -> Vec<SchemaFile> {
    vec![
        described::<Manifest>("standard.json", Manifest::FORMAT, "/properties/format"),
        described::<Profile>("profile.json", Profile::FORMAT, "/properties/format"),
        described::<PlanLine>("plan-line.json", Plan::FORMAT, "/$defs/PlanHeader/properties/format"),
        described::<ChainedLine>(
            "record-line.json",
            RecordHeader::FORMAT,
            "/$defs/RecordHeader/properties/format",
        ),
        described::<Judgement>("judgement.json", Judgement::FORMAT, "/properties/format"),
    ]
}

/// The schema of a type, which names itself and admits its own version alone.
fn described<T: JsonSchema>(name: &'static str, format: &'static str, place: &str) -> SchemaFile {
    let mut schema = schema_for!(T).to_value();
    if let Some(Value::Object(member)) = schema.pointer_mut(place) {
        member.insert("const".to_owned(), json!(format));
    }
    if let Some(object) = schema.as_object_mut() {
        object.insert("$id".to_owned(), json!(format!("urn:{}", format.replace(['.', '/'], ":"))));
        object.insert("title".to_owned(), json!(format!("{format} ({})", name.trim_end_matches(".json"))));
    }
    SchemaFile { name, format, schema }
}

#[cfg(test)]
mod tests;
