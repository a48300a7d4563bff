use std::path::Path;

use hutong_specs::digest::Digest;
use hutong_specs::record::{Ended, RecordFooter, RecordLine, chained};
use serde_json::Value;

use super::schemas;
use crate::sample;

fn schema(name: &str) -> Value {
    schemas().into_iter().find(|file| file.name == name).unwrap().schema
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the published files are read, and written when asked for")]
fn the_published_schemas_are_those_of_the_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas");
    for file in schemas() {
        let path = folder.join(file.name);
        let text = format!("{}\n", serde_json::to_string_pretty(&file.schema).unwrap());
        if std::env::var_os("UPDATE_SCHEMAS").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &text).unwrap();
        }
        let published = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(published == text, "{} differs: test again with UPDATE_SCHEMAS=1", file.name);
    }
}

#[test]
fn a_judgement_is_admitted_by_its_schema_and_another_version_is_not() {
    let schema = schema("judgement.json");
    let mut judgement = serde_json::to_value(sample::judgement()).unwrap();
    jsonschema::validate(&schema, &judgement).unwrap();
    judgement["format"] = "hutong.judgement/2".into();
    assert!(!jsonschema::is_valid(&schema, &judgement));
}

#[test]
fn a_chained_line_is_admitted_by_its_schema_and_a_bare_one_is_not() {
    let line = RecordLine::Footer(RecordFooter {
        ended: Ended::Completed,
        detail: String::new(),
        exchanges: 0,
        finished_ms: 0,
        clock_offset_ms: None,
    });
    let schema = schema("record-line.json");
    let bytes = chained(&Digest::of(b""), &line).unwrap();
    jsonschema::validate(&schema, &serde_json::from_slice(&bytes).unwrap()).unwrap();
    assert!(!jsonschema::is_valid(&schema, &serde_json::to_value(&line).unwrap()));
}

#[test]
fn every_schema_names_itself_and_its_version() {
    for file in schemas() {
        assert!(file.schema["$id"].as_str().unwrap().starts_with("urn:hutong:"), "{}", file.name);
        assert!(file.schema.to_string().contains(&format!("\"const\":\"{}\"", file.format)), "{}", file.name);
    }
}
