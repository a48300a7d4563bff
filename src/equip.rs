//! What a run is given: the profile's references resolved, the clock of this machine, a new mark.

use std::sync::Arc;

use hutong_specs::binding::Binding;
use hutong_specs::digest::Digest;
use hutong_specs::profile::{Limits, Reaches};
use hutong_specs::record::Target;
use hutong_specs::standard::{Origin, Standard};
use hutong_specs::tool::Tool;
use hutong_suites::run::{Assignment, BatchMark, Certificates, Progress, SessionEntry};
use tokio::sync::watch;

use crate::batch::new_mark;
use crate::clock::SystemClock;
use crate::exit::ExitCode;
use crate::failure::Failure;
use crate::planned::Planned;
use crate::target::TargetProfile;

/// The assignment to run `planned` against `target` within `limits`, until `stop` becomes true.
pub fn assignment(
    standard: &Standard,
    planned: &Planned,
    target: &TargetProfile,
    limits: Limits,
    stop: watch::Receiver<bool>,
) -> Result<Assignment, Failure> {
    let made = for_fetching(standard, target, limits, stop)?;
    let binding = planned.plan.header.binding.clone();
    let entry = binding.session.as_ref().and_then(|session| standard.operation(&session.operation));
    Ok(Assignment {
        plan: planned.digest,
        standard: planned.plan.header.standard.digest,
        entry: entry.map(SessionEntry::of),
        binding,
        ..made
    })
}

/// The assignment to fetch what the target says of itself, before there is a plan.
pub fn for_fetching(
    standard: &Standard,
    target: &TargetProfile,
    limits: Limits,
    stop: watch::Receiver<bool>,
) -> Result<Assignment, Failure> {
    let made = for_documents(target, limits, stop)?;
    let base = own_base(&made.reaches.base, standard);
    let binding = standard.binding.clone();
    let entry = binding.session.as_ref().and_then(|session| standard.operation(&session.operation));
    Ok(Assignment {
        plan: standard.digest,
        standard: standard.digest,
        entry: entry.map(SessionEntry::of),
        binding,
        target: Target { base: base.clone(), ..made.target },
        reaches: Reaches { base, ..made.reaches },
        ..made
    })
}

/// The assignment to fetch documents at the base URL that belong to no standard yet.
pub fn for_documents(
    target: &TargetProfile,
    limits: Limits,
    stop: watch::Receiver<bool>,
) -> Result<Assignment, Failure> {
    let material = target.material()?;
    let profile = &target.profile;
    let batch =
        new_mark().parse::<BatchMark>().map_err(|error| Failure::new(ExitCode::Bug, error.to_string()))?;
    let nothing = Digest::of(b"");
    Ok(Assignment {
        tool: Tool::current(),
        plan: nothing,
        standard: nothing,
        target: Target {
            name: profile.name.clone(),
            base: profile.reaches.base.clone(),
            version: profile.declares.version.clone(),
        },
        entry: None,
        binding: Binding::plain(),
        reaches: Reaches { limits, ..profile.reaches.clone() },
        secrets: material.secrets,
        parties: material.parties,
        certificates: Certificates {
            authorities: material.authorities,
            certificate: material.certificate,
            key: material.key,
        },
        clock: Arc::new(SystemClock),
        batch,
        stop,
        progress: Arc::new(Progress::default()),
    })
}

/// The base URL without the path of the document's server, which stands in front of the paths of its operations
/// already: both `http://host` and `http://host/api` are meant well by who tests a document whose server is `/api`.
fn own_base(base: &str, standard: &Standard) -> String {
    let whole = base.trim_end_matches('/');
    let paths = || standard.operations.iter().map(|operation| operation.path.as_str());
    let repeated = standard.servers.iter().find(|server| {
        let is_before =
            |path: &str| path.strip_prefix(server.as_str()).is_some_and(|rest| rest.starts_with('/'));
        standard.origin == Origin::Document && whole.ends_with(server.as_str()) && paths().all(is_before)
    });
    let own = repeated.and_then(|server| whole.strip_suffix(server.as_str()));
    own.unwrap_or(base).to_owned()
}

#[cfg(test)]
mod tests {
    use hutong_specs::files::MemoryFiles;
    use hutong_specs::load::{Options, load};
    use serde_json::json;

    use super::own_base;

    #[test]
    fn the_path_of_the_server_is_not_sent_twice() {
        let document = json!({
            "openapi": "3.0.3",
            "servers": [{"url": "/api/v3"}],
            "paths": {"/pet": {"get": {"responses": {"200": {"description": ""}}}}},
        });
        let files = MemoryFiles::new([("a.json", document.to_string())]);
        let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
        let standard = load(&files, &options).unwrap();
        for (given, base) in [
            ("http://a.test/api/v3", "http://a.test"),
            ("http://a.test/gate/api/v3/", "http://a.test/gate"),
            ("http://a.test", "http://a.test"),
            ("http://a.test/v3", "http://a.test/v3"),
        ] {
            assert_eq!(own_base(given, &standard), base);
        }
    }
}
