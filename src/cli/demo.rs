//! `hutong demo`: a conformant and a deviating mock province, both tested.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use hutong::exit::ExitCode;
use hutong::failure::Failure;
use hutong::mocking::{Served, named};
use hutong::output::Output;
use hutong::reporting::names;
use hutong::{locate, reporting};
use hutong_reports::{TextStyle, clause_lines};
use hutong_specs::bilingual::Language;
use hutong_specs::judgement::Judgement;
use hutong_specs::record::Ended;
use hutong_specs::standard::Standard;
use hutong_suites::plan::{PlanOptions, plan};
use serde_json::json;

use super::arguments::Format;
use super::console::Console;
use super::reproduction;
use super::session::{self, Planned};
use super::target::Target;

const PACK: &str = "zwfw-data-exchange";

/// Where the commands of the report look for the profile of a province.
const PROFILE: &str = "mock.json";

/// What the deviating province of the demo does wrong.
const DEVIATIONS: &[&str] =
    &["old-time-accepted", "result-without-acceptance-accepted", "inner-organisation-code-not-checked"];

/// Flags of `demo`.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// Folder for the reports [default: hutong-out/<time>]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Tests both provinces.
pub(crate) fn perform(arguments: &Arguments, console: Console) -> Result<ExitCode, Failure> {
    let standard = Arc::new(locate::open(PACK, None)?);
    let output = Output::open(arguments.out.as_deref())?;
    let deviations = DEVIATIONS.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let provinces = [("conformant", Vec::new()), ("deviating", deviations)];
    let mut found = Vec::new();
    for (name, deviations) in provinces {
        let folder = output.within(name)?;
        let judgement = province(&standard, &deviations, &folder, console)?;
        if judgement.run.ended != Some(Ended::Completed) {
            return Ok(ExitCode::Broken);
        }
        print(name, &deviations, &judgement, &folder, console);
        found.push(judgement.findings.len());
    }
    Ok(match found.as_slice() {
        [0, deviating] if *deviating > 0 => ExitCode::Conformant,
        _ => ExitCode::Bug,
    })
}

fn province(
    standard: &Arc<Standard>,
    deviations: &[String],
    output: &Output,
    console: Console,
) -> Result<Judgement, Failure> {
    let served = Served::start(Arc::clone(standard), named(standard, deviations)?, "127.0.0.1:0")?;
    let target = served.target(standard);
    let options = PlanOptions { seed: 1, ..PlanOptions::default() };
    let plan = plan(standard, &target.profile.declares, &options)
        .map_err(|error| Failure::document(error.to_string()))?;
    let planned = Planned::new(plan)?;
    let limits = target.profile.reaches.limits.clone();
    let kept = session::run(standard, &planned, &target, limits, output, true)?;
    let judgement = kept
        .judgement
        .ok_or_else(|| Failure::new(ExitCode::Bug, "judge the record: there is no judgement"))?;
    let profile = Target {
        profile: Some(output.path(PROFILE)),
        url: None,
        headers: Vec::new(),
        auth: None,
        authorities: None,
        parties: Vec::new(),
    };
    let reproduction = reproduction::of(&output.path(names::RECORD), &profile, None);
    reporting::write_all(output, &judgement, &reproduction, console.language)?;
    if !deviations.is_empty() {
        say_how_to_serve(deviations, &served, output, console);
    }
    Ok(judgement)
}

/// The province is gone when the demo ends; a finding is reproduced with one that is served anew.
fn say_how_to_serve(deviations: &[String], served: &Served, output: &Output, console: Console) {
    let flags: Vec<_> = deviations.iter().map(|name| format!("-d {name}")).collect();
    let listen = served.base().replace("http://", "");
    let profile = output.path(PROFILE);
    let command = format!(
        "hutong mock {PACK} {} --listen {listen} --write-profile {}",
        flags.join(" "),
        profile.display()
    );
    console.say(
        &format!("报告中的复现命令需要该平台在运行：{command}"),
        &format!("the commands of the report need the province to run: {command}"),
    );
}

fn print(name: &str, deviations: &[String], judgement: &Judgement, output: &Output, console: Console) {
    if console.format == Format::Json {
        let report = output.path(reporting::names::JUDGEMENT);
        let summary = json!({
            "province": name,
            "deviations": deviations,
            "cases": judgement.coverage.cases,
            "findings": judgement.findings.len(),
            "judgement": report.display().to_string(),
        });
        return Console::data(&summary.to_string());
    }
    let style = TextStyle { colour: Console::is_coloured(), width: Console::width() };
    let does = if deviations.is_empty() { String::new() } else { format!(" ({})", deviations.join(", ")) };
    Console::data(&format!("== {name}{does}"));
    Console::data(&clause_lines(judgement, console.language, &style));
    let (passed, total) = (judgement.coverage.cases.pass, judgement.coverage.cases.total());
    let findings = judgement.findings.len();
    Console::data(&match console.language {
        Language::Zh => format!("{total} 个用例通过 {passed} 个，{findings} 个问题"),
        Language::En => format!("{passed} of {total} cases passed, {findings} findings"),
    });
    let report = match console.language {
        Language::Zh => reporting::names::REPORT_ZH,
        Language::En => reporting::names::REPORT_EN,
    };
    Console::data(&format!("{}\n", output.path(report).display()));
}
