//! The security schemes of a plain document: one of the alternatives must be met.

use hutong_specs::signing::Encoding;
use hutong_specs::standard::{Location, SecurityKind, SecurityScheme};

use crate::account::Account;
use crate::check::Check;
use crate::refusal::{Refusal, RefusalKind};
use crate::visit::Visit;

/// Passes requests that meet one alternative, and all where none is needed.
pub(crate) fn pass(visit: &mut Visit<'_>) -> Result<(), Refusal> {
    let alternatives = &visit.operation.security;
    let open = visit.standard.binding.signature.is_some() || alternatives.is_empty();
    let met = |account: &Account| {
        let by = |schemes: &Vec<SecurityScheme>| schemes.iter().all(|scheme| is_met(visit, scheme, *account));
        alternatives.iter().any(by)
    };
    let caller = Account::all().find(met);
    visit.demand(
        Check::Security,
        open || caller.is_some(),
        RefusalKind::Credentials,
        "credentials are missing or wrong",
    )?;
    visit.caller = caller.filter(|_| !open).unwrap_or_default();
    Ok(())
}

/// The secret that a scheme asks of an account.
pub(crate) fn secret(scheme: &SecurityScheme, account: Account) -> String {
    format!("TEST-{}-{:04}", scheme.name, account.number())
}

/// The header by which an account meets a scheme, where one can.
pub(crate) fn header(scheme: &SecurityScheme, account: Account) -> Option<(String, String)> {
    let secret = secret(scheme, account);
    match &scheme.kind {
        SecurityKind::ApiKey { location: Location::Header, name } => Some((name.clone(), secret)),
        SecurityKind::ApiKey { location: Location::Cookie, name } => {
            Some(("Cookie".to_owned(), format!("{name}={secret}")))
        }
        SecurityKind::Basic => {
            let pair = Encoding::Base64.encode(format!("test:{secret}").as_bytes());
            Some(("Authorization".to_owned(), format!("Basic {pair}")))
        }
        SecurityKind::Bearer => Some(("Authorization".to_owned(), format!("Bearer {secret}"))),
        _ => None,
    }
}

/// What no header can meet is taken as met: the mock has no other channel to see it by.
fn is_met(visit: &Visit<'_>, scheme: &SecurityScheme, account: Account) -> bool {
    match header(scheme, account) {
        Some((name, value)) => visit.request.header(&name) == Some(value.as_str()),
        None => true,
    }
}
