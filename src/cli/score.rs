//! `hutong score`: every deviation against the clauses that report it.

use std::fmt::Write as _;
use std::sync::Arc;

use clap::Args;
use hutong::exit::ExitCode;
use hutong::failure::Failure;
use hutong::locate;
use hutong::matrix::Row;
use hutong::score::{Breadth, Score, score};

use super::arguments::Format;
use super::console::Console;

/// Flags of `score`.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The standard
    standard: String,
    /// The binding, where the pack has several
    #[arg(long, value_name = "NAME")]
    binding: Option<String>,
    /// Machine-made deviations as well: each response field dropped, each request constraint ignored
    #[arg(long)]
    machine_made: bool,
    /// Only the cases of the clauses that a deviation breaks and a sample of the others: faster, and blind to some
    /// clauses that report without ground
    #[arg(long)]
    narrowed: bool,
    /// Only this deviation (may be repeated)
    #[arg(short, long = "deviation", value_name = "ID")]
    deviations: Vec<String>,
    /// Seed of everything random
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
}

/// Scores the suite; findings mean that something was missed, or reported without ground.
pub(crate) fn perform(arguments: &Arguments, console: Console) -> Result<ExitCode, Failure> {
    let standard = Arc::new(locate::open(&arguments.standard, arguments.binding.as_deref())?);
    let deviations = if arguments.deviations.is_empty() {
        let all = hutong_mocks::deviations(&standard);
        all.into_iter().filter(|one| arguments.machine_made || !one.id.contains(':')).collect()
    } else {
        hutong::mocking::named(&standard, &arguments.deviations)?
    };
    let mut told = |row: &Row| console.say(&line(row), &line(row));
    let breadth = if arguments.narrowed { Breadth::Narrowed } else { Breadth::Whole };
    let score = score(&standard, deviations, (arguments.seed, breadth), &mut told)?;
    match console.format {
        Format::Text => Console::data(&text(&score)),
        Format::Json => Console::data(&serde_json::to_string(&score).unwrap_or_default()),
    }
    let is_clean =
        score.missed().is_empty() && score.misattributed().is_empty() && score.false_alarms.is_empty();
    Ok(if is_clean { ExitCode::Conformant } else { ExitCode::Findings })
}

fn line(row: &Row) -> String {
    let mark = if row.caught { "caught" } else { "MISSED" };
    let mut line = format!("{mark}  {}  by {}", row.deviation, list(&row.reported));
    if !row.wrongly.is_empty() {
        let _ = write!(line, "  WITHOUT GROUND {}", list(&row.wrongly));
    }
    line
}

fn text(score: &Score) -> String {
    let mut text = String::new();
    if score.rows.len() > 1 {
        text.push_str(&table(&score.rows));
    }
    let counts = format!(
        "{} deviations: {} caught, {} missed, {} with a clause that reported without ground",
        score.rows.len(),
        score.caught(),
        score.missed().len(),
        score.misattributed().len(),
    );
    let lists = [
        ("false alarms on the conformant mock", &score.false_alarms),
        ("undecided on the conformant mock", &score.undecided),
        ("clauses without a deviation of their own", &score.without_own),
    ];
    let _ = writeln!(text, "{counts}");
    for (title, clauses) in lists {
        let _ = writeln!(text, "{title}: {}", list(clauses));
    }
    text
}

/// The matrix as a table in Markdown; of the machine-made deviations those that are not simply caught.
fn table(rows: &[Row]) -> String {
    let mut text = String::from("| deviation | breaks | reported | verdict |\n|---|---|---|---|\n");
    let simple = |row: &&Row| row.deviation.contains(':') && row.caught && row.wrongly.is_empty();
    for row in rows.iter().filter(|row| !simple(row)) {
        let verdict = match (row.caught, row.wrongly.is_empty()) {
            (false, _) => "missed".to_owned(),
            (true, true) => "caught".to_owned(),
            (true, false) => format!("caught; without ground: {}", list(&row.wrongly)),
        };
        let (breaks, reported) = (list(&row.breaks), list(&row.reported));
        let _ = writeln!(text, "| `{}` | {breaks} | {reported} | {verdict} |", row.deviation);
    }
    text.push('\n');
    text
}

fn list<'a>(clauses: impl IntoIterator<Item = &'a hutong_specs::name::ClauseId>) -> String {
    let names: Vec<_> = clauses.into_iter().map(ToString::to_string).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(" ") }
}
