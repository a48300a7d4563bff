//! What the verbs achieve, draft by draft.

use std::collections::BTreeMap;

use crate::corpus::File;
use crate::measure::Measured;

/// A count of those that were done out of those that were asked for.
#[derive(Clone, Copy, Debug, Default)]
struct Share {
    done: u32,
    all: u32,
}

impl Share {
    fn count(&mut self, done: Option<bool>) {
        self.all += u32::from(done.is_some());
        self.done += u32::from(done == Some(true));
    }

    fn text(self) -> String {
        let share = if self.all == 0 { 100.0 } else { f64::from(self.done) * 100.0 / f64::from(self.all) };
        format!("{share:6.2} % ({}/{})", self.done, self.all)
    }
}

#[derive(Clone, Debug, Default)]
struct Row {
    inhabit: Share,
    violate: Share,
    edges: Share,
    agree: Share,
    draws: u64,
    violations: u64,
}

/// The shares by draft, required and optional, and what was given up.
#[derive(Debug, Default)]
pub(crate) struct Shares {
    rows: BTreeMap<(String, bool), Row>,
    given_up: Vec<String>,
    wrong: Vec<String>,
    slow: Vec<(u128, String)>,
}

impl Shares {
    /// Adds one schema.
    pub(crate) fn add(&mut self, file: &File, title: &str, measured: Measured) {
        let draft = file.name.split('/').next().unwrap_or_default().to_owned();
        let row = self.rows.entry((draft, file.optional)).or_default();
        row.inhabit.count(measured.inhabited);
        row.violate.count(measured.violated);
        row.edges.count(measured.edges);
        row.agree.done += measured.agreeing;
        row.agree.all += measured.tests;
        row.draws += measured.draws;
        row.violations += measured.violations;
        self.given_up.extend(measured.given_up.into_iter().map(|why| format!("{title}: {why}")));
        self.wrong.extend(measured.wrong.into_iter().map(|what| format!("{title}: {what}")));
        self.slow.push((measured.milliseconds, title.to_owned()));
    }

    /// Prints the table and the lists.
    pub(crate) fn print(mut self) {
        println!(
            "draft         part      inhabit              violate              edges admitted       validator = suite"
        );
        for ((draft, optional), row) in &self.rows {
            let part = if *optional { "optional" } else { "required" };
            let shares = [row.inhabit, row.violate, row.edges, row.agree].map(Share::text);
            println!(
                "{draft:13} {part}  {}   draws {}, violations {}",
                shares.join("  "),
                row.draws,
                row.violations
            );
        }
        list("wrong values", &self.wrong);
        list("given up", &self.given_up);
        self.slow.sort();
        let slow = self.slow.iter().rev().take(5);
        list("slowest", &slow.map(|(time, title)| format!("{time} ms {title}")).collect::<Vec<_>>());
    }
}

fn list(title: &str, lines: &[String]) {
    println!("\n{title}: {}", lines.len());
    for line in lines {
        println!("  {line}");
    }
}
