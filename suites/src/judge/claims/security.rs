//! Security: what the definition asks for, what is taken without it, and what is asked for without being described.

use std::collections::{BTreeMap, BTreeSet};

use hutong_specs::binding::Outcome;
use hutong_specs::judgement::{Claim, ClaimGround, ClaimKind, Standing};
use hutong_specs::name::OperationId;
use hutong_specs::plan::Role;
use hutong_specs::standard::{Operation, Standard};

use super::{Ground, Sight, keep};
use crate::rules::{ACCEPTANCE, CREDENTIALS};

/// What was seen.
#[derive(Debug, Default)]
pub(super) struct Security {
    /// Operations that accepted their valid request: of others a refusal shows nothing.
    accepted: BTreeSet<OperationId>,
    /// Operations that refused requests without right credentials.
    refused: BTreeMap<OperationId, Ground>,
    /// Operations that took one.
    taken: BTreeMap<OperationId, Ground>,
    /// Operations that asked for credentials which nothing describes.
    asked: BTreeMap<OperationId, Ground>,
}

impl Security {
    pub(super) fn see(&mut self, sight: &Sight<'_, '_>) {
        let (case, view) = (sight.case, sight.view);
        let Some(operation) = view.operation else { return };
        let is_probe =
            case.steps.iter().any(|step| step.id == view.exchange.step && step.role == Role::Probe);
        let known = match (case.rule.as_str(), &view.outcome) {
            _ if !is_probe || view.status() == Some(429) => return,
            (CREDENTIALS, Some(Outcome::Refused(_))) => &mut self.refused,
            (CREDENTIALS, Some(Outcome::Accepted)) => &mut self.taken,
            (ACCEPTANCE, Some(Outcome::Accepted)) => {
                self.accepted.insert(operation.id.clone());
                return;
            }
            (ACCEPTANCE, _) if view.status() == Some(401) && operation.security.is_empty() => &mut self.asked,
            _ => return,
        };
        keep(known, operation.id.clone(), sight.ground());
    }

    pub(super) fn claims(mut self, standard: &Standard) -> Vec<Claim> {
        let (accepted, taken) = (&self.accepted, &self.taken);
        self.refused.retain(|operation, _| accepted.contains(operation) && !taken.contains_key(operation));
        let schemes: BTreeSet<&str> = standard.operations.iter().filter_map(only_scheme).collect();
        let mut claims = Vec::new();
        for scheme in schemes {
            let of_scheme =
                standard.operations.iter().filter(|operation| only_scheme(operation) == Some(scheme));
            let ids: Vec<&OperationId> = of_scheme.map(|operation| &operation.id).collect();
            let (untried, tried): (Vec<_>, Vec<_>) = ids
                .into_iter()
                .partition(|id| !self.refused.contains_key(*id) && !self.taken.contains_key(*id));
            let (taken, refused): (Vec<_>, Vec<_>) =
                tried.into_iter().partition(|id| self.taken.contains_key(*id));
            claims.extend(claim(scheme, Standing::Kept, &refused, &self.refused));
            claims.extend(claim(scheme, Standing::Contradicted, &taken, &self.taken));
            claims.extend(claim(scheme, Standing::NotReached, &untried, &BTreeMap::new()));
        }
        // Where the binding signs, it describes the credentials.
        if standard.binding.signature.is_none() {
            claims.extend(self.asked.iter().map(|(operation, ground)| Claim {
                kind: ClaimKind::Security,
                subject: operation.to_string(),
                standing: Standing::Undeclared,
                members: vec!["401".to_owned()],
                ground: Some(ground.into()),
            }));
        }
        claims
    }
}

/// The scheme that the operation cannot do without; of several that are enough each nobody knows which was tried.
fn only_scheme(operation: &Operation) -> Option<&str> {
    match operation.security.as_slice() {
        [alternative] => match alternative.as_slice() {
            [scheme] => Some(scheme.name.as_str()),
            _ => None,
        },
        _ => None,
    }
}

fn claim(
    scheme: &str,
    standing: Standing,
    operations: &[&OperationId],
    seen: &BTreeMap<OperationId, Ground>,
) -> Option<Claim> {
    let grounds = operations.iter().filter_map(|operation| seen.get(*operation));
    let members: Vec<String> = operations.iter().map(ToString::to_string).collect();
    (!members.is_empty()).then(|| Claim {
        kind: ClaimKind::Security,
        subject: scheme.to_owned(),
        standing,
        members,
        ground: grounds.min().map(ClaimGround::from),
    })
}
