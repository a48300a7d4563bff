//! The command that sends a case again, made from the flags that were given: it runs as it is printed, and holds no
//! secret.

use std::path::{Path, PathBuf};

use hutong::credentials::{self, Credentials};
use hutong::party_credentials::PartyCredentials;
use hutong::reporting::names;
use hutong::target::TargetProfile;
use hutong_reports::Reproduction;
use hutong_specs::binding::Binding;
use hutong_specs::judgement::Judgement;

use super::console::Console;
use super::target::{Reach, Target};

/// How the cases of `record` are sent to `target` again; `standard` where its plan does not lead to it.
pub(crate) fn of(record: &Path, target: &Target, standard: Option<&str>) -> Reproduction {
    let mut arguments = reaching(target.profile.as_deref(), target.url.as_deref()).unwrap_or_default();
    // What cannot be read was refused before anything was sent.
    for (name, value) in target.headers.iter().filter_map(|header| credentials::header(header).ok()) {
        arguments.extend(["--header".to_owned(), credentials::header_without_secret(name, value)]);
    }
    if let Some(auth) = target.auth.as_deref().and_then(|auth| Credentials::read(auth).ok()) {
        arguments.extend(["--auth".to_owned(), auth.without_secret()]);
    }
    if let Some(authorities) = &target.authorities {
        arguments.extend(["--authorities".to_owned(), authorities.display().to_string()]);
    }
    for party in target.parties.iter().filter_map(|party| PartyCredentials::read(party).ok()) {
        arguments.extend(["--party".to_owned(), party.without_secret()]);
    }
    arguments.extend(naming(standard));
    Reproduction { record: record.display().to_string(), arguments }
}

/// How the cases of a record are sent again that somebody may have made elsewhere: to what the flags name, else to what
/// the profile beside the record reaches, else to the address that the record names, if a call of it needs no signature.
pub(crate) fn again(judgement: &Judgement, record: &Path, reach: &Reach, more: Vec<String>) -> Reproduction {
    let named = reaching(reach.profile.as_deref(), reach.url.as_deref());
    let known = named.or_else(|| reaching(profile_beside(judgement, record).as_deref(), None));
    let is_plain = judgement.run.binding == Binding::plain().id;
    let plain = || is_plain.then_some(judgement.run.target.base.as_str());
    let mut arguments =
        known.or_else(|| reaching(None, plain())).unwrap_or(Reproduction::default().arguments);
    arguments.extend(more);
    Reproduction { record: record.display().to_string(), arguments }
}

/// How the cases of the record beside a judgement are sent again; words in place of a record that is not there.
pub(crate) fn beside(judgement: &Judgement, path: &Path, reach: &Reach) -> Reproduction {
    let record = path.with_file_name(names::RECORD);
    let known = if record.is_file() { record } else { Reproduction::default().record.into() };
    again(judgement, &known, reach, Vec::new())
}

/// Says how the commands of a report come to name the profile, where they cannot.
pub(crate) fn say_unknown(judgement: &Judgement, reproduction: &Reproduction, console: Console) {
    let is_unknown = reproduction.arguments.starts_with(&Reproduction::default().arguments);
    if is_unknown && !judgement.findings.is_empty() {
        let name = &judgement.run.target.name;
        console.say(
            &format!("复现命令中的 PROFILE 代表目标“{name}”的配置文件；再次执行并加上 -p FILE，命令即可直接使用"),
            &format!(
                "PROFILE in the commands stands for the profile of the target `{name}`: give it with -p FILE, and they run as they are printed"
            ),
        );
    }
}

/// The flags that lead to a target.
fn reaching(profile: Option<&Path>, url: Option<&str>) -> Option<Vec<String>> {
    match (profile, url) {
        (Some(profile), _) => Some(vec!["-p".to_owned(), profile.display().to_string()]),
        (None, Some(url)) => Some(vec!["--url".to_owned(), url.to_owned()]),
        (None, None) => None,
    }
}

/// A profile beside the record that reaches the very target of the record.
fn profile_beside(judgement: &Judgement, record: &Path) -> Option<PathBuf> {
    let target = &judgement.run.target;
    let is_meant = |path: &PathBuf| {
        let profile = TargetProfile::read(path).map(|read| read.profile);
        profile.is_ok_and(|profile| profile.name == target.name && profile.reaches.base == target.base)
    };
    ["profile.yaml", "profile.yml", "profile.json"]
        .into_iter()
        .map(|name| record.with_file_name(name))
        .filter(|path| path.is_file())
        .find(is_meant)
}

/// The flag that names a standard.
pub(crate) fn naming(standard: Option<&str>) -> Vec<String> {
    standard.map(|standard| vec!["--standard".to_owned(), standard.to_owned()]).unwrap_or_default()
}
