//! Further rounds after a run: smaller requests for what random ones found.

use hutong::failure::Failure;
use hutong::output::Output;
use hutong::planned::Planned;
use hutong::reporting::names;
use hutong::rounds::Rounds;
use hutong::target::TargetProfile;
use hutong_specs::judgement::Judgement;
use hutong_specs::profile::Limits;
use hutong_specs::record::Ended;
use hutong_specs::standard::Standard;

use super::console::Console;
use super::session;

/// Where rounds are run, and how.
pub(crate) struct Further<'a> {
    /// The standard.
    pub(crate) standard: &'a Standard,
    /// The plan of the run.
    pub(crate) planned: &'a Planned,
    /// The target.
    pub(crate) target: &'a TargetProfile,
    /// The limits of each round.
    pub(crate) limits: &'a Limits,
    /// The folder of the run.
    pub(crate) output: &'a Output,
    /// How many rounds there may be.
    pub(crate) most: usize,
}

/// Runs rounds until nothing smaller is left to try, and gives the judgement with what they found. A run that did not
/// come to its end has none.
pub(crate) fn run(
    further: &Further<'_>,
    judgement: Judgement,
    console: Console,
) -> Result<Judgement, Failure> {
    let is_whole = judgement.run.ended == Some(Ended::Completed);
    let mut rounds = Rounds::new(further.standard, further.planned, judgement);
    while is_whole && rounds.count() < further.most {
        let Some(planned) = rounds.next()? else { break };
        say(rounds.count() + 1, &planned, console);
        let folder = further.output.within(names::ROUNDS)?.within(&(rounds.count() + 1).to_string())?;
        let limits = further.limits.clone();
        let kept = session::run(further.standard, &planned, further.target, limits, &folder, true)?;
        let Some(judgement) = kept.judgement else { break };
        rounds.take(planned, judgement);
        if kept.footer.ended != Ended::Completed {
            break;
        }
    }
    Ok(rounds.conclude())
}

fn say(number: usize, planned: &Planned, console: Console) {
    let count = planned.plan.cases.len();
    console.say(
        &format!("缩减随机请求：第 {number} 轮，{count} 个更小的请求"),
        &format!("making random requests smaller: round {number}, {count} requests"),
    );
}
