//! Further rounds after a run: smaller requests for what random ones found.

use hutong::clock::now_ms;
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
/// come to its end has none; a round that cannot be run is the end of them, and takes nothing away from the run.
pub(crate) fn run(further: &Further<'_>, judgement: Judgement, console: Console) -> Judgement {
    let is_whole = judgement.run.ended == Some(Ended::Completed);
    let started_ms = judgement.run.started_ms;
    let mut rounds = Rounds::new(further.standard, further.planned, judgement);
    while is_whole && rounds.count() < further.most {
        match round(further, &mut rounds, started_ms, console) {
            Ok(true) => {}
            Ok(false) => break,
            Err(failure) => {
                let why = &failure.message;
                console.say(
                    &format!("缩减随机请求到此为止：{why}"),
                    &format!("no further rounds: failed to {why}"),
                );
                break;
            }
        }
    }
    rounds.conclude()
}

/// Runs one round; whether there may be another.
fn round(
    further: &Further<'_>,
    rounds: &mut Rounds<'_>,
    started_ms: i64,
    console: Console,
) -> Result<bool, Failure> {
    let Some(limits) = left(further.limits, now_ms() - started_ms) else {
        console.say("缩减随机请求到此为止：时间已用完", "no further rounds: the time is used up");
        return Ok(false);
    };
    let Some(planned) = rounds.next()? else { return Ok(false) };
    let number = rounds.count() + 1;
    say(number, &planned, console);
    let folder = further.output.within(names::ROUNDS)?.within(&number.to_string())?;
    let kept = session::run(further.standard, &planned, further.target, limits, &folder, true)?;
    let Some(judgement) = kept.judgement else { return Ok(false) };
    rounds.take(planned, judgement);
    Ok(kept.footer.ended == Ended::Completed)
}

/// The limits of a round so long after the start: the time is that of the run and its rounds together. `None` if none is
/// left.
fn left(limits: &Limits, elapsed_ms: i64) -> Option<Limits> {
    let Some(most) = limits.max_time_seconds else { return Some(limits.clone()) };
    let elapsed = u64::try_from(elapsed_ms).unwrap_or_default().div_ceil(1000);
    let left = most.checked_sub(elapsed).filter(|left| *left > 0)?;
    Some(Limits { max_time_seconds: Some(left), ..limits.clone() })
}

fn say(number: usize, planned: &Planned, console: Console) {
    let count = planned.plan.cases.len();
    console.say(
        &format!("缩减随机请求：第 {number} 轮，{count} 个更小的请求"),
        &format!("making random requests smaller: round {number}, {count} requests"),
    );
}

#[cfg(test)]
mod tests {
    use hutong_specs::profile::Limits;

    use super::left;

    #[test]
    fn the_rounds_have_the_time_that_the_run_left() {
        let most = |seconds| Limits { max_time_seconds: seconds, ..Limits::default() };
        assert_eq!(left(&most(Some(10)), 3500).unwrap().max_time_seconds, Some(6));
        assert!(left(&most(Some(10)), 9001).is_none());
        assert!(left(&most(Some(10)), 60_000).is_none());
        assert_eq!(left(&most(None), 60_000).unwrap().max_time_seconds, None);
    }
}
