//! A request as the business sees it.

use serde_json::Value;

use super::declared::declared;
use super::row::{self, Row};
use super::rule::Rule;
use super::state::Province;
use crate::account::Account;
use crate::check::Check;
use crate::refusal::Refusal;
use crate::strictness::Strictness;
use crate::visit::Visit;

/// Alters a row of a table, named as the standard names it, before it is stored.
pub(crate) type RowChange = fn(&str, &mut Row);

/// A request as the business sees it.
pub(crate) struct Call<'a> {
    /// The declared members of the body.
    pub(super) body: Row,
    /// Who sent it.
    pub(super) caller: Account,
    strictness: &'a Strictness,
    overlooks: bool,
    row_changes: &'a [RowChange],
}

impl<'a> Call<'a> {
    /// The request behind a visit.
    pub(crate) fn new(visit: &Visit<'a>, row_changes: &'a [RowChange]) -> Self {
        let media_type = visit.operation.request_body.as_ref().and_then(|body| body.content.first());
        let schema = media_type.and_then(|media_type| media_type.schema.as_ref());
        let body = match (&visit.body, schema) {
            (Some(body), Some(schema)) => declared(schema, body),
            (body, _) => body.clone().unwrap_or_default(),
        };
        let body = match body {
            Value::Object(body) => body,
            _ => Row::new(),
        };
        Self {
            body,
            caller: visit.caller,
            strictness: visit.strictness,
            overlooks: visit.overlooks,
            row_changes,
        }
    }

    /// The text of a member; `None` if it is missing, empty or no text.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        row::text(&self.body, name)
    }

    /// The whole number of a member.
    pub(super) fn number(&self, name: &str) -> Option<i64> {
        row::number(&self.body, name)
    }

    /// An object within the body.
    pub(super) fn part(&self, name: &str) -> Option<&Row> {
        self.body.get(name).and_then(Value::as_object)
    }

    /// The objects of an array within the body.
    pub(super) fn parts(&self, name: &str) -> impl Iterator<Item = &Row> {
        let items = self.body.get(name).and_then(Value::as_array);
        items.into_iter().flatten().filter_map(Value::as_object)
    }

    /// Whether a check is made.
    pub(super) fn keeps(&self, check: Check) -> bool {
        self.strictness.keeps(check)
    }

    /// Whether the caller may have to do with what an account owns.
    pub(super) fn may_touch(&self, owner: Account, check: Check) -> bool {
        owner == self.caller || !self.keeps(check)
    }

    /// Whether a fault of the body was ignored.
    pub(super) fn overlooks(&self) -> bool {
        self.overlooks
    }

    /// Refuses unless the condition holds or the check is left out.
    pub(super) fn demand(&self, check: Check, holds: bool, message: &str) -> Result<(), Refusal> {
        if holds || self.overlooks || !self.keeps(check) { Ok(()) } else { Err(Refusal::business(message)) }
    }

    /// Refuses at the first rule that does not hold.
    pub(super) fn keep_to(&self, rules: &[Rule], province: &Province) -> Result<(), Refusal> {
        rules.iter().try_for_each(|rule| {
            let holds = (rule.holds)(self, province);
            self.demand(rule.check, holds, rule.message)
        })
    }

    /// The row to store in a table.
    pub(super) fn row(&self, table: &str) -> Row {
        let mut row = self.body.clone();
        self.row_changes.iter().for_each(|change| change(table, &mut row));
        row
    }
}
