//! The target of a run: its profile read from a file or made from a URL, its secrets found, never written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use hutong_specs::name::PartyId;
use hutong_specs::privacy;
use hutong_specs::profile::{Declares, Party, PartyAccess, Profile, Reaches, SecretReference, Standing};
use hutong_specs::signing::{Encoding, SHORTEST_SECRET, Secret};
use hutong_specs::standard::{Effect, Scope};
use hutong_suites::run::check_base;

use crate::failure::Failure;
use crate::input;

/// How long a cookie must be that is no credential by its name: shorter ones are ordinary words too.
const SHORTEST_COOKIE: usize = 8;

/// A profile with the folder that its paths are relative to, and secrets that came with the command line.
#[derive(Clone, Debug)]
pub struct TargetProfile {
    /// The profile.
    pub profile: Profile,
    folder: PathBuf,
    given: BTreeMap<String, Secret>,
    given_to: BTreeMap<PartyId, BTreeMap<String, Secret>>,
}

/// What a profile refers to: read from environment and files.
#[derive(Clone, Debug, Default)]
pub struct Material {
    /// Secrets by name.
    pub secrets: BTreeMap<String, Secret>,
    /// Secrets of the parties, by party and name.
    pub parties: BTreeMap<PartyId, BTreeMap<String, Secret>>,
    /// PEM of the authorities that are trusted.
    pub authorities: Option<Vec<u8>>,
    /// PEM of the client certificate.
    pub certificate: Option<Vec<u8>>,
    /// PEM of the client certificate's key.
    pub key: Option<Vec<u8>>,
}

impl TargetProfile {
    /// Reads a profile from a YAML or JSON file.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let bytes = input::read(path)?;
        let name = path.display().to_string();
        let profile = hutong_specs::load::profile(&name, &bytes)
            .map_err(|faults| Failure::diagnosed(format!("read the profile {name}"), faults))?;
        let folder = path.parent().unwrap_or_else(|| Path::new(".")).to_path_buf();
        Ok(Self { profile, folder, given: BTreeMap::new(), given_to: BTreeMap::new() })
    }

    /// A profile for a target that needs nothing but its URL and simple headers: read-only unless told otherwise.
    pub fn from_url(
        url: &str,
        headers: &[(String, String)],
        effects: Option<Effect>,
    ) -> Result<Self, Failure> {
        check_base(url).map_err(|error| {
            Failure::usage(error.to_string()).with_help("write it as http://host:port/path")
        })?;
        let mut given = BTreeMap::new();
        let mut sent = BTreeMap::new();
        for (name, value) in headers {
            if value.chars().any(|character| character.is_control() && character != '\t') {
                return Err(Failure::usage(format!(
                    "send the header `{name}`: its value holds a control character, such as a line end"
                )));
            }
            let secret = format!("header-{}", name.to_ascii_lowercase());
            if Secret::new(value.as_str()).can_be_masked() {
                sent.insert(name.clone(), format!("{{secret:{secret}}}"));
                let parts = if name.eq_ignore_ascii_case("cookie") {
                    values_of_cookies(value)
                } else {
                    parts_of_credentials(value)
                };
                for (number, part) in parts.into_iter().enumerate() {
                    given.insert(format!("{secret}-{}", number + 1), Secret::new(part));
                }
                given.insert(secret, Secret::new(value.clone()));
            } else if privacy::mask_header(name, value) == *value {
                sent.insert(name.clone(), value.clone());
            } else {
                return Err(too_short(name));
            }
        }
        let profile = Profile {
            format: Profile::FORMAT.to_owned(),
            name: url.to_owned(),
            declares: Declares { effects: effects.unwrap_or_default(), ..Declares::default() },
            reaches: Reaches { base: url.to_owned(), headers: sent, ..Reaches::default() },
        };
        Ok(Self { profile, folder: PathBuf::from("."), given, given_to: BTreeMap::new() })
    }

    /// A profile made by this program, with its secrets.
    pub fn made(
        profile: Profile,
        secrets: BTreeMap<String, String>,
        parties: BTreeMap<PartyId, BTreeMap<String, String>>,
    ) -> Self {
        let kept = |secrets: BTreeMap<String, String>| {
            secrets.into_iter().map(|(name, value)| (name, Secret::new(value))).collect()
        };
        let given_to = parties.into_iter().map(|(party, secrets)| (party, kept(secrets))).collect();
        Self { profile, folder: PathBuf::from("."), given: kept(secrets), given_to }
    }

    /// The same with another party, which is known by nothing but its `Authorization`.
    pub fn with_party(
        mut self,
        name: &str,
        standing: Standing,
        authorization: &str,
    ) -> Result<Self, Failure> {
        let headers = [("Authorization".to_owned(), authorization.to_owned())];
        let Self { profile, given, .. } = Self::from_url(&self.profile.reaches.base, &headers, None)?;
        let party = PartyId::from(name);
        let access = PartyAccess { headers: profile.reaches.headers, ..PartyAccess::default() };
        self.given_to.insert(party.clone(), given);
        self.profile.reaches.parties.insert(party.clone(), access);
        self.profile.declares.parties.insert(party, Party { standing, may_not: Scope::default() });
        Ok(self)
    }

    /// The same, trusting the authorities in a PEM file where any is named, in place of the system's.
    #[must_use]
    pub fn trusting(mut self, authorities: Option<&Path>) -> Self {
        if let Some(path) = authorities {
            self.profile.reaches.tls.authorities = Some(path.display().to_string());
        }
        self
    }

    /// Finds everything that the profile refers to.
    pub fn material(&self) -> Result<Material, Failure> {
        let reaches = &self.profile.reaches;
        let secrets = self.found(&self.given, &reaches.secrets)?;
        let nothing = BTreeMap::new();
        let mut parties = BTreeMap::new();
        for (party, access) in &reaches.parties {
            let given = self.given_to.get(party).unwrap_or(&nothing);
            let found = self.found(given, &access.secrets);
            parties.insert(
                party.clone(),
                found.map_err(|failure| failure.and_help(format!("it is the party `{party}`'s")))?,
            );
        }
        let tls = &self.profile.reaches.tls;
        Ok(Material {
            secrets,
            parties,
            authorities: self.file(tls.authorities.as_deref())?,
            certificate: self.file(tls.certificate.as_deref())?,
            key: self.file(tls.key.as_deref())?,
        })
    }

    /// Secrets that were given, and those that are referred to besides.
    fn found(
        &self,
        given: &BTreeMap<String, Secret>,
        references: &BTreeMap<String, SecretReference>,
    ) -> Result<BTreeMap<String, Secret>, Failure> {
        let mut secrets = given.clone();
        for (name, reference) in references {
            if !secrets.contains_key(name) {
                secrets.insert(name.clone(), self.secret(name, reference)?);
            }
        }
        Ok(secrets)
    }

    fn file(&self, path: Option<&str>) -> Result<Option<Vec<u8>>, Failure> {
        let Some(path) = path else { return Ok(None) };
        let path = self.folder.join(path);
        input::read(&path).map(Some)
    }

    fn secret(&self, name: &str, reference: &SecretReference) -> Result<Secret, Failure> {
        match reference {
            SecretReference::Environment(variable) => {
                std::env::var(variable).map(Secret::new).map_err(|_| {
                    Failure::usage(format!("find the secret `{name}`: the environment has no `{variable}`"))
                        .with_help(format!("set it first, for example: export {variable}=…"))
                })
            }
            SecretReference::File { path, key } => self.secret_of_file(name, path, key.as_deref()),
        }
    }

    fn secret_of_file(&self, name: &str, path: &str, key: Option<&str>) -> Result<Secret, Failure> {
        let path = self.folder.join(path);
        let text = input::read_text(&path)?;
        let Some(key) = key else {
            return Ok(Secret::new(text.trim_end_matches(['\r', '\n'])));
        };
        let value = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
        value.map(Secret::new).ok_or_else(|| {
            Failure::usage(format!("find the secret `{name}`: {} has no line `{key}=…`", path.display()))
        })
    }
}

/// The values within a `Cookie` header that are credentials by their name, or long enough to be no ordinary word.
fn values_of_cookies(value: &str) -> Vec<String> {
    let cookies = value.split(';').filter_map(|cookie| cookie.split_once('='));
    let cookies = cookies.map(|(name, value)| (name, value.trim().trim_matches('"')));
    let kept = cookies.filter(|(name, value)| value.chars().count() >= shortest(name));
    kept.map(|(_, value)| value.to_owned()).collect()
}

/// How long the value of a cookie of this name must be to be looked for by itself.
fn shortest(name: &str) -> usize {
    if privacy::is_credential_cookie(name) { SHORTEST_SECRET } else { SHORTEST_COOKIE }
}

fn too_short(name: &str) -> Failure {
    Failure::usage(format!(
        "keep the header `{name}` out of the record: its value is shorter than {SHORTEST_SECRET} characters"
    ))
    .with_help("use a longer secret for the test")
}

/// What is secret within the value of a header of its own: the token behind a scheme, and the password of Basic, so
/// that neither is written where a server says it back.
fn parts_of_credentials(value: &str) -> Vec<String> {
    let Some((scheme, token)) = value.split_once(' ') else {
        return Vec::new();
    };
    let mut parts = vec![token.trim().to_owned()];
    if scheme.eq_ignore_ascii_case("basic") {
        let pair = Encoding::Base64.decode(token.trim()).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        if let Some(pair) = pair {
            parts.extend(pair.split_once(':').map(|(_, password)| password.to_owned()));
            parts.push(pair);
        }
    }
    // The mask refuses what is so short that it would take the record apart.
    parts.retain(|part| Secret::new(part.as_str()).can_be_masked());
    parts
}

#[cfg(test)]
mod tests {
    use hutong_specs::profile::Reaches;

    use super::{TargetProfile, parts_of_credentials, values_of_cookies};
    use crate::credentials::Credentials;

    #[test]
    fn what_is_secret_within_a_header_is_known_by_itself() {
        let basic = Credentials::read("basic:tester:TEST-PASSWORD").unwrap().authorization().unwrap();
        let parts = parts_of_credentials(&basic);
        assert!(parts.contains(&"TEST-PASSWORD".to_owned()));
        assert!(parts.contains(&"tester:TEST-PASSWORD".to_owned()));
        assert_eq!(parts_of_credentials("Bearer TEST-TOKEN"), ["TEST-TOKEN"]);
        assert_eq!(values_of_cookies("theme=dark; sid=\"TEST-COOKIE\""), ["TEST-COOKIE"]);
        assert_eq!(values_of_cookies("theme=dark; JSESSIONID=T1234"), ["T1234"]);
    }

    #[test]
    fn a_credential_too_short_to_be_kept_out_of_the_record_is_refused() {
        let made = |name: &str, value: &str| {
            TargetProfile::from_url("http://t", &[(name.to_owned(), value.to_owned())], None)
        };
        assert!(made("X-Api-Key", "abc").unwrap_err().message.contains("X-Api-Key"));
        let Reaches { headers, .. } = made("X-Kind", "a").unwrap().profile.reaches;
        assert_eq!(headers["X-Kind"], "a");
    }
}
