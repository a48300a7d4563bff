//! The target of a run: its profile read from a file or made from a URL, its secrets found, never written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use hutong_specs::profile::{Declares, Profile, Reaches, SecretReference};
use hutong_specs::signing::{Encoding, Secret};
use hutong_specs::standard::Effect;

use crate::failure::Failure;

/// A profile with the folder that its paths are relative to, and secrets that came with the command line.
#[derive(Clone, Debug)]
pub struct TargetProfile {
    /// The profile.
    pub profile: Profile,
    folder: PathBuf,
    given: BTreeMap<String, Secret>,
}

/// What a profile refers to: read from environment and files.
#[derive(Clone, Debug, Default)]
pub struct Material {
    /// Secrets by name.
    pub secrets: BTreeMap<String, Secret>,
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
        let bytes = fs::read(path).map_err(|error| Failure::unreadable(path, &error))?;
        let name = path.display().to_string();
        let profile = hutong_specs::load::profile(&name, &bytes)
            .map_err(|faults| Failure::diagnosed(format!("read the profile {name}"), faults))?;
        let folder = path.parent().unwrap_or_else(|| Path::new(".")).to_path_buf();
        Ok(Self { profile, folder, given: BTreeMap::new() })
    }

    /// A profile for a target that needs nothing but its URL and simple headers: read-only unless told otherwise.
    pub fn from_url(url: &str, headers: &[(String, String)], effects: Option<Effect>) -> Self {
        let mut given = BTreeMap::new();
        let mut sent = BTreeMap::new();
        for (name, value) in headers {
            let secret = format!("header-{}", name.to_ascii_lowercase());
            if value.len() >= 4 {
                sent.insert(name.clone(), format!("{{secret:{secret}}}"));
                for (number, part) in parts_of_credentials(value).into_iter().enumerate() {
                    given.insert(format!("{secret}-{}", number + 1), Secret::new(part));
                }
                given.insert(secret, Secret::new(value.clone()));
            } else {
                sent.insert(name.clone(), value.clone());
            }
        }
        let profile = Profile {
            format: Profile::FORMAT.to_owned(),
            name: url.to_owned(),
            declares: Declares { effects: effects.unwrap_or_default(), ..Declares::default() },
            reaches: Reaches { base: url.to_owned(), headers: sent, ..Reaches::default() },
        };
        Self { profile, folder: PathBuf::from("."), given }
    }

    /// A profile made by this program, with its secrets.
    pub fn made(profile: Profile, secrets: BTreeMap<String, String>) -> Self {
        let given = secrets.into_iter().map(|(name, value)| (name, Secret::new(value))).collect();
        Self { profile, folder: PathBuf::from("."), given }
    }

    /// Finds everything that the profile refers to.
    pub fn material(&self) -> Result<Material, Failure> {
        let mut secrets = self.given.clone();
        for (name, reference) in &self.profile.reaches.secrets {
            if !secrets.contains_key(name) {
                secrets.insert(name.clone(), self.secret(name, reference)?);
            }
        }
        let tls = &self.profile.reaches.tls;
        Ok(Material {
            secrets,
            authorities: self.file(tls.authorities.as_deref())?,
            certificate: self.file(tls.certificate.as_deref())?,
            key: self.file(tls.key.as_deref())?,
        })
    }

    fn file(&self, path: Option<&str>) -> Result<Option<Vec<u8>>, Failure> {
        let Some(path) = path else { return Ok(None) };
        let path = self.folder.join(path);
        fs::read(&path).map(Some).map_err(|error| Failure::unreadable(&path, &error))
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
        let text = fs::read_to_string(&path).map_err(|error| Failure::unreadable(&path, &error))?;
        let Some(key) = key else {
            return Ok(Secret::new(text.trim_end_matches(['\r', '\n'])));
        };
        let value = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
        value.map(Secret::new).ok_or_else(|| {
            Failure::usage(format!("find the secret `{name}`: {} has no line `{key}=…`", path.display()))
        })
    }
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
    parts.retain(|part| part.len() >= 4);
    parts
}

/// The value of `Authorization` for `basic:USER:PASSWORD` or `bearer:TOKEN`; `env:NAME` in place of user, password or
/// token reads the environment.
pub fn authorization(text: &str) -> Result<String, Failure> {
    let wrong = || {
        Failure::usage("read --auth").with_help(
            "write basic:USER:PASSWORD or bearer:TOKEN; env:NAME in place of a value reads the environment",
        )
    };
    let (scheme, rest) = text.split_once(':').ok_or_else(wrong)?;
    match scheme {
        "bearer" => Ok(format!("Bearer {}", from_environment(rest)?)),
        "basic" => {
            let (user, password) = user_and_password(rest).ok_or_else(wrong)?;
            let pair = format!("{}:{}", from_environment(user)?, from_environment(password)?);
            Ok(format!("Basic {}", Encoding::Base64.encode(pair.as_bytes())))
        }
        _ => Err(wrong()),
    }
}

/// Splits at the colon between user and password, which is not the one within `env:NAME`.
fn user_and_password(text: &str) -> Option<(&str, &str)> {
    let start = if text.starts_with(ENVIRONMENT) { ENVIRONMENT.len() } else { 0 };
    let colon = start + text.get(start..)?.find(':')?;
    Some((text.get(..colon)?, text.get(colon + 1..)?))
}

/// What stands before the name of a variable of the environment.
const ENVIRONMENT: &str = "env:";

/// A value, or what the environment says where it is `env:NAME`.
pub fn from_environment(value: &str) -> Result<String, Failure> {
    match value.strip_prefix(ENVIRONMENT) {
        None => Ok(value.to_owned()),
        Some(name) => std::env::var(name).map_err(|_| {
            Failure::usage(format!("find the credentials: the environment has no `{name}`"))
                .with_help(format!("set it first, for example: export {name}=…"))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::{authorization, parts_of_credentials, user_and_password};

    #[test]
    fn user_and_password_may_each_come_from_the_environment() {
        assert_eq!(user_and_password("tester:a:b"), Some(("tester", "a:b")));
        assert_eq!(user_and_password("env:USER:env:WORD"), Some(("env:USER", "env:WORD")));
        assert_eq!(user_and_password("tester:env:WORD"), Some(("tester", "env:WORD")));
        assert_eq!(user_and_password("env:USER"), None);
        let failure = authorization("basic:env:HUTONG_TEST_NOT_SET:x").unwrap_err();
        assert!(failure.message.contains("HUTONG_TEST_NOT_SET"), "{failure}");
    }

    #[test]
    fn what_is_secret_within_a_header_is_known_by_itself() {
        let basic = authorization("basic:tester:TEST-PASSWORD").unwrap();
        let parts = parts_of_credentials(&basic);
        assert!(parts.contains(&"TEST-PASSWORD".to_owned()));
        assert!(parts.contains(&"tester:TEST-PASSWORD".to_owned()));
        assert_eq!(parts_of_credentials("Bearer TEST-TOKEN"), ["TEST-TOKEN"]);
        assert!(authorization("digest:x").is_err());
    }
}
