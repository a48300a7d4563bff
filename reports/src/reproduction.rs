//! The command that reproduces a finding.

use hutong_specs::name::CaseId;

/// How a case is sent again: what the caller knows and a judgement does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reproduction {
    /// The path of the record.
    pub record: String,
    /// The arguments after the case: how the target is reached, and whatever else is needed. Not quoted yet.
    pub arguments: Vec<String>,
}

impl Default for Reproduction {
    /// Words in place of what nobody knows.
    fn default() -> Self {
        Self { record: "RECORD".to_owned(), arguments: vec!["-p".to_owned(), "PROFILE".to_owned()] }
    }
}

impl Reproduction {
    /// The same for the record of a further round, which lies in a folder beside the record of the run with its own plan.
    pub(crate) fn of_round(&self, round: u32) -> Self {
        let record =
            std::path::Path::new(&self.record).with_file_name(format!("rounds/{round}/record.ndjson"));
        let mut arguments = self.arguments.clone();
        if let Some(flag) = arguments.iter().position(|argument| argument == "--plan") {
            arguments.drain(flag..arguments.len().min(flag + 2));
        }
        Self { record: record.display().to_string(), arguments }
    }

    /// The command that sends a case again, signed afresh, as a POSIX shell takes it.
    pub(crate) fn command(&self, case: &CaseId) -> String {
        let before = ["hutong", "replay", self.record.as_str(), "--case", case.as_str()];
        let words = before.into_iter().chain(self.arguments.iter().map(String::as_str));
        words.map(shell_word).collect::<Vec<_>>().join(" ")
    }
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
    use super::{Reproduction, shell_word};

    #[test]
    fn a_plain_case_is_not_quoted() {
        assert_eq!(
            Reproduction::default().command(&"reportCase/required/name".into()),
            "hutong replay RECORD --case reportCase/required/name -p PROFILE"
        );
    }

    #[test]
    fn every_word_is_one_word_of_a_shell() {
        let reproduction = Reproduction {
            record: "my out/record.ndjson".to_owned(),
            arguments: vec!["--url".to_owned(), "http://a.test/?b&c".to_owned()],
        };
        assert_eq!(
            reproduction.command(&"GET /a/{b}".into()),
            "hutong replay 'my out/record.ndjson' --case 'GET /a/{b}' --url 'http://a.test/?b&c'"
        );
    }

    #[test]
    fn a_round_has_a_record_and_a_plan_of_its_own() {
        let arguments = ["--plan", "p.ndjson", "--url", "http://a.test"].map(str::to_owned).to_vec();
        let reproduction = Reproduction { record: "out/record.ndjson".to_owned(), arguments };
        assert_eq!(
            reproduction.of_round(3).command(&"a/fuzz/7~0".into()),
            "hutong replay out/rounds/3/record.ndjson --case 'a/fuzz/7~0' --url http://a.test"
        );
    }

    #[test]
    fn what_a_shell_would_read_is_quoted() {
        assert_eq!(shell_word("GET /a/{b}"), "'GET /a/{b}'");
        assert_eq!(shell_word("a'; rm x"), r"'a'\''; rm x'");
        assert_eq!(shell_word(""), "''");
    }
}
