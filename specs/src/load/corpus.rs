//! Interface documents of real services, written by others: each loads, or says what is wrong with it.
//!
//! The documents are not part of this tree; without them the tests say so and pass, except in continuous integration.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{Options, load};
use crate::files::MemoryFiles;
use crate::standard::Standard;

/// Document, operations that load, operations that are left out.
const EXPECTED: &[(&str, usize, usize)] = &[
    ("bibliothek.json", 8, 0),
    ("catwatch.json", 23, 0),
    ("erc20-rest-service.json", 13, 0),
    ("features-service.json", 18, 0),
    ("gestaohospital.json", 20, 0),
    ("govstack-digital-registries.yaml", 10, 0),
    ("govstack-registration.json", 12, 0),
    ("govuk-pay-publicapi.json", 16, 0),
    ("languagetool.json", 2, 0),
    ("microcks.json", 88, 0),
    ("ogcapi-features-1-oas30.yaml", 0, 0),
    ("ogcapi-features-1-oas31.yaml", 0, 0),
    ("ohsome-api.json", 134, 0),
    ("person-controller.json", 12, 0),
    // Two of its eleven send a schema that the document does not hold.
    ("quartz-manager.json", 9, 2),
    ("rest-ncs.json", 6, 0),
    ("rest-scs.json", 11, 0),
    ("scout-api.json", 49, 0),
    ("spring-actuator-demo.json", 2, 0),
    ("spring-ecommerce.json", 27, 0),
    ("swagger-petstore.json", 19, 0),
    ("tracking-system.json", 67, 0),
    ("webgoat.json", 204, 0),
];

fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/openapi");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(option_env!("CI").is_none(), "the corpus must be there: {}", folder.display());
    println!("skipped: there is no corpus at {}", folder.display());
    None
}

#[expect(clippy::disallowed_methods, reason = "the corpus is read from the disk, in tests alone")]
fn loaded(folder: &std::path::Path, name: &str) -> Standard {
    let files = MemoryFiles::new([(name, std::fs::read(folder.join(name)).unwrap())]);
    let options = Options { location: name.to_owned(), document: Some(name.to_owned()), binding: None };
    load(&files, &options).unwrap_or_else(|diagnostics| panic!("{name}:\n{}", diagnostics.render()))
}

#[test]
fn every_document_of_the_corpus_loads_with_all_its_operations() {
    let Some(folder) = folder() else { return };
    let mut counts = BTreeMap::new();
    for (name, operations, left_out) in EXPECTED {
        let standard = loaded(&folder, name);
        let out =
            standard.diagnostics.iter().filter(|diagnostic| diagnostic.code == "load.operation").count();
        counts.insert(*name, (standard.operations.len(), out, *operations, *left_out));
    }
    for (name, (operations, out, expected, left_out)) in counts {
        assert_eq!((operations, out), (expected, left_out), "{name}");
    }
}

#[test]
fn every_diagnostic_about_the_corpus_has_a_place_and_a_way_out() {
    let Some(folder) = folder() else { return };
    for (name, ..) in EXPECTED {
        for diagnostic in loaded(&folder, name).diagnostics {
            let place = diagnostic.place.as_ref().expect("a place");
            assert_eq!(place.source, *name);
            assert!(place.position.line > 0 && diagnostic.help.is_some(), "{}", diagnostic.render());
        }
    }
}

#[test]
fn every_reference_in_the_corpus_stays_within_its_normalised_document() {
    let Some(folder) = folder() else { return };
    for (name, ..) in EXPECTED {
        let standard = loaded(&folder, name);
        let document = standard.schemas.document();
        for operation in &standard.operations {
            for schema in super::reachable::schemas(operation) {
                let Some(reference) = document.pointer(&schema).and_then(|schema| schema.get("$ref")) else {
                    continue;
                };
                let target = reference.as_str().unwrap().strip_prefix('#').unwrap();
                assert!(document.pointer(target).is_some(), "{name}: {target}");
                assert!(standard.schemas.compile(&schema).is_ok(), "{name}: {schema}");
            }
        }
    }
}
