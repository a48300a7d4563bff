//! Credentials of the command line: read in one place, whether they are sent or written down without what is secret in
//! them.

use hutong_specs::signing::Encoding;

use crate::failure::Failure;

/// What stands before the name of a variable of the environment.
const ENVIRONMENT: &str = "env:";

/// What `--auth` says: `basic:USER:PASSWORD` or `bearer:TOKEN`, with `env:NAME` in place of any value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Credentials<'a> {
    /// A user and a password.
    Basic(&'a str, &'a str),
    /// A token.
    Bearer(&'a str),
}

impl<'a> Credentials<'a> {
    /// Reads what was written.
    pub fn read(text: &'a str) -> Result<Self, Failure> {
        let read = match text.split_once(':') {
            Some(("bearer", token)) if !token.is_empty() => Some(Self::Bearer(token)),
            Some(("basic", pair)) => {
                user_and_password(pair).map(|(user, password)| Self::Basic(user, password))
            }
            _ => None,
        };
        read.ok_or_else(|| {
            Failure::usage("read --auth").with_help(
                "write basic:USER:PASSWORD or bearer:TOKEN; env:NAME in place of a value reads the environment",
            )
        })
    }

    /// The value of `Authorization`.
    pub fn authorization(self) -> Result<String, Failure> {
        Ok(match self {
            Self::Bearer(token) => format!("Bearer {}", from_environment(token)?),
            Self::Basic(user, password) => {
                let pair = format!("{}:{}", from_environment(user)?, from_environment(password)?);
                format!("Basic {}", Encoding::Base64.encode(pair.as_bytes()))
            }
        })
    }

    /// The same as it is written, with the name of a variable in place of the secret.
    pub fn without_secret(self) -> String {
        self.with_variables("HUTONG_TOKEN", "HUTONG_PASSWORD")
    }

    /// The same with these variables in place of the secret.
    pub(crate) fn with_variables(self, of_token: &str, of_password: &str) -> String {
        match self {
            Self::Bearer(token) => format!("bearer:{}", variable_for(token, of_token)),
            Self::Basic(user, password) => format!("basic:{user}:{}", variable_for(password, of_password)),
        }
    }
}

impl std::fmt::Debug for Credentials<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.without_secret())
    }
}

/// A header of the command line: its name, and its value as it was written.
pub fn header(text: &str) -> Result<(&str, &str), Failure> {
    let is_name = |name: &str| {
        !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
    };
    match text.split_once(':') {
        Some((name, value)) if is_name(name.trim()) => Ok((name.trim(), value.trim())),
        // What was written may be a secret.
        _ => Err(Failure::usage("read --header: it has no name of a header before a colon")
            .with_help("write it as 'Name: value'")),
    }
}

/// The header with the name of a variable in place of its value, which nobody but the target need know.
pub fn header_without_secret(name: &str, value: &str) -> String {
    let letter =
        |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' };
    let variable: String = name.chars().map(letter).collect();
    format!("{name}: {}", variable_for(value, &format!("HUTONG_{variable}")))
}

/// A value that is a variable already, else another variable in its place.
fn variable_for(value: &str, variable: &str) -> String {
    if value.starts_with(ENVIRONMENT) { value.to_owned() } else { format!("{ENVIRONMENT}{variable}") }
}

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

/// Splits at the colon between user and password, which is not the one within `env:NAME`.
fn user_and_password(text: &str) -> Option<(&str, &str)> {
    let start = if text.starts_with(ENVIRONMENT) { ENVIRONMENT.len() } else { 0 };
    let colon = start + text.get(start..)?.find(':')?;
    Some((text.get(..colon)?, text.get(colon + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::{Credentials, header, header_without_secret};

    fn written(text: &str) -> String {
        Credentials::read(text).unwrap().without_secret()
    }

    #[test]
    fn user_and_password_may_each_come_from_the_environment() {
        assert_eq!(Credentials::read("basic:tester:a:b").unwrap(), Credentials::Basic("tester", "a:b"));
        assert_eq!(Credentials::read("basic:env:U:env:W").unwrap(), Credentials::Basic("env:U", "env:W"));
        assert_eq!(Credentials::read("basic:tester:env:W").unwrap(), Credentials::Basic("tester", "env:W"));
        let missing = Credentials::read("basic:env:HUTONG_TEST_NOT_SET:x").unwrap();
        assert!(missing.authorization().unwrap_err().message.contains("HUTONG_TEST_NOT_SET"));
    }

    #[test]
    fn what_is_no_pair_and_no_token_is_refused_and_never_taken_for_a_token() {
        for text in ["basic:", "basic:user", "basic:env:USER", "bearer:", "bearer", "digest:x", ""] {
            assert!(Credentials::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn secrets_become_names_of_variables() {
        assert_eq!(written("bearer:abc:def"), "bearer:env:HUTONG_TOKEN");
        assert_eq!(written("bearer:env:TOKEN"), "bearer:env:TOKEN");
        assert_eq!(written("basic:a:b:c"), "basic:a:env:HUTONG_PASSWORD");
        assert_eq!(written("basic:a:env:P"), "basic:a:env:P");
        assert_eq!(written("basic:env:U:secret"), "basic:env:U:env:HUTONG_PASSWORD");
        assert_eq!(header_without_secret("X-Api-Key", "abc"), "X-Api-Key: env:HUTONG_X_API_KEY");
        assert_eq!(header_without_secret("X-Api-Key", "env:KEY"), "X-Api-Key: env:KEY");
    }

    #[test]
    fn a_header_without_a_name_is_refused_and_not_said_back() {
        assert_eq!(header(" X-Key : a:b ").unwrap(), ("X-Key", "a:b"));
        for text in ["TEST-SECRET", ": TEST-SECRET", "a b: TEST-SECRET", "名: TEST-SECRET"] {
            assert!(!header(text).unwrap_err().to_string().contains("SECRET"), "{text}");
        }
    }
}
