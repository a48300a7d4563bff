//! What a platform checks: everything, unless a deviation says otherwise.

use std::collections::BTreeSet;

use hutong_specs::schema::SchemaFault;
use hutong_specs::text::pointer::below;

use crate::check::Check;
use crate::lapse::Lapse;
use crate::machine::Ignored;

/// Whether a platform looks away from a fault.
pub(crate) type Forgiveness = fn(&Lapse<'_>) -> bool;

/// What a platform checks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Strictness {
    skipped: BTreeSet<Check>,
    ignored: Vec<Ignored>,
    forgiven: Vec<Forgiveness>,
}

impl Strictness {
    /// Lets a check be left out.
    pub(crate) fn skip(&mut self, check: Check) {
        self.skipped.insert(check);
    }

    /// Lets a constraint be ignored.
    pub(crate) fn ignore(&mut self, ignored: Ignored) {
        self.ignored.push(ignored);
    }

    /// Lets faults of a kind be forgiven.
    pub(crate) fn forgive(&mut self, forgiveness: Forgiveness) {
        self.forgiven.push(forgiveness);
    }

    /// Whether a check is made.
    pub(crate) fn keeps(&self, check: Check) -> bool {
        !self.skipped.contains(&check)
    }

    /// Whether a fault of a body counts.
    pub(crate) fn minds(&self, lapse: &Lapse<'_>) -> bool {
        !self.ignores(lapse.operation, "", lapse.fault)
            && !self.forgiven.iter().any(|forgives| forgives(lapse))
    }

    /// Whether a fault is ignored at its place; `prefix` is empty for the body, else such as `query.name`.
    pub(crate) fn ignores(&self, operation: &str, prefix: &str, fault: &SchemaFault) -> bool {
        let at = place(prefix, fault);
        let meant = |row: &Ignored| {
            row.operation.as_str() == operation && row.keyword == fault.keyword && row.at == at
        };
        self.ignored.iter().any(meant)
    }
}

/// The place that a fault is about: the member itself where one is missing or unexpected, items as `*`.
fn place(prefix: &str, fault: &SchemaFault) -> String {
    let item = |token: &str| !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
    let tokens = fault.at.split('/').map(|token| if item(token) { "*" } else { token });
    let at = format!("{prefix}{}", tokens.collect::<Vec<_>>().join("/"));
    match &fault.property {
        Some(property) => below(&at, property),
        None => at,
    }
}

#[cfg(test)]
mod tests {
    use hutong_specs::name::OperationId;

    use super::*;

    fn fault(at: &str, property: Option<&str>) -> SchemaFault {
        SchemaFault {
            at: at.to_owned(),
            keyword: "required".to_owned(),
            constraint: "/x/required".to_owned(),
            property: property.map(str::to_owned),
        }
    }

    #[test]
    fn an_ignored_constraint_is_forgiven_at_its_place_alone() {
        let mut strictness = Strictness::default();
        let operation = OperationId::from("a");
        strictness.ignore(Ignored { operation, at: "/rows/*/b".into(), keyword: "required".into() });
        assert!(strictness.ignores("a", "", &fault("/rows/3", Some("b"))));
        assert!(!strictness.ignores("a", "", &fault("/rows/3", Some("c"))));
        assert!(!strictness.ignores("a", "", &fault("", Some("b"))));
        assert!(!strictness.ignores("b", "", &fault("/rows/3", Some("b"))));
    }
}
