//! What the target says of itself, gathered over all answers, beside what it was seen to do.
//!
//! Nothing here is a finding: what no clause demands is told, not judged.

mod classes;
mod methods;
mod rates;
mod security;

use hutong_specs::judgement::{Claim, ClaimGround, ClassResult};
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
    pub(super) fn close(&mut self, case: &Case, views: &[View<'_>]) {
        for view in views {
            self.shown.see(case, view);
            self.methods.see(case, view);
            self.rates.see(case, view);
            self.security.see(case, view);
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

/// The exchange that shows something; the one that stands first in the record counts.
fn ground(case: &Case, view: &View<'_>) -> ClaimGround {
    ClaimGround { case: case.id.clone(), line: view.line }
}

/// Keeps the first of two grounds.
fn keep_first(known: &mut Option<ClaimGround>, new: ClaimGround) {
    if known.as_ref().is_none_or(|known| new.line < known.line) {
        *known = Some(new);
    }
}
