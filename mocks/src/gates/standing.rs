//! The caller's standing: who is known may still have credentials that are void, or no right to an operation.

use hutong_specs::standard::Operation;

use crate::account::Account;
use crate::check::Check;
use crate::refusal::{Refusal, RefusalKind};
use crate::visit::Visit;

/// Operations that the clerk may not use besides those that report.
const WITHHELD: &[&str] = &["queryLicences"];

/// Passes callers whose credentials are good and who may use the operation.
pub(crate) fn pass(visit: &mut Visit<'_>) -> Result<(), Refusal> {
    match visit.caller {
        Account::Main | Account::Peer => Ok(()),
        Account::Clerk => rights(visit),
        Account::Expired => void(visit, Check::ExpiredRefused),
        Account::Revoked => void(visit, Check::RevokedRefused),
        Account::Stranger => void(visit, Check::StrangerRefused),
    }
}

fn void(visit: &Visit<'_>, check: Check) -> Result<(), Refusal> {
    visit.demand(check, false, RefusalKind::Credentials, "凭据无效")
}

fn rights(visit: &Visit<'_>) -> Result<(), Refusal> {
    let operation = visit.operation;
    let check = if is_report(operation) { Check::ReportRights } else { Check::QueryRights };
    visit.demand(check, !is_withheld(operation), RefusalKind::Forbidden, "没有该接口的权限")
}

fn is_report(operation: &Operation) -> bool {
    operation.tags.iter().any(|tag| tag == "report")
}

/// Whether the clerk may not use the operation.
pub(crate) fn is_withheld(operation: &Operation) -> bool {
    is_report(operation) || WITHHELD.contains(&operation.id.as_str())
}
