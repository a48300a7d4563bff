//! Copies of the remote documents that a standard's references need, pinned by their digests: after that nothing is fetched
//! any more, and they travel with the standard.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use hutong_specs::digest::Digest;
use hutong_specs::load::{self, Options, VENDOR_LOCK, VendoredDocument, join_address, vendored};
use hutong_specs::profile::Limits;
use hutong_specs::text::Document;
use hutong_suites::run::{FetchedDocument, fetch_document};
use tokio::sync::watch;

use crate::equip;
use crate::exit::ExitCode;
use crate::failure::Failure;
use crate::folder::Folder;
use crate::output::Output;
use crate::pipeline::runtime;
use crate::target::TargetProfile;

/// How many documents are fetched at most.
const MOST: usize = 500;
/// How many redirects of one document are followed at most.
const REDIRECTS: usize = 3;

/// What came of vendoring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vendored {
    /// The copies that were added.
    pub added: Vec<VendoredDocument>,
    /// What could not be had, by address, and why.
    pub failed: BTreeMap<String, String>,
}

/// The remote documents that the standard needs and has no copies of.
pub fn missing(root: &Path, options: &Options) -> BTreeSet<String> {
    load::reach(&Folder::new(root), options).missing
}

/// Fetches copies of what is missing, from these hosts alone (`host` or `host:port`), until nothing more is missing that can be had.
pub fn vendor(root: &Path, options: &Options, hosts: &BTreeSet<String>) -> Result<Vendored, Failure> {
    let output = Output::open(Some(root))?;
    listed(root)?;
    let mut vendoring = Vendoring { hosts, asked: 0 };
    let mut done = Vendored::default();
    loop {
        let mut waiting = missing(root, options);
        waiting.retain(|address| !done.failed.contains_key(address));
        if waiting.is_empty() {
            return Ok(done);
        }
        for address in waiting {
            match vendoring.copy(&address)? {
                Ok(bytes) => done.added.push(keep(&output, root, &address, &bytes)?),
                Err(why) => drop(done.failed.insert(address, why)),
            }
        }
    }
}

struct Vendoring<'a> {
    hosts: &'a BTreeSet<String>,
    asked: usize,
}

impl Vendoring<'_> {
    /// The bytes of a document, or why they cannot be had.
    fn copy(&mut self, address: &str) -> Result<Result<Vec<u8>, String>, Failure> {
        let mut place = address.to_owned();
        for _ in 0..=REDIRECTS {
            let Some((origin, host, target)) = cut(&place) else {
                return Ok(Err(format!("{place} is no address that can be asked")));
            };
            if !self.is_allowed(host) {
                return Ok(Err(format!("the host {host} is not allowed; allow it with --allow-host {host}")));
            }
            self.asked += 1;
            if self.asked > MOST {
                return Ok(Err(format!("more than {MOST} documents were asked for")));
            }
            match asked(origin, target)? {
                FetchedDocument::Failed(why) => return Ok(Err(why)),
                FetchedDocument::Moved(to) => place = join_address(&place, &to),
                FetchedDocument::Bytes(bytes) if extension(&bytes).is_some() => return Ok(Ok(bytes)),
                FetchedDocument::Bytes(_) => return Ok(Err("neither JSON nor YAML".to_owned())),
            }
        }
        Ok(Err(format!("redirected more than {REDIRECTS} times")))
    }

    fn is_allowed(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        let name = host.rsplit_once(':').map_or(host.as_str(), |(name, _)| name);
        self.hosts.contains(host.as_str()) || self.hosts.contains(name)
    }
}

/// Origin, host and the rest of an address.
fn cut(address: &str) -> Option<(&str, &str, &str)> {
    let scheme = address.find("://")? + 3;
    let rest = address.get(scheme..)?;
    let length = rest.find(['/', '?']).unwrap_or(rest.len());
    let (host, target) = rest.split_at(length);
    let origin = address.get(..scheme + length)?;
    (!host.is_empty() && !host.contains('@')).then_some((
        origin,
        host,
        if target.is_empty() { "/" } else { target },
    ))
}

fn asked(origin: &str, target: &str) -> Result<FetchedDocument, Failure> {
    let profile = match TargetProfile::from_url(origin, &[], None) {
        Ok(profile) => profile,
        Err(failure) => return Ok(FetchedDocument::Failed(failure.message)),
    };
    let (_stop, stopped) = watch::channel(false);
    let assignment = equip::for_documents(&profile, Limits::default(), stopped)?;
    let runtime = runtime()?;
    match runtime.block_on(fetch_document(&assignment, target)) {
        Ok(fetched) => Ok(fetched),
        Err(error) => Ok(FetchedDocument::Failed(error.to_string())),
    }
}

/// The extension by which a document is read; `None` if it is none: something else that can be read as text, such as a page
/// that says that there is nothing.
fn extension(bytes: &[u8]) -> Option<&'static str> {
    ["json", "yaml"].into_iter().find(|extension| {
        Document::parse(&format!("copy.{extension}"), bytes).is_ok_and(|document| document.value.is_object())
    })
}

/// Writes a copy, and then the list.
fn keep(output: &Output, root: &Path, address: &str, bytes: &[u8]) -> Result<VendoredDocument, Failure> {
    let mut list = listed(root)?;
    let copy = VendoredDocument {
        address: address.to_owned(),
        path: name(address, extension(bytes).unwrap_or("yaml"), |name| is_there(root, name)),
        digest: Digest::of(bytes),
    };
    list.push(copy.clone());
    list.sort_by(|one, other| one.address.cmp(&other.address));
    let text = serde_saphyr::to_string(&list)
        .map_err(|error| Failure::new(ExitCode::Bug, format!("write {VENDOR_LOCK}: {error}")))?;
    output.write_below(&format!("vendor/{}", copy.path), bytes)?;
    output.write_below(VENDOR_LOCK, text.as_bytes())?;
    Ok(copy)
}

/// What the list names; it is not written anew where some of it cannot be read.
fn listed(root: &Path) -> Result<Vec<VendoredDocument>, Failure> {
    vendored(&Folder::new(root))
        .map_err(|diagnostics| Failure::diagnosed(format!("read {VENDOR_LOCK}"), diagnostics))
}

fn is_there(root: &Path, name: &str) -> bool {
    std::fs::symlink_metadata(root.join("vendor").join(name)).is_ok()
}

/// A file name that says where the copy is from, and that no other copy has.
fn name(address: &str, extension: &str, is_there: impl Fn(&str) -> bool) -> String {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || ".-".contains(character);
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest =
        ["json", "yaml", "yml"].iter().find_map(|end| rest.strip_suffix(&format!(".{end}"))).unwrap_or(rest);
    let plain: String =
        rest.chars().map(|character| if is_plain(character) { character } else { '_' }).collect();
    let plain: String = plain.trim_matches('.').chars().take(120).collect();
    let names = std::iter::once(plain.clone()).chain((2..).map(|number| format!("{plain}-{number}")));
    let mut names = names.map(|name| format!("{name}.{extension}"));
    names.find(|name| !is_there(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_cut_into_origin_host_and_target() {
        assert_eq!(cut("https://a.org:8/x/y.yaml"), Some(("https://a.org:8", "a.org:8", "/x/y.yaml")));
        assert_eq!(cut("http://a.org"), Some(("http://a.org", "a.org", "/")));
        assert_eq!(cut("http://a.org?q=1"), Some(("http://a.org", "a.org", "?q=1")));
        assert_eq!(cut("http:///x"), None);
        assert_eq!(cut("http://me@a.org/x"), None);
    }

    #[test]
    fn copies_have_names_of_their_own_that_stay_in_the_folder() {
        let none = |_: &str| false;
        assert_eq!(name("https://a.org/s/link.yaml", "yaml", none), "a.org_s_link.yaml");
        let first = |name: &str| name == "a.org_s_link.yaml";
        assert_eq!(name("http://a.org/s/link", "yaml", first), "a.org_s_link-2.yaml");
        assert_eq!(name("http://../../etc", "json", none), "_.._etc.json");
    }
}
