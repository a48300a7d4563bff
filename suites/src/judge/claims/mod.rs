//! What the target says of itself, gathered over all answers, beside what it was seen to do.
//!
//! Nothing here is a finding: what no clause demands is told, not judged.

mod classes;
mod methods;
mod rates;
mod security;

use std::collections::BTreeMap;

use hutong_specs::judgement::{Claim, ClaimGround, ClassResult};
use hutong_specs::name::CaseId;
use hutong_specs::plan::Case;
use hutong_specs::standard::Standard;

use self::classes::Shown;
use self::methods::Methods;
use self::rates::Rates;
use self::security::Security;
use super::view::View;

/// Everything that is gathered.
#[derive(Debug, Default)]
pub(super) struct Claims {
    shown: Shown,
    methods: Methods,
    rates: Rates,
    security: Security,
}

impl Claims {
    /// Takes the exchanges of a case in.
    pub(super) fn close(&mut self, place: u64, case: &Case, views: &[View<'_>]) {
        for view in views {
            let sight = Sight { place, case, view };
            self.shown.see(&sight);
            self.methods.see(&sight);
            self.rates.see(&sight);
            self.security.see(&sight);
        }
    }

    /// What is said, done, or both, in order.
    pub(super) fn finish(self, standard: &Standard, classes: &[ClassResult]) -> Vec<Claim> {
        let mut claims = self.shown.claims(standard, classes);
        claims.extend(self.methods.claims(standard));
        claims.extend(self.security.claims(standard));
        claims.extend(self.rates.claims(standard));
        claims.sort();
        claims
    }
}

/// An exchange of a case at its place in the plan.
struct Sight<'s, 'v> {
    place: u64,
    case: &'s Case,
    view: &'s View<'v>,
}

/// The exchange that shows something: of several, that of the first case of the plan, in whatever order they were recorded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Ground {
    place: u64,
    line: u64,
    case: CaseId,
}

impl Sight<'_, '_> {
    fn ground(&self) -> Ground {
        Ground { place: self.place, line: self.view.line, case: self.case.id.clone() }
    }
}

impl From<&Ground> for ClaimGround {
    fn from(ground: &Ground) -> Self {
        Self { case: ground.case.clone(), line: ground.line }
    }
}

/// Keeps the first of the grounds of a name.
fn keep<K: Ord>(known: &mut BTreeMap<K, Ground>, name: K, ground: Ground) {
    known
        .entry(name)
        .and_modify(|known| {
            if ground < *known {
                known.clone_from(&ground);
            }
        })
        .or_insert(ground);
}

/// How many names are kept of what strangers name.
const MOST: usize = 200;

/// Lets the last names go where there are too many: what stays does not depend on the order in which they came.
fn bounded<V>(names: &mut BTreeMap<String, V>) {
    while names.len() > MOST {
        names.pop_last();
    }
}
