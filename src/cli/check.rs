//! `hutong check`: load a standard and say what is wrong with it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use clap::Args;
use hutong::exit::ExitCode;
use hutong::failure::Failure;
use hutong::locate;
use hutong_specs::standard::{Origin, ProvenanceKind, Standard, Verification};
use hutong_specs::text::{Diagnostic, Diagnostics};
use hutong_suites::plan::{PlanOptions, plan};
use serde_json::json;

use super::arguments::Format;
use super::console::Console;

/// Flags of `check`.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The standard
    standard: String,
    /// The binding, where the pack has several
    #[arg(long, value_name = "NAME")]
    binding: Option<String>,
}

/// Loads, resolves, lints, and prints what was found.
pub(crate) fn perform(arguments: &Arguments, console: Console) -> Result<ExitCode, Failure> {
    let standard = match locate::open(&arguments.standard, arguments.binding.as_deref()) {
        Err(failure) if console.format == Format::Json && failure.diagnostics.is_some() => {
            Console::data(&failure.to_json().to_string());
            return Ok(failure.code);
        }
        opened => opened?,
    };
    let mut diagnostics = Diagnostics::from(standard.diagnostics.clone());
    diagnostics.extend(rules(&standard));
    match console.format {
        Format::Text => Console::data(&text(&standard, &diagnostics)),
        Format::Json => Console::data(&summary(&standard, &diagnostics).to_string()),
    }
    Ok(if diagnostics.has_errors() { ExitCode::Document } else { ExitCode::Conformant })
}

/// A pack whose clauses cannot be planned names rules or parameters that there are not.
fn rules(standard: &Standard) -> Option<Diagnostic> {
    if standard.origin == Origin::Document {
        return None;
    }
    let fault = plan(standard, &super::plan::everything(standard), &PlanOptions::default()).err()?;
    Some(Diagnostic::error("plan.clause", format!("failed to {fault}")))
}

fn text(standard: &Standard, diagnostics: &Diagnostics) -> String {
    let mut text = diagnostics.render();
    if !text.is_empty() {
        text.push('\n');
    }
    let Standard { id, edition, operations, clauses, .. } = standard;
    let _ = writeln!(text, "{id} {edition}  {}", standard.digest);
    let _ = writeln!(text, "  operations {:>4}", operations.len());
    let _ = writeln!(text, "  clauses    {:>4}", clauses.len());
    for (kind, count) in by_provenance(standard) {
        let _ = writeln!(text, "    {:<10} {count:>4}", name(kind));
    }
    let automatic = clauses.iter().filter(|clause| clause.verification == Verification::Automatic).count();
    let _ = writeln!(text, "  automatic  {automatic:>4}");
    let _ = writeln!(text, "  with reason why not {:>4}", clauses.len() - automatic);
    let errors = diagnostics.iter().filter(|one| one.severity == hutong_specs::text::Severity::Error).count();
    let _ = writeln!(text, "  errors {errors}, warnings {}", diagnostics.len() - errors);
    text
}

fn summary(standard: &Standard, diagnostics: &Diagnostics) -> serde_json::Value {
    let provenance: BTreeMap<_, _> =
        by_provenance(standard).into_iter().map(|(kind, count)| (name(kind), count)).collect();
    json!({
        "id": standard.id,
        "edition": standard.edition,
        "digest": standard.digest,
        "operations": standard.operations.len(),
        "clauses": standard.clauses.len(),
        "provenance": provenance,
        "diagnostics": diagnostics,
    })
}

fn by_provenance(standard: &Standard) -> BTreeMap<ProvenanceKind, usize> {
    let mut counts = BTreeMap::new();
    for clause in &standard.clauses {
        *counts.entry(clause.provenance.kind).or_default() += 1;
    }
    counts
}

fn name(kind: ProvenanceKind) -> &'static str {
    match kind {
        ProvenanceKind::Normative => "normative",
        ProvenanceKind::Practice => "practice",
        ProvenanceKind::Inferred => "inferred",
        ProvenanceKind::Document => "document",
        ProvenanceKind::Profile => "profile",
    }
}
