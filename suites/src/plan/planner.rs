//! From a standard and a declaration to the plan: every clause, each rule that it names, each operation in its scope.

use hutong_specs::name::{ClauseId, OperationId, RuleId};
use hutong_specs::plan::{Exclusion, Intent, Plan, PlanHeader, Reason};
use hutong_specs::profile::Declares;
use hutong_specs::standard::{Clause, Operation, Scope, Standard, Verification, Verify};
use hutong_specs::text::{Diagnostic, Severity};
use hutong_specs::tool::Tool;

use super::context::Context;
use super::coverage::footer;
use super::draft::Task;
use super::error::PlanError;
use super::exclusions::Exclusions;
use super::merge::{Cases, Origin, baseline};
use super::options::PlanOptions;
use super::promise::promised;
use super::select::{kept, kept_batches};
use super::suggestion::suggestion;
use crate::rules::{ACCEPTANCE, RULES, Rule, base_draft, batches, violating_batches, walks};

/// Plans the cases of a standard for what a target declares.
///
/// Equal inputs give equal plans; the selection leaves cases out and never changes those that stay.
pub fn plan(standard: &Standard, declares: &Declares, options: &PlanOptions) -> Result<Plan, PlanError> {
    check_binding(standard, declares)?;
    super::select::check(standard, &options.selection)?;
    let ceiling = options.ceiling.unwrap_or(declares.effects);
    let context = Context::new(standard, declares, options.seed, options.fuzz).up_to(ceiling);
    let mut planning =
        Planning { context: &context, cases: Cases::default(), exclusions: Exclusions::default() };
    for clause in &standard.clauses {
        planning.clause(clause)?;
    }
    planning.rest();
    planning.broken();
    let header = header(standard, declares, options);
    Ok(planning.finish(header))
}

fn check_binding(standard: &Standard, declares: &Declares) -> Result<(), PlanError> {
    match &declares.binding {
        Some(binding) if *binding != standard.binding.id => {
            Err(PlanError::Binding { loaded: standard.binding.id.clone(), declared: binding.clone() })
        }
        _ => Ok(()),
    }
}

fn header(standard: &Standard, declares: &Declares, options: &PlanOptions) -> PlanHeader {
    PlanHeader {
        format: Plan::FORMAT.to_owned(),
        tool: Tool::current(),
        standard: standard.reference(),
        declares: declares.clone(),
        binding: standard.binding.clone(),
        seed: options.seed,
        fuzz: options.fuzz,
        ceiling: options.ceiling.unwrap_or(declares.effects),
        selection: options.selection.clone(),
        round: None,
    }
}

struct Planning<'a, 'c> {
    context: &'c Context<'a>,
    cases: Cases,
    exclusions: Exclusions,
}

impl<'a> Planning<'a, '_> {
    fn clause(&mut self, clause: &'a Clause) -> Result<(), PlanError> {
        check_scope(self.context.standard, clause)?;
        if let Some(reason) = self.reason_against(clause) {
            let detail = match (reason, &clause.condition) {
                (Reason::BrokenDocument, _) => {
                    "what the target declares of classes could not be read".to_owned()
                }
                (Reason::NotDeclared, _) if self.context.undeclared(clause).is_some() => {
                    self.context.undeclared(clause).unwrap_or_default().join(", ")
                }
                (Reason::NotDeclared, Some(condition)) => condition.to_string(),
                _ => String::new(),
            };
            self.exclusions.take(of_clause(clause, reason, detail));
            return Ok(());
        }
        for verify in &clause.verify {
            let rule = rule(clause, verify)?;
            if let Some(class) = verify.class.as_ref().filter(|class| !self.context.declares_class(class)) {
                let detail = format!("the target does not declare the class {class}");
                let exclusion = of_clause(clause, Reason::NothingToTest, detail);
                self.exclusions.take(Exclusion { rule: Some(verify.rule.clone()), ..exclusion });
                continue;
            }
            for operation in operations(self.context.standard, &verify.scope) {
                self.task(&Task { context: self.context, clause, verify, rule, operation })?;
            }
        }
        Ok(())
    }

    fn reason_against(&self, clause: &Clause) -> Option<Reason> {
        match clause.verification {
            Verification::Documentary => Some(Reason::Documentary),
            Verification::Manual => Some(Reason::Manual),
            Verification::Automatic if self.context.unread(clause).is_some() => Some(Reason::BrokenDocument),
            Verification::Automatic if !self.context.is_met(clause) => Some(Reason::NotDeclared),
            Verification::Automatic => None,
        }
    }

    fn task(&mut self, task: &Task<'a, '_>) -> Result<(), PlanError> {
        let drafts = (task.rule.plan)(task)?;
        let origin = Origin { rule: task.rule.id, operation: task.operation, clause: Some(&task.clause.id) };
        for draft in drafts.cases {
            self.cases.take(self.context, origin, draft);
        }
        for exclusion in drafts.exclusions {
            self.exclusions.take(exclusion);
        }
        Ok(())
    }

    /// Every case that breaks something rests on the request that it was changed from, which must be a case too.
    fn rest(&mut self) {
        let violating = |operation: &&Operation| {
            let of_it = self.cases.iter().filter(|case| case.operation == operation.id);
            of_it.into_iter().any(|case| matches!(case.intent, Intent::Violate(_)))
        };
        let operations: Vec<&Operation> = self.context.standard.operations.iter().filter(violating).collect();
        for operation in operations {
            if self.cases.get(&baseline(&operation.id)).is_none()
                && let Ok(draft) = base_draft(self.context, operation)
            {
                self.cases.take(self.context, Origin { rule: ACCEPTANCE, operation, clause: None }, draft);
            }
        }
        self.cases.rest();
    }

    /// Operations that could not be loaded.
    fn broken(&mut self) {
        let errors = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
        for diagnostic in self.context.standard.diagnostics.iter().filter(errors) {
            self.exclusions.take(Exclusion {
                clause: None,
                operation: None,
                rule: None,
                reason: Reason::BrokenDocument,
                detail: diagnostic.to_string(),
                count: 1,
            });
        }
    }

    fn finish(self, header: PlanHeader) -> Plan {
        let Self { context, cases, mut exclusions } = self;
        let all = cases.into_vec();
        let mut all_batches = batches(context, &all, header.ceiling, &mut exclusions);
        all_batches.extend(violating_batches(context, &all, header.ceiling));
        all_batches.extend(walks(context, header.ceiling, &mut exclusions));
        let batches = kept_batches(&all_batches, &header, &mut exclusions);
        let batches = promised(context, batches, &mut exclusions);
        let cases = kept(all, &batches, &header, &mut exclusions);
        let (footer, exclusions) = footer(context, &cases, &batches, exclusions);
        Plan { header, cases, batches, exclusions, footer }
    }
}

pub(crate) fn of_clause(clause: &Clause, reason: Reason, detail: String) -> Exclusion {
    Exclusion { clause: Some(clause.id.clone()), operation: None, rule: None, reason, detail, count: 1 }
}

fn rule(clause: &Clause, verify: &Verify) -> Result<&'static Rule, PlanError> {
    RULES.iter().find(|rule| rule.id == verify.rule.as_str()).ok_or_else(|| PlanError::UnknownRule {
        clause: ClauseId::clone(&clause.id),
        rule: RuleId::clone(&verify.rule),
        suggestion: suggestion(verify.rule.as_str(), RULES.iter().map(|rule| rule.id)),
    })
}

fn check_scope(standard: &Standard, clause: &Clause) -> Result<(), PlanError> {
    clause
        .verify
        .iter()
        .flat_map(|verify| verify.scope.named())
        .try_for_each(|id| check_named(standard, clause, id))
}

/// An operation that a clause names is one of the interface or a building block; in a document that could not be read whole
/// it may be what was left out.
pub(super) fn check_named(standard: &Standard, clause: &Clause, id: &OperationId) -> Result<(), PlanError> {
    if standard.has_operation(id) || !standard.diagnostics.is_empty() {
        return Ok(());
    }
    let known = standard.operations.iter().map(|operation| operation.id.as_str());
    let suggestion = suggestion(id.as_str(), known);
    Err(PlanError::UnknownOperation { clause: clause.id.clone(), operation: id.clone(), suggestion })
}

/// The operations in a scope, in the order of the document.
pub(crate) fn operations<'a>(
    standard: &'a Standard,
    scope: &'a Scope,
) -> impl Iterator<Item = &'a Operation> {
    // A large document makes thousands of clauses of one operation each: it is looked up.
    let only = match scope.operations.as_slice() {
        [id] if standard.target.is_none() => Some(standard.operation(id)),
        _ => None,
    };
    let all = if only.is_some() { &[] } else { standard.operations.as_slice() };
    only.flatten().into_iter().chain(all).filter(move |operation| governs(scope, operation))
}

/// Whether the operation is in the scope.
pub(crate) fn governs(scope: &Scope, operation: &Operation) -> bool {
    let is_meant_by = |ids: &[OperationId]| ids.iter().any(|id| operation.is_meant_by(id));
    let is_named = scope.operations.is_empty() || is_meant_by(&scope.operations);
    let is_tagged = scope.tags.is_empty() || scope.tags.iter().any(|tag| operation.tags.contains(tag));
    let is_meant = scope.effects.is_empty() || scope.effects.contains(&operation.effect);
    is_named && is_tagged && is_meant && !is_meant_by(&scope.except)
}
