//! The verbs, and how each ends.

use clap::{Parser, Subcommand};
use hutong::exit::ExitCode;
use hutong::failure::Failure;
use hutong_specs::bilingual::Language;

use super::arguments::{Format, Lang, Speaking};
use super::console::{self, Console};
use super::{
    check, demo, explain, fetch, init, interrupt, judge, mock, plan, replay, report, run, score, test, vendor,
};

/// Conformance test harness for the interfaces of government-service platforms
///
/// It turns an interface standard into a test suite, runs it against a platform, and says clause by clause, with
/// evidence, whether the platform conforms.
#[derive(Debug, Parser)]
#[command(name = "hutong", version, max_term_width = 110, after_help = EXIT_CODES)]
pub(crate) struct CommandLine {
    #[command(flatten)]
    speaking: Speaking,
    #[command(subcommand)]
    verb: Verb,
}

const EXIT_CODES: &str = "\
STANDARD is the name of a pack in this binary, a pack's folder, or a plain OpenAPI document.

With --format json, stdout carries JSON alone, and a command that fails ends stderr with one line
{\"error\":{\"code\":…,\"message\":…,\"help\":…},\"diagnostics\":…}; `check` puts diagnostics on stdout.

Exit codes:
   0  no clause in scope failed or stayed inconclusive
   1  findings
   2  inconclusive
   3  run broken (target, network, files, interrupt)
  64  usage
  65  bad standard, profile or other document
  70  bug";

#[derive(Debug, Subcommand)]
enum Verb {
    /// Test a conformant and a deviating mock province, and write their reports
    Demo(demo::Arguments),
    /// Load a standard and say what is wrong with it, with places
    Check(check::Arguments),
    /// Fetch what a target says of its own interface, for standards that read it
    Fetch(fetch::Arguments),
    /// Keep copies of the remote documents that a standard's references need
    Vendor(vendor::Arguments),
    /// Begin a pack from an OpenAPI document
    Init(init::Arguments),
    /// Write the suite as a document; sends nothing
    Plan(plan::Arguments),
    /// Send what a plan says and keep the record
    Run(run::Arguments),
    /// Judge a record
    Judge(judge::Arguments),
    /// Write a judgement as HTML, JUnit, text or JSON
    Report(report::Arguments),
    /// Plan, run, judge and report in one go
    Test(test::Arguments),
    /// Serve a platform derived from a standard, conformant or deviating
    Mock(mock::Arguments),
    /// Send one case of a record again, freshly signed
    Replay(replay::Arguments),
    /// Say what a finding code means, why it matters and how to fix it
    Explain(explain::Arguments),
    /// Test every deviation of the mock: caught, missed, wrongly attributed
    Score(score::Arguments),
}

/// Performs a command and says what went wrong, if anything did.
pub(crate) fn perform(command_line: CommandLine) -> ExitCode {
    let CommandLine { speaking, verb } = command_line;
    let language = match speaking.lang {
        Lang::Zh => Language::Zh,
        Lang::En => Language::En,
    };
    let speaker = Console { language, format: speaking.format };
    // What a mock holds is lost with it anyway: it ends as processes do.
    let listening = if matches!(verb, Verb::Mock(_)) { Ok(()) } else { interrupt::listen() };
    match listening.and_then(|()| dispatch(verb, speaker)) {
        Ok(_) if console::is_cut() => {
            speaker.say("输出未能写完整", "error: failed to write the output: it is not whole");
            ExitCode::Broken
        }
        Ok(code) => code,
        Err(failure) => {
            let text = match speaker.format {
                Format::Text => failure.to_string(),
                Format::Json => failure.to_json().to_string(),
            };
            speaker.say(&text, &text);
            failure.code
        }
    }
}

fn dispatch(verb: Verb, console: Console) -> Result<ExitCode, Failure> {
    match verb {
        Verb::Demo(arguments) => demo::perform(&arguments, console),
        Verb::Check(arguments) => check::perform(&arguments, console),
        Verb::Fetch(arguments) => fetch::perform(&arguments, console),
        Verb::Vendor(arguments) => vendor::perform(&arguments, console),
        Verb::Init(arguments) => init::perform(&arguments, console),
        Verb::Plan(arguments) => plan::perform(&arguments, console),
        Verb::Run(arguments) => run::perform(&arguments, console),
        Verb::Judge(arguments) => judge::perform(&arguments, console),
        Verb::Report(arguments) => report::perform(&arguments, console),
        Verb::Test(arguments) => test::perform(&arguments, console),
        Verb::Mock(arguments) => mock::perform(&arguments, console),
        Verb::Replay(arguments) => replay::perform(&arguments, console),
        Verb::Explain(arguments) => explain::perform(&arguments, console),
        Verb::Score(arguments) => score::perform(&arguments, console),
    }
}

/// Help and version are success; everything else that clap stops at is a wrong command line.
pub(crate) fn explain_usage(error: &clap::Error) -> ExitCode {
    if error.use_stderr() && is_for_programs(std::env::args()) {
        let failure = Failure::usage(error.render().to_string().trim_end().to_owned());
        let speaker = Console { language: Language::En, format: Format::Json };
        let text = failure.to_json().to_string();
        speaker.say(&text, &text);
        return ExitCode::Usage;
    }
    // That nobody reads the text is no failure.
    let _ = error.print();
    if error.use_stderr() { ExitCode::Usage } else { ExitCode::Conformant }
}

/// Whether a command line that cannot be read asks for JSON all the same.
fn is_for_programs(arguments: impl Iterator<Item = String>) -> bool {
    let arguments: Vec<_> = arguments.collect();
    let apart = arguments.windows(2).any(|pair| pair == ["--format", "json"]);
    apart || arguments.iter().any(|argument| argument == "--format=json")
}
