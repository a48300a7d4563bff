//! Parties of the command line: `NAME=STANDING:CREDENTIALS`, the credentials written as for `--auth`.

use hutong_specs::profile::Standing;

use crate::credentials::Credentials;
use crate::failure::Failure;

/// What `--party` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartyCredentials<'a> {
    /// The party's name.
    pub name: &'a str,
    /// How the target should take its credentials.
    pub standing: Standing,
    /// Its credentials.
    pub credentials: Credentials<'a>,
}

impl<'a> PartyCredentials<'a> {
    /// Reads what was written. What a party may not use takes a profile to say.
    pub fn read(text: &'a str) -> Result<Self, Failure> {
        // What was written may hold a secret.
        let wrong = || {
            Failure::usage("read --party").with_help(
                "write NAME=STANDING:bearer:env:TOKEN or NAME=STANDING:basic:USER:env:PASSWORD; the standing is peer, \
                 expired, revoked or wrong-audience; an unprivileged party takes a profile, which says what it may not use",
            )
        };
        let (name, rest) = text.split_once('=').filter(|(name, _)| is_name(name)).ok_or_else(wrong)?;
        let (standing, credentials) = rest.split_once(':').ok_or_else(wrong)?;
        let known = Standing::ALL.iter().filter(|known| **known != Standing::Unprivileged);
        let standing = known.into_iter().find(|known| known.name() == standing).ok_or_else(wrong)?;
        let credentials = Credentials::read(credentials).map_err(|_| wrong())?;
        Ok(Self { name, standing: *standing, credentials })
    }

    /// The same as it is written, with the name of a variable in place of the secret.
    pub fn without_secret(self) -> String {
        let variable: String = self.name.chars().map(upper).collect();
        let credentials = self
            .credentials
            .with_variables(&format!("HUTONG_{variable}_TOKEN"), &format!("HUTONG_{variable}_PASSWORD"));
        format!("{}={}:{credentials}", self.name, self.standing.name())
    }
}

fn is_name(name: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    !name.is_empty() && name.chars().all(is_letter)
}

fn upper(letter: char) -> char {
    if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' }
}

#[cfg(test)]
mod tests {
    use super::{PartyCredentials, Standing};

    #[test]
    fn a_party_is_read_and_written_without_its_secret() {
        let read = PartyCredentials::read("city-b=peer:bearer:TEST-SECRET").unwrap();
        assert_eq!((read.name, read.standing), ("city-b", Standing::Peer));
        assert_eq!(read.without_secret(), "city-b=peer:bearer:env:HUTONG_CITY_B_TOKEN");
        let kept = "old=wrong-audience:basic:tester:env:W";
        assert_eq!(PartyCredentials::read(kept).unwrap().without_secret(), kept);
    }

    #[test]
    fn what_is_no_party_is_refused_and_not_said_back() {
        for text in [
            "TEST-SECRET",
            "=peer:bearer:TEST-SECRET",
            "a=peer",
            "a=friend:bearer:TEST-SECRET",
            "a=unprivileged:bearer:TEST-SECRET",
            "a=peer:TEST-SECRET",
        ] {
            assert!(!PartyCredentials::read(text).unwrap_err().to_string().contains("SECRET"), "{text}");
        }
    }
}
