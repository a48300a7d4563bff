//! Flags that several verbs share, and what their values mean.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use hutong::baseline::Baseline;
use hutong::exit::Gate;
use hutong::failure::Failure;
use hutong::input;
use hutong::output::Output;
use hutong_specs::judgement::Judgement;
use hutong_specs::plan::Selection;
use hutong_specs::profile::{Declares, Limits};
use hutong_specs::standard::{Effect, Severity};
use serde_json::Value;

/// What is printed on stdout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// The language of what is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// 中文
    Zh,
    /// English
    #[default]
    En,
}

/// Flags of every verb.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Speaking {
    /// Language of what is printed
    #[arg(long, global = true, value_enum, default_value_t)]
    pub(crate) lang: Lang,
    /// What stdout carries
    #[arg(long, global = true, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// The effects ceiling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Effects {
    /// Nothing is changed on the target
    ReadOnly,
    /// Test data may be created and changed
    Writing,
    /// Data that was there before may be lost
    Destructive,
}

impl From<Effects> for Effect {
    fn from(effects: Effects) -> Self {
        match effects {
            Effects::ReadOnly => Self::ReadOnly,
            Effects::Writing => Self::Writing,
            Effects::Destructive => Self::Destructive,
        }
    }
}

/// What is planned.
#[derive(Args, Clone, Debug)]
pub(crate) struct Planning {
    /// Seed of everything random
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,
    /// Random requests per operation: so many that keep to the contract, and so many that break it
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) fuzz: u32,
    /// Up to which effect cases are planned [default: the profile's ceiling; read-only with --url]
    #[arg(long, value_enum, value_name = "CEILING")]
    pub(crate) effects: Option<Effects>,
    /// Only cases of this clause (may be repeated)
    #[arg(long = "clause", value_name = "ID")]
    pub(crate) clauses: Vec<String>,
    /// Only cases of this operation (may be repeated)
    #[arg(long = "operation", value_name = "ID")]
    pub(crate) operations: Vec<String>,
    /// Test data that exist on the target, such as caseNo=991 (may be repeated); over those of the profile's
    /// `declares.test-data`
    #[arg(long = "data", value_name = "NAME=VALUE", value_parser = named_value)]
    pub(crate) data: Vec<(String, String)>,
    /// Only cases of this rule (may be repeated)
    #[arg(long = "rule", value_name = "ID")]
    pub(crate) rules: Vec<String>,
}

impl Planning {
    /// What the target declares, with the test data of the command line.
    pub(crate) fn over(&self, declares: &Declares) -> Declares {
        let mut declares = declares.clone();
        let data = self.data.iter().map(|(name, value)| (name.clone(), Value::from(value.as_str())));
        declares.test_data.extend(data);
        declares
    }

    /// What was asked for.
    pub(crate) fn selection(&self) -> Selection {
        Selection {
            clauses: self.clauses.iter().map(|id| id.as_str().into()).collect(),
            operations: self.operations.iter().map(|id| id.as_str().into()).collect(),
            rules: self.rules.iter().map(|id| id.as_str().into()).collect(),
        }
    }
}

/// Where a plan or a run is written.
#[derive(Args, Clone, Debug)]
pub(crate) struct Destination {
    /// Folder for what is written [default: hutong-out/<time>]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Replace the record of an earlier run in that folder
    #[arg(long)]
    pub(crate) replace: bool,
}

impl Destination {
    /// The folder; one that holds a record is refused unless it is to be replaced.
    pub(crate) fn open(&self) -> Result<Output, Failure> {
        Output::for_run(self.out.as_deref(), self.replace)
    }
}

/// Limits of a run; each overrides the profile's.
#[derive(Args, Clone, Debug)]
pub(crate) struct Pace {
    /// Requests under way at the same time
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) concurrency: Option<u16>,
    /// Requests per second, such as 20/s
    #[arg(long, value_name = "N/s", value_parser = rate)]
    pub(crate) rate: Option<u32>,
    /// How long one request may take, such as 10s or 500ms
    #[arg(long, value_name = "TIME", value_parser = milliseconds)]
    pub(crate) timeout: Option<u64>,
    /// How long the whole run may take, in whole seconds, such as 90s or 10m
    #[arg(long, value_name = "TIME", value_parser = seconds)]
    pub(crate) max_time: Option<u64>,
}

impl Pace {
    /// The profile's limits with these in their place.
    pub(crate) fn over(&self, limits: &Limits) -> Limits {
        Limits {
            concurrency: self.concurrency.unwrap_or(limits.concurrency),
            rate: self.rate.or(limits.rate),
            timeout_ms: self.timeout.unwrap_or(limits.timeout_ms),
            max_time_seconds: self.max_time.or(limits.max_time_seconds),
            ..limits.clone()
        }
    }
}

/// What makes a gate fail.
#[derive(Args, Clone, Debug)]
pub(crate) struct Gating {
    /// Findings below this level do not change the exit code
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(crate) fail_on: Option<Level>,
    /// Findings of this earlier judgement do not change the exit code; one that has spread to other operations does
    #[arg(long, value_name = "JUDGEMENT")]
    pub(crate) baseline: Option<PathBuf>,
}

/// A level of severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Level {
    /// 轻微
    Minor,
    /// 一般
    General,
    /// 严重
    Serious,
    /// 致命
    Fatal,
}

impl Gating {
    /// The gate, with the baseline read.
    pub(crate) fn gate(&self) -> Result<Gate, Failure> {
        let baseline = self.baseline.as_deref().map(baseline).transpose()?;
        Ok(Gate { fail_on: self.fail_on.map(severity), baseline })
    }
}

fn baseline(path: &Path) -> Result<Baseline, Failure> {
    let bytes = input::read(path)?;
    let judgement = Judgement::from_bytes(&bytes).map_err(|error| {
        Failure::document(error.to_string()).with_help(format!("the baseline is {}", path.display()))
    })?;
    Ok(Baseline::of(judgement))
}

fn severity(level: Level) -> Severity {
    match level {
        Level::Minor => Severity::Minor,
        Level::General => Severity::General,
        Level::Serious => Severity::Serious,
        Level::Fatal => Severity::Fatal,
    }
}

fn named_value(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => Ok((name.trim().to_owned(), value.to_owned())),
        _ => Err("write it as NAME=VALUE, such as caseNo=991".to_owned()),
    }
}

fn rate(text: &str) -> Result<u32, String> {
    let number = text.strip_suffix("/s").unwrap_or(text);
    match number.parse() {
        Ok(rate) if rate > 0 => Ok(rate),
        _ => Err("write a whole number of requests per second, such as 20/s".to_owned()),
    }
}

fn milliseconds(text: &str) -> Result<u64, String> {
    let units = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)];
    let parsed = units.iter().find_map(|(unit, factor)| {
        let number: u64 = text.strip_suffix(unit)?.trim().parse().ok()?;
        number.checked_mul(*factor).filter(|time| *time > 0)
    });
    parsed.ok_or_else(|| "write a time with its unit, such as 500ms, 10s, 5m or 1h".to_owned())
}

/// A time of whole seconds: what is finer would be rounded, and a run would take longer than was said.
fn seconds(text: &str) -> Result<u64, String> {
    let time = milliseconds(text)?;
    if time % 1000 == 0 {
        Ok(time / 1000)
    } else {
        Err("write whole seconds, such as 90s, 5m or 1h".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::{milliseconds, named_value, rate, seconds};

    #[test]
    fn times_and_rates_are_read_with_their_units() {
        assert_eq!(milliseconds("500ms"), Ok(500));
        assert_eq!(milliseconds("10s"), Ok(10_000));
        assert_eq!(milliseconds("5m"), Ok(300_000));
        assert!(milliseconds("10").is_err());
        assert!(milliseconds("0s").is_err());
        assert_eq!(seconds("2000ms"), Ok(2));
        assert_eq!(seconds("5m"), Ok(300));
        assert!(seconds("1ms").is_err());
        assert!(seconds("1500ms").is_err());
        assert_eq!(rate("20/s"), Ok(20));
        assert!(rate("0").is_err());
    }

    #[test]
    fn test_data_are_read_with_their_names() {
        assert_eq!(named_value("no=a=b"), Ok(("no".to_owned(), "a=b".to_owned())));
        assert!(named_value("=a").is_err());
        assert!(named_value("no").is_err());
    }
}
