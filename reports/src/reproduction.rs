//! The command that reproduces a finding.

use hutong_specs::name::CaseId;

/// The command that sends a case again, signed afresh.
pub(crate) fn replay(case: &CaseId) -> String {
    format!("hutong replay RECORD --case {} -p PROFILE", shell_word(case.as_str()))
}

/// The text as one word of a POSIX shell.
fn shell_word(text: &str) -> String {
    let plain = |character: char| character.is_ascii_alphanumeric() || "_-./:@%+=,".contains(character);
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::{replay, shell_word};

    #[test]
    fn a_plain_case_is_not_quoted() {
        assert_eq!(
            replay(&"reportCase/required/name".into()),
            "hutong replay RECORD --case reportCase/required/name -p PROFILE"
        );
    }

    #[test]
    fn what_a_shell_would_read_is_quoted() {
        assert_eq!(shell_word("GET /a/{b}"), "'GET /a/{b}'");
        assert_eq!(shell_word("a'; rm x"), r"'a'\''; rm x'");
        assert_eq!(shell_word(""), "''");
    }
}
