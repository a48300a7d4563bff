//! `hutong plan`: the suite as a document; nothing is sent.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use hutong::exit::ExitCode;
use hutong::failure::Failure;
use hutong::target::TargetProfile;
use hutong::{locate, test_data};
use hutong_reports::wording::{Word, reason};
use hutong_specs::bilingual::Language;
use hutong_specs::plan::Plan;
use hutong_specs::profile::Declares;
use hutong_specs::standard::{Effect, Standard};
use hutong_suites::plan::{Missing, PlanError, PlanOptions, checklist, plan};
use serde_json::json;

use super::arguments::{Destination, Format, Planning};
use super::checklist;
use super::console::Console;
use super::session::Planned;

/// Flags of `plan`.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The standard
    standard: String,
    /// Profile of the target; without one the target is taken to declare everything and to allow any effect
    #[arg(short, long, value_name = "FILE")]
    profile: Option<PathBuf>,
    #[command(flatten)]
    planning: Planning,
    #[command(flatten)]
    destination: Destination,
}

/// Writes the plan and prints what it covers.
pub(crate) fn perform(arguments: &Arguments, console: Console) -> Result<ExitCode, Failure> {
    let profile = arguments.profile.as_deref().map(TargetProfile::read).transpose()?;
    let declares = profile.map(|profile| profile.profile.declares);
    let standard =
        locate::open(&arguments.standard, declares.as_ref().and_then(|one| one.binding.as_deref()))?;
    super::test::say_defects(&standard, console);
    say_sample(&standard, console);
    let declares = arguments.planning.over(&declares.unwrap_or_else(|| everything(&standard)));
    let plan = make(&standard, &declares, &arguments.planning)?;
    let missing = checklist(&standard, &declares, &options(&arguments.planning));
    let output = arguments.destination.open()?;
    let planned = Planned::new(plan)?;
    let earlier = output.set_aside()?;
    planned.write(&output)?;
    earlier.forget();
    match console.format {
        Format::Text => Console::data(&text(&planned, &standard, &missing, console.language)),
        Format::Json => Console::data(&summary(&planned, &missing).to_string()),
    }
    let folder = output.folder().display();
    console.say(&format!("计划位于 {folder}/plan.ndjson"), &format!("the plan is in {folder}/plan.ndjson"));
    Ok(ExitCode::Conformant)
}

/// Says that the plan rests on the pack's sample, where no target was asked.
fn say_sample(standard: &Standard, console: Console) {
    if standard.target.as_ref().is_some_and(|target| !target.is_fetched) {
        let location = &standard.location;
        console.say(
            &format!("计划依据标准包自带的示例接口；针对真实平台请先 `hutong fetch {location} --url URL --out DIR`，再计划 DIR"),
            &format!("this plan rests on the pack's sample interface; for a target, `hutong fetch {location} --url URL --out DIR` first, then plan DIR"),
        );
    }
}

/// Makes the plan that the flags ask for.
pub(crate) fn make(standard: &Standard, declares: &Declares, planning: &Planning) -> Result<Plan, Failure> {
    test_data::check(standard, planning.data.iter().map(|(name, _)| name.as_str()))?;
    plan(standard, declares, &options(planning)).map_err(|error| {
        if matches!(error, PlanError::UnknownSelection { .. }) {
            Failure::usage(error.to_string())
        } else {
            Failure::document(error.to_string())
        }
    })
}

/// What the flags ask of the planner.
pub(super) fn options(planning: &Planning) -> PlanOptions {
    PlanOptions {
        seed: planning.seed,
        fuzz: planning.fuzz,
        ceiling: planning.effects.map(Effect::from),
        selection: planning.selection(),
    }
}

/// What a target declares that has everything and allows anything.
pub(crate) fn everything(standard: &Standard) -> Declares {
    Declares {
        capabilities: standard.clauses.iter().filter_map(|clause| clause.condition.clone()).collect(),
        effects: Effect::Destructive,
        ..Declares::default()
    }
}

fn text(planned: &Planned, standard: &Standard, missing: &[Missing], language: Language) -> String {
    let (plan, digest) = (&planned.plan, planned.digest);
    let footer = &plan.footer;
    let mut text = format!(
        "{} {}\nplan {digest}\n{} cases, {} requests, effects up to {}\n\ncases per clause\n",
        plan.header.standard.id,
        plan.header.standard.edition,
        footer.cases,
        footer.requests,
        name(&plan.header.ceiling)
    );
    for clause in &standard.clauses {
        let count = footer.per_clause.get(&clause.id).copied().unwrap_or_default();
        let why = if count == 0 { reasons(plan, &clause.id) } else { String::new() };
        let _ = writeln!(text, "  {count:>6}  {}{why}", clause.id);
    }
    if !footer.left_out.is_empty() {
        text.push_str("\nleft out\n");
        for (reason, count) in &footer.left_out {
            let _ = writeln!(text, "  {count:>6}  {}", name(reason));
        }
    }
    text.push_str(&dropped(plan, language));
    text.push_str(&checklist::missing_text(missing, language));
    text.push_str(&checklist::ceiling_text(plan, language));
    text
}

/// Violations that were made and not planned, since they are none on the wire.
fn dropped(plan: &Plan, language: Language) -> String {
    let counts = &plan.footer.dropped;
    if counts.is_empty() {
        return String::new();
    }
    let heading =
        Word::new("写出后不构成违规而舍弃的候选用例", "violations dropped, since they are none on the wire");
    let mut text = format!("\n{}\n", heading.get(language));
    for (rule, reasons) in counts {
        for (why, count) in reasons {
            let _ = writeln!(text, "  {count:>6}  {rule}: {}", reason(*why).get(language));
        }
    }
    text
}

fn reasons(plan: &Plan, clause: &hutong_specs::name::ClauseId) -> String {
    let reasons: std::collections::BTreeSet<_> = plan
        .exclusions
        .iter()
        .filter(|exclusion| exclusion.clause.as_ref() == Some(clause))
        .map(|exclusion| name(&exclusion.reason))
        .collect();
    format!("  ({})", reasons.into_iter().collect::<Vec<_>>().join(", "))
}

pub(super) fn name(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn summary(planned: &Planned, missing: &[Missing]) -> serde_json::Value {
    let (missing, above) = checklist::summary(missing, &planned.plan);
    let footer = &planned.plan.footer;
    let without: BTreeMap<_, _> = footer
        .per_clause
        .iter()
        .filter(|(_, count)| **count == 0)
        .map(|(clause, _)| (clause.as_str(), reasons(&planned.plan, clause)))
        .collect();
    json!({
        "digest": planned.digest,
        "standard": planned.plan.header.standard,
        "cases": footer.cases,
        "requests": footer.requests,
        "per-clause": footer.per_clause,
        "left-out": footer.left_out,
        "dropped": footer.dropped,
        "without-case": without,
        "missing-test-data": missing,
        "above-ceiling": above,
    })
}
