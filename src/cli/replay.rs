//! `hutong replay`: send one case of a record again, freshly signed, and judge it.

use std::path::PathBuf;

use clap::Args;
use hutong::exit::{ExitCode, Gate};
use hutong::failure::Failure;
use hutong::input;
use hutong::reporting::{self, names};
use hutong_specs::name::CaseId;
use hutong_specs::plan::Plan;
use hutong_specs::standard::Standard;
use hutong_suites::Cases;

use super::arguments::Destination;
use super::console::Console;
use super::reproduction;
use super::session::{self, Found, Planned};
use super::target::Target;
use super::test::target_of;

/// Flags of `replay`.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The record that holds the case
    record: PathBuf,
    /// The case
    #[arg(long, value_name = "ID")]
    case: String,
    #[command(flatten)]
    target: Target,
    /// The plan of the record [default: plan.ndjson beside it]
    #[arg(long, value_name = "PLAN")]
    plan: Option<PathBuf>,
    /// The standard, if it is not where the plan says
    #[arg(long, value_name = "STANDARD")]
    standard: Option<String>,
    #[command(flatten)]
    destination: Destination,
}

/// Sends the case again, with the case that it rests on.
pub(crate) fn perform(arguments: &Arguments, console: Console) -> Result<ExitCode, Failure> {
    let path = arguments.plan.clone().unwrap_or_else(|| arguments.record.with_file_name(names::PLAN));
    let bytes =
        input::read(&path).map_err(|failure| failure.with_help("name the plan of the record with --plan"))?;
    let planned = Planned::read(bytes)?;
    let Found { standard, named } =
        session::standard_of(&planned.plan, &path, arguments.standard.as_deref())?;
    let plan = only(&standard, &planned.plan, &CaseId::from(arguments.case.as_str()))?;
    let target = target_of(&arguments.target, None)?;
    let output = arguments.destination.open()?;
    let planned = Planned::new(plan)?;
    let limits = target.profile.reaches.limits.clone();
    let kept = session::run(&standard, &planned, &target, limits, &output, true)?;
    let Some(judgement) = kept.judgement else {
        return Err(Failure::new(ExitCode::Bug, "judge the record: there is no judgement"));
    };
    let record = output.path(names::RECORD);
    let reproduction = reproduction::of(&record, &arguments.target, named.as_deref());
    reporting::write_all(&output, &judgement, &reproduction, console.language)?;
    super::judge::print(&judgement, &reproduction, console)?;
    session::say_where(&output, &kept.record, console);
    super::run::ending(&kept.footer, console);
    Ok(Gate::default().exit_code(&judgement))
}

/// The plan with nothing but one case and the case that it rests on.
fn only(standard: &Standard, plan: &Plan, id: &CaseId) -> Result<Plan, Failure> {
    let cases = Cases::new(standard, plan);
    let Some((_, case)) = cases.get(id) else {
        return Err(Failure::usage(format!("find the case `{id}` in the plan"))
            .with_help("take the id as a finding of the report gives it"));
    };
    let base = case.rests_on.as_ref().and_then(|base| cases.get(base)).map(|(_, base)| base.into_owned());
    let mut kept: Vec<_> = base.into_iter().collect();
    kept.push(case.into_owned());
    let mut footer = plan.footer.clone();
    footer.cases = kept.len() as u64;
    footer.requests = kept.iter().map(|case| case.steps.len() as u64).sum();
    Ok(Plan { cases: kept, batches: Vec::new(), footer, ..plan.clone() })
}
