//! The command that sends a case again, made from the flags that were given: it runs as it is printed, and holds no
//! secret.

use std::path::Path;

use hutong::reporting::names;
use hutong_reports::Reproduction;
use hutong_specs::binding::Binding;
use hutong_specs::judgement::Judgement;

use super::arguments::{Reach, Target};

/// The shortest value of a header that is taken for a secret: what is shorter is nowhere masked either.
const SECRET: usize = 4;

/// How the cases of `record` are sent to `target` again; `standard` where its plan does not lead to it.
pub(crate) fn of(record: &Path, target: &Target, standard: Option<&str>) -> Reproduction {
    let mut arguments = Vec::new();
    if let Some(profile) = &target.profile {
        arguments.extend(["-p".to_owned(), profile.display().to_string()]);
    } else if let Some(url) = &target.url {
        arguments.extend(["--url".to_owned(), url.clone()]);
    }
    for header in &target.headers {
        arguments.extend(["--header".to_owned(), header_without_secret(header)]);
    }
    if let Some(auth) = &target.auth {
        arguments.extend(["--auth".to_owned(), auth_without_secret(auth)]);
    }
    arguments.extend(naming(standard));
    Reproduction { record: record.display().to_string(), arguments }
}

/// How the cases of a record are sent again that somebody may have made elsewhere: to what the flags name, else to the
/// address that the record names, if a call of it needs no signature.
pub(crate) fn again(judgement: &Judgement, record: &Path, reach: &Reach, more: Vec<String>) -> Reproduction {
    let mut arguments = match (&reach.profile, &reach.url) {
        (Some(profile), _) => vec!["-p".to_owned(), profile.display().to_string()],
        (None, Some(url)) => vec!["--url".to_owned(), url.clone()],
        (None, None) if judgement.run.binding == Binding::plain().id => {
            vec!["--url".to_owned(), judgement.run.target.base.clone()]
        }
        (None, None) => Reproduction::default().arguments,
    };
    arguments.extend(more);
    Reproduction { record: record.display().to_string(), arguments }
}

/// How the cases of the record beside a judgement are sent again; words in place of a record that is not there.
pub(crate) fn beside(judgement: &Judgement, path: &Path, reach: &Reach) -> Reproduction {
    let record = path.with_file_name(names::RECORD);
    let known = if record.is_file() { record } else { Reproduction::default().record.into() };
    again(judgement, &known, reach, Vec::new())
}

/// The flag that names a standard.
pub(crate) fn naming(standard: Option<&str>) -> Vec<String> {
    standard.map(|standard| vec!["--standard".to_owned(), standard.to_owned()]).unwrap_or_default()
}

/// The header with the name of a variable in place of its value.
fn header_without_secret(header: &str) -> String {
    let Some((name, value)) = header.split_once(':') else {
        return header.to_owned();
    };
    if value.trim().len() < SECRET || value.trim().starts_with("env:") {
        return header.to_owned();
    }
    let variable = name
        .trim()
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' });
    format!("{}: env:HUTONG_{}", name.trim(), variable.collect::<String>())
}

/// The credentials with the name of a variable in place of the secret.
fn auth_without_secret(auth: &str) -> String {
    let (scheme, rest) = auth.split_once(':').unwrap_or((auth, ""));
    let start = if rest.starts_with("env:") { "env:".len() } else { 0 };
    match (scheme, rest.get(start..).and_then(|rest| rest.find(':')).map(|colon| start + colon)) {
        ("basic", Some(colon)) => {
            let (user, password) = rest.split_at(colon);
            let password = if password.starts_with(":env:") { password } else { ":env:HUTONG_PASSWORD" };
            format!("basic:{user}{password}")
        }
        ("bearer", _) if start > 0 => auth.to_owned(),
        _ => "bearer:env:HUTONG_TOKEN".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{auth_without_secret, header_without_secret};

    #[test]
    fn secrets_become_names_of_variables() {
        assert_eq!(auth_without_secret("bearer:abc:def"), "bearer:env:HUTONG_TOKEN");
        assert_eq!(auth_without_secret("bearer:env:TOKEN"), "bearer:env:TOKEN");
        assert_eq!(auth_without_secret("basic:a:b:c"), "basic:a:env:HUTONG_PASSWORD");
        assert_eq!(auth_without_secret("basic:a:env:P"), "basic:a:env:P");
        assert_eq!(auth_without_secret("basic:env:U:secret"), "basic:env:U:env:HUTONG_PASSWORD");
        assert_eq!(header_without_secret("X-Api-Key: abcdef"), "X-Api-Key: env:HUTONG_X_API_KEY");
        assert_eq!(header_without_secret("X-Api-Key: env:KEY"), "X-Api-Key: env:KEY");
        assert_eq!(header_without_secret("X-Kind: a"), "X-Kind: a");
    }
}
