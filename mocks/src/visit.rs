//! A request on its way through the gates.

use std::sync::Mutex;

use hutong_specs::standard::{Operation, Standard};
use serde_json::Value;

use crate::account::Account;
use crate::check::Check;
use crate::keyring::Keyring;
use crate::refusal::{Refusal, RefusalKind};
use crate::request::Request;
use crate::strictness::Strictness;

/// A request on its way through the gates.
pub(crate) struct Visit<'a> {
    /// The standard that the platform is made from.
    pub(crate) standard: &'a Standard,
    /// What was sent.
    pub(crate) request: &'a Request,
    /// The operation that serves the path and method.
    pub(crate) operation: &'a Operation,
    /// What is checked.
    pub(crate) strictness: &'a Strictness,
    /// Identities and secrets.
    pub(crate) keyring: &'a Mutex<Keyring>,
    /// Who sent it, as far as the gates know.
    pub(crate) caller: Account,
    /// The platform's clock.
    pub(crate) now_ms: i64,
    /// Whether another request about the same case was under way when it came.
    pub(crate) is_one_of_two: bool,
    /// Whether a fault of the body was ignored: who does not look at a column does not compare it either.
    pub(crate) overlooks: bool,
    /// The body, once it was read as JSON or form.
    pub(crate) body: Option<Value>,
}

impl Visit<'_> {
    /// The time at which a short-lived secret must still be good; `None` if the platform does not look.
    pub(crate) fn expiry_ms(&self) -> Option<i64> {
        self.strictness.keeps(Check::SecretNotOver).then_some(self.now_ms)
    }

    /// Refuses unless the condition holds or the check is left out.
    pub(crate) fn demand(
        &self,
        check: Check,
        holds: bool,
        kind: RefusalKind,
        message: &str,
    ) -> Result<(), Refusal> {
        if holds || !self.strictness.keeps(check) { Ok(()) } else { Err(Refusal::new(kind, message)) }
    }
}
