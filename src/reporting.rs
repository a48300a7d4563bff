//! Writing what came of a run into its folder, in every format.

use hutong_reports::{Reproduction, html, junit};
use hutong_specs::bilingual::Language;
use hutong_specs::judgement::Judgement;

use crate::exit::ExitCode;
use crate::failure::Failure;
use crate::output::Output;

/// Names of files that scripts may rely on.
pub mod names {
    /// What rests on a record.
    pub const DERIVED: &[&str] = &[JUDGEMENT, REPORT_ZH, REPORT_EN, JUNIT];
    /// The plan.
    pub const PLAN: &str = "plan.ndjson";
    /// The record.
    pub const RECORD: &str = "record.ndjson";
    /// The judgement.
    pub const JUDGEMENT: &str = "judgement.json";
    /// The report in zh-CN.
    pub const REPORT_ZH: &str = "report.zh.html";
    /// The report in English.
    pub const REPORT_EN: &str = "report.en.html";
    /// The folder of the further rounds, one folder in it for each by its number.
    pub const ROUNDS: &str = "rounds";
    /// The `JUnit` report.
    pub const JUNIT: &str = "junit.xml";
}

/// Writes the judgement and its reports; `spoken` is the language of the report that is there in one alone.
pub fn write_all(
    output: &Output,
    judgement: &Judgement,
    reproduction: &Reproduction,
    spoken: Language,
) -> Result<(), Failure> {
    write_each(output, judgement, reproduction, spoken).map_err(|failure| {
        if output.has_record() {
            let record = output.path(names::RECORD);
            failure.and_help(format!(
                "the record {} is whole: judge it again into another folder",
                record.display()
            ))
        } else {
            failure
        }
    })
}

fn write_each(
    output: &Output,
    judgement: &Judgement,
    reproduction: &Reproduction,
    spoken: Language,
) -> Result<(), Failure> {
    let bytes = judgement.to_bytes().map_err(|error| Failure::new(ExitCode::Bug, error.to_string()))?;
    output.write(names::JUDGEMENT, &bytes)?;
    for (name, language) in [(names::REPORT_ZH, Language::Zh), (names::REPORT_EN, Language::En)] {
        let page = html(judgement, reproduction, language)
            .map_err(|error| Failure::new(ExitCode::Bug, error.to_string()))?;
        output.write(name, page.as_bytes())?;
    }
    let xml = junit(judgement, reproduction, spoken)
        .map_err(|error| Failure::new(ExitCode::Bug, error.to_string()))?;
    output.write(names::JUNIT, &xml)?;
    Ok(())
}
