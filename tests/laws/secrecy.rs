//! Law 10: no secret occurs in any document, log or report, in any encoding; the record is its owner's alone.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use hutong::mocking::Served;
use hutong_specs::signing::Secret;

use crate::support::{exit_code, hutong, standard};

fn every_file(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(every_file(&path));
        } else {
            files.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
    files
}

fn contains(bytes: &[u8], needle: &str) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
}

#[test]
fn no_secret_is_in_anything_that_a_run_writes_or_says() {
    let standard = standard();
    let served = Served::start(Arc::clone(&standard), Vec::new(), "127.0.0.1:0").unwrap();
    let made = hutong_mocks::profile(&standard, &served.base());
    let folder = tempfile::tempdir().unwrap();
    let made = made.with_secrets_file("profile.secrets");
    fs::write(folder.path().join("profile.secrets"), made.secrets_text()).unwrap();
    fs::write(folder.path().join("profile.json"), serde_json::to_vec(&made.profile).unwrap()).unwrap();
    assert!(made.parties.len() >= 5, "secrets of every party are looked for");
    let output = hutong(folder.path(), &["test", crate::support::PACK, "-p", "profile.json", "--out", "out"]);
    assert_eq!(exit_code(&output).0, 0, "{}", exit_code(&output).1);
    let mut written = every_file(&folder.path().join("out"));
    assert!(written.len() >= 6);
    written.push(("stdout".to_owned(), output.stdout));
    written.push(("stderr".to_owned(), output.stderr));
    for (name, value) in made.secrets.iter().chain(made.parties.values().flatten()) {
        for form in Secret::new(value.clone()).encodings() {
            for (file, bytes) in &written {
                assert!(!contains(bytes, &form), "{file} holds the secret {name} as {form}");
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn record_and_plan_are_readable_by_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let output = hutong(folder.path(), &["demo", "--out", "out"]);
    assert_eq!(exit_code(&output).0, 0, "{}", exit_code(&output).1);
    for province in ["conformant", "deviating"] {
        for name in ["record.ndjson", "plan.ndjson"] {
            let file = folder.path().join("out").join(province).join(name);
            assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600, "{name}");
        }
    }
}
