//! Judging traffic that something else captured: a HAR becomes a plan and a record, which are written and judged.

use std::io::{BufReader, Read};
use std::path::Path;

use hutong_specs::judgement::Judgement;
use hutong_specs::profile::Declares;
use hutong_specs::record::ChainWriter;
use hutong_specs::standard::Standard;
use hutong_suites::judge::Judge;
use hutong_suites::passive::passive;

use crate::exit::ExitCode;
use crate::failure::Failure;
use crate::output::Output;
use crate::planned::Planned;
use crate::reporting::names;

/// Whether a file is a HAR: JSON that begins with its `log`.
pub fn is_har(path: &Path) -> Result<bool, Failure> {
    let file = std::fs::File::open(path).map_err(|error| Failure::unreadable(path, &error))?;
    let mut start = Vec::new();
    BufReader::new(file)
        .take(4096)
        .read_to_end(&mut start)
        .map_err(|error| Failure::unreadable(path, &error))?;
    let text = String::from_utf8_lossy(&start);
    let inside = text.trim_start_matches('\u{feff}').trim_start().strip_prefix('{');
    Ok(inside.is_some_and(|inside| inside.trim_start().starts_with("\"log\"")))
}

/// Judges a HAR against a standard; plan and record are written into `output`.
pub fn judge_har(standard: &Standard, har: &[u8], output: &Output) -> Result<Judgement, Failure> {
    let made =
        passive(standard, har, &Declares::default()).map_err(|error| Failure::document(error.to_string()))?;
    let planned = Planned::new(made.plan)?;
    planned.write(output)?;
    let path = output.path(names::RECORD);
    let unwritable = |error: std::io::Error| Failure::unwritable(&path, &error);
    let mut writer = ChainWriter::new(std::io::BufWriter::new(output.create_private(names::RECORD)?));
    let wrong = |error: hutong_suites::judge::JudgeError| Failure::new(ExitCode::Bug, error.to_string());
    let mut judge = Judge::new(standard, &planned.plan, planned.digest).map_err(wrong)?;
    for line in made.lines {
        writer.write(&line).map_err(unwritable)?;
        judge.observe(line).map_err(wrong)?;
    }
    judge.finish(writer.finish().map_err(unwritable)?).map_err(wrong)
}
