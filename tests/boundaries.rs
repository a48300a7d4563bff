//! The star of crates: arms depend on specs alone, purity is kept by dependency lists, files stay small.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::MetadataCommand;

const ARMS: &[&str] = &["hutong-suites", "hutong-mocks", "hutong-reports"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Dependencies by package of the workspace, of every kind, development included.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let metadata = MetadataCommand::new().manifest_path(root().join("Cargo.toml")).no_deps().exec().unwrap();
    metadata
        .packages
        .into_iter()
        .map(|package| {
            let names = package.dependencies.into_iter().map(|dependency| dependency.name).collect();
            (package.name.to_string(), names)
        })
        .collect()
}

#[test]
fn no_arm_of_the_star_depends_on_another() {
    let dependencies = dependencies();
    for arm in ARMS {
        for other in ARMS {
            assert!(!dependencies[*arm].contains(*other), "{arm} depends on {other}");
        }
        assert!(dependencies[*arm].contains("hutong-specs"));
    }
    assert!(dependencies["hutong-specs"].iter().all(|name| !name.starts_with("hutong")));
}

#[test]
fn sockets_and_randomness_stay_in_their_homes() {
    let dependencies = dependencies();
    for (package, banned) in [
        ("hutong-specs", &["tokio", "reqwest", "rand", "axum"][..]),
        ("hutong-reports", &["tokio", "reqwest", "rand", "axum"]),
        ("hutong-mocks", &["reqwest", "rand"]),
    ] {
        for name in banned {
            assert!(!dependencies[package].contains(*name), "{package} depends on {name}");
        }
    }
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn every_source() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in ["src", "specs/src", "suites/src", "mocks/src", "reports/src", "tests", "benches"] {
        sources(&root().join(folder), &mut files);
    }
    files
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(path).unwrap())
        })
        .collect()
}

#[test]
fn files_stay_small() {
    let long: Vec<_> = every_source()
        .into_iter()
        .map(|(name, text)| (name, text.lines().count()))
        .filter(|(_, lines)| *lines > 300)
        .collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn async_stays_where_there_is_a_socket() {
    let homes =
        ["suites/src/run/", "mocks/src/server", "mocks/src/wiremock_adapter", "src/", "tests/", "benches/"];
    let strays: Vec<_> = every_source()
        .into_iter()
        .filter(|(name, text)| text.contains("async fn") && !homes.iter().any(|home| name.starts_with(home)))
        .map(|(name, _)| name)
        .collect();
    assert!(strays.is_empty(), "{strays:?}");
}

#[test]
fn each_wrapped_library_has_one_home() {
    for (library, home) in [
        ("reqwest::", "suites/src/run/"),
        ("wiremock::", "mocks/src/wiremock_adapter.rs"),
        ("junit_report::", "reports/src/junit.rs"),
    ] {
        let users: Vec<_> = every_source()
            .into_iter()
            .filter(|(name, text)| {
                !name.starts_with("tests/") && !name.starts_with("benches/") && text.contains(library)
            })
            .map(|(name, _)| name)
            .filter(|name| name != home && !name.starts_with(home.trim_end_matches(".rs")))
            .collect();
        assert!(users.is_empty(), "{library} is used in {users:?}");
    }
}
