//! `hutong test`: plan, run, judge and report in one go.

use std::path::PathBuf;

use clap::Args;
use hutong::credentials::{self, Credentials};
use hutong::exit::ExitCode;
use hutong::failure::Failure;
use hutong::party_credentials::PartyCredentials;
use hutong::previous::Previous;
use hutong::reporting::{self, names};
use hutong::target::TargetProfile;
use hutong::{fetching, locate};
use hutong_specs::standard::{Effect, Standard};
use hutong_specs::text::{Diagnostic, Diagnostics, Severity};
use hutong_suites::refine::MOST_OF_ROUND;

use super::arguments::{Destination, Gating, Pace, Planning};
use super::console::Console;
use super::judge;
use super::reproduction;
use super::rounds::{self, Further};
use super::session::{self, Planned};
use super::target::Target;

/// Flags of `test`.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The standard
    standard: String,
    #[command(flatten)]
    target: Target,
    /// Interface definition of the release before (OpenAPI, JSON or YAML), for clauses on compatible releases
    #[arg(long, value_name = "FILE")]
    previous: Option<PathBuf>,
    #[command(flatten)]
    planning: Planning,
    /// Further rounds at most that make a random request smaller which showed a finding; 0 for none
    #[arg(long, value_name = "N", default_value_t = 64)]
    rounds: usize,
    #[command(flatten)]
    pace: Pace,
    #[command(flatten)]
    gating: Gating,
    #[command(flatten)]
    destination: Destination,
}

/// Tests the target.
pub(crate) fn perform(arguments: &Arguments, console: Console) -> Result<ExitCode, Failure> {
    let gate = arguments.gating.gate()?;
    let target = target_of(&arguments.target, arguments.planning.effects.map(Effect::from))?;
    let declares = &arguments.planning.over(&target.profile.declares);
    let standard = locate::open(&arguments.standard, declares.binding.as_deref())?;
    let previous = previous(arguments, &standard)?;
    let standard = of_target(standard, &target, previous.as_ref(), &arguments.destination, console)?;
    refuse_empty(&standard)?;
    say_defects(&standard, console);
    let plan = super::plan::make(&standard, declares, &arguments.planning)?;
    let planned = Planned::new(plan)?;
    refuse_nothing(&planned)?;
    let output = arguments.destination.open()?;
    say_budget(&planned, arguments, console);
    let limits = arguments.pace.over(&target.profile.reaches.limits);
    let kept = session::run(&standard, &planned, &target, limits.clone(), &output, true)?;
    let Some(judgement) = kept.judgement else {
        return Err(Failure::new(ExitCode::Bug, "judge the record: there is no judgement"));
    };
    let further = Further {
        standard: &standard,
        planned: &planned,
        target: &target,
        limits: &limits,
        output: &output,
        most: arguments.rounds,
    };
    let reproduction = reproduction::of(&output.path(names::RECORD), &arguments.target, None);
    // Whatever becomes of the rounds, the run is reported.
    reporting::write_all(&output, &judgement, &reproduction, console.language)?;
    let judgement = rounds::run(&further, judgement, console);
    reporting::write_all(&output, &judgement, &reproduction, console.language)?;
    judge::print(&judgement, &reproduction, console)?;
    judge::say_news(&gate, &judgement, console);
    session::say_where(&output, &kept.record, console);
    super::run::ending(&kept.footer, console);
    Ok(gate.exit_code(&judgement))
}

/// The release before, if one is given: where the standard reads the target's own definition, and not yet has it.
fn previous(arguments: &Arguments, standard: &Standard) -> Result<Option<Previous>, Failure> {
    let Some(path) = &arguments.previous else { return Ok(None) };
    let location = &standard.location;
    match &standard.target {
        None => {
            Err(Failure::usage(format!("use --previous with {location}: its interface is its own document"))
                .with_help("leave --previous out"))
        }
        Some(known) if known.is_fetched => {
            let message = format!("use --previous with {location}: it holds what was fetched already");
            Err(Failure::usage(message).with_help(
                "give --previous to `hutong fetch`, or put the definition there as target/previous.json or .yaml",
            ))
        }
        Some(_) => Previous::read(path).map(Some),
    }
}

/// The standard with what the target says of itself, where it reads that and nothing was fetched before.
fn of_target(
    standard: Standard,
    target: &TargetProfile,
    previous: Option<&Previous>,
    destination: &Destination,
    console: Console,
) -> Result<Standard, Failure> {
    if standard.target.as_ref().is_none_or(|known| known.is_fetched) {
        return Ok(standard);
    }
    let folder = destination.open()?.within("standard")?;
    super::fetch::say(&fetching::keep(&standard, target, previous, &folder)?, console);
    // A pack without bindings speaks as HTTP has it, which is no binding that could be chosen.
    let binding = (!standard.bindings.is_empty()).then_some(standard.binding.id.as_str());
    locate::open(&folder.folder().to_string_lossy(), binding)
}

/// The target that the flags name.
pub(crate) fn target_of(target: &Target, effects: Option<Effect>) -> Result<TargetProfile, Failure> {
    match (&target.profile, &target.url) {
        (Some(path), _) => TargetProfile::read(path),
        (None, Some(url)) => {
            let mut headers =
                target.headers.iter().map(|text| header(text)).collect::<Result<Vec<_>, _>>()?;
            if let Some(auth) = &target.auth {
                headers.push(("Authorization".to_owned(), Credentials::read(auth)?.authorization()?));
            }
            let made = TargetProfile::from_url(url, &headers, effects)?;
            let mut made = made.trusting(target.authorities.as_deref());
            for party in target.parties.iter().map(|text| PartyCredentials::read(text)) {
                let PartyCredentials { name, standing, credentials } = party?;
                made = made.with_party(name, standing, &credentials.authorization()?)?;
            }
            Ok(made)
        }
        (None, None) => Err(Failure::usage("find the target: give --profile or --url")),
    }
}

fn header(text: &str) -> Result<(String, String), Failure> {
    let (name, value) = credentials::header(text)?;
    Ok((name.to_owned(), credentials::from_environment(value)?))
}

/// A document of which nothing can be tested: the first of what is wrong with it says why.
fn refuse_empty(standard: &Standard) -> Result<(), Failure> {
    let worst = |one: &&Diagnostic| one.severity == Severity::Error;
    if !standard.operations.is_empty() {
        return Ok(());
    }
    let first = standard.diagnostics.iter().find(worst).or(standard.diagnostics.first());
    let diagnostics = Diagnostics::from(first.cloned().into_iter().collect::<Vec<_>>());
    let location = &standard.location;
    Err(Failure::diagnosed(format!("test {location}: no operation of it can be tested"), diagnostics)
        .with_help(format!("see all that is wrong with `hutong check {location}`")))
}

/// Says how many problems the document has, if any.
pub(crate) fn say_defects(standard: &Standard, console: Console) {
    let count = standard.diagnostics.len();
    if count > 0 {
        let location = &standard.location;
        let problems = if count == 1 { "problem" } else { "problems" };
        console.say(
            &format!("接口文档有 {count} 处问题，详见 `hutong check {location}`"),
            &format!("the document has {count} {problems}: see `hutong check {location}`"),
        );
    }
}

/// A test of nothing would end like one in which all is well.
fn refuse_nothing(planned: &Planned) -> Result<(), Failure> {
    let footer = &planned.plan.footer;
    if footer.cases > 0 {
        return Ok(());
    }
    let reasons: Vec<_> = footer
        .left_out
        .iter()
        .map(|(reason, count)| format!("{} × {count}", super::plan::name(reason)))
        .collect();
    let help = if reasons.is_empty() {
        "the document describes no operation, or none that could be read: see `hutong check`".to_owned()
    } else {
        format!("left out: {}", reasons.join(", "))
    };
    Err(Failure::document("test anything: the plan has no case").with_help(help))
}

fn counted(count: u64, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

fn say_budget(planned: &Planned, arguments: &Arguments, console: Console) {
    let footer = &planned.plan.footer;
    let (cases, requests) = (footer.cases, footer.requests);
    console.say(
        &format!("{cases} 个用例，约 {requests} 次请求"),
        &format!("{}, about {}", counted(cases, "case"), counted(requests, "request")),
    );
    let rounds = if planned.plan.batches.is_empty() { 0 } else { arguments.rounds };
    if rounds > 0 {
        let most = rounds.saturating_mul(MOST_OF_ROUND);
        console.say(
            &format!("如随机请求发现问题，另有最多 {rounds} 轮缩减，至多 {most} 个更小的请求（--rounds 0 则不发）"),
            &format!("if random requests find something, up to {rounds} rounds with up to {most} smaller requests follow (none with --rounds 0)"),
        );
    }
    let above = footer.left_out.get(&hutong_specs::plan::Reason::AboveCeiling).copied().unwrap_or_default();
    if above > 0 && arguments.planning.effects.is_none() {
        console.say(
            &format!("{above} 个会改变目标数据的用例未计划；如已获授权，用 --effects writing 或 destructive 允许"),
            &format!("{above} cases that would change the target are left out; if you may, allow them with --effects writing or destructive"),
        );
    }
}
