//! What the verbs that run a plan have in common: the end by a signal, progress, and where everything goes.

use std::path::Path;

use hutong::equip;
use hutong::failure::Failure;
use hutong::output::Output;
use hutong::pipeline::{self, Keeping, Kept};
pub(crate) use hutong::planned::Planned;
use hutong::reporting::names;
use hutong::target::TargetProfile;
use hutong_specs::digest::Digest;
use hutong_specs::plan::Plan;
use hutong_specs::profile::Limits;
use hutong_specs::standard::Standard;
use hutong_suites::judge::Judge;
use tokio::sync::watch;

use super::console::Console;
use super::{interrupt, progress};

/// Runs a plan with progress and Ctrl-C, and judges it on the way if asked to.
pub(crate) fn run(
    standard: &Standard,
    planned: &Planned,
    target: &TargetProfile,
    limits: Limits,
    output: &Output,
    is_judged: bool,
) -> Result<Kept, Failure> {
    let judge = if is_judged {
        let judge = Judge::new(standard, &planned.plan, planned.digest);
        Some(judge.map_err(|error| Failure::document(error.to_string()))?)
    } else {
        None
    };
    let (stop, stopped) = watch::channel(false);
    let assignment = equip::assignment(standard, planned, target, limits, stopped)?;
    let bar = progress::bar(planned.plan.footer.requests);
    // From here on a signal ends the run with a whole record.
    interrupt::watch_over(stop.clone());
    let earlier = output.set_aside()?;
    planned.write(output)?;
    let record = output.create_private(names::RECORD)?;
    let path = output.path(names::RECORD);
    let keeping =
        Keeping { record: Box::new(record), path: &path, progress: &|done| bar.set_position(done), stop };
    let kept = pipeline::execute(standard, &planned.plan, assignment, keeping, judge);
    bar.finish_and_clear();
    if !output.has_record() {
        // A run that could not begin leaves what was there before.
        output.remove_record()?;
        return kept;
    }
    match kept {
        Ok(kept) => {
            earlier.forget();
            Ok(kept)
        }
        Err(failure) => Err(match earlier.keep() {
            Some(aside) => failure.and_help(format!("the earlier run is kept in {}", aside.display())),
            None => failure,
        }),
    }
}

/// A standard that was found again.
pub(crate) struct Found {
    /// The standard.
    pub(crate) standard: Standard,
    /// What names it, where the plan's own word does not.
    pub(crate) named: Option<String>,
}

/// The standard that a plan names, loaded again: the one that was given, else by the plan's own word, from here or from
/// where the plan is.
pub(crate) fn standard_of(plan: &Plan, path: &Path, given: Option<&str>) -> Result<Found, Failure> {
    let own = &plan.header.standard.location;
    let mut places = match given {
        Some(given) => vec![given.to_owned()],
        None => hutong::locate::of_plan(own, path),
    };
    let last = places.pop().unwrap_or_else(|| own.clone());
    let found = places.into_iter().find_map(|place| Some((opened(plan, &place).ok()?, place)));
    let (standard, place) = match found {
        Some(found) => found,
        None => (opened(plan, &last)?, last),
    };
    let named = (given.is_some() || place != *own).then_some(place);
    Ok(Found { standard, named })
}

fn opened(plan: &Plan, location: &str) -> Result<Standard, Failure> {
    let reference = &plan.header.standard;
    let standard = hutong::locate::open(location, Some(&plan.header.binding.id)).map_err(|failure| {
        failure.and_help(format!("the plan was made from `{}`; name it with --standard", reference.location))
    })?;
    if standard.digest == reference.digest {
        return Ok(standard);
    }
    let message = format!(
        "use the plan: it was made from {} {} with digest {}, `{location}` has {}",
        reference.id, reference.edition, reference.digest, standard.digest
    );
    Err(Failure::document(message).with_help("give the same edition with --standard, or plan and run again"))
}

/// Says where everything is, and the digest of the record: kept elsewhere, it pins the record for `hutong judge --expect`.
pub(crate) fn say_where(output: &Output, record: &Digest, console: Console) {
    let folder = output.folder().display();
    console.say(
        &format!("报告位于 {folder}/\n记录摘要 {record}"),
        &format!("reports are in {folder}/\nrecord {record}"),
    );
}
