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
    /// Operations that refused requests without credentials.
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
            _ if !is_probe => return,
            (CREDENTIALS, Some(Outcome::Refused(_))) => &mut self.refused,
            (CREDENTIALS, Some(Outcome::Accepted)) => &mut self.taken,
            (ACCEPTANCE, _) if view.status() == Some(401) && operation.security.is_empty() => &mut self.asked,
            _ => return,
        };
        keep(known, operation.id.clone(), sight.ground());
    }

    pub(super) fn claims(self, standard: &Standard) -> Vec<Claim> {
        let schemes: BTreeSet<&str> = standard.operations.iter().flat_map(names).collect();
        let mut claims = Vec::new();
        for scheme in schemes {
            let of_scheme: Vec<&Operation> = standard
                .operations
                .iter()
                .filter(|operation| names(operation).any(|name| name == scheme))
                .collect();
            let nobody = BTreeMap::new();
            for (standing, seen) in [
                (Standing::Kept, &self.refused),
                (Standing::Contradicted, &self.taken),
                (Standing::NotReached, &nobody),
            ] {
                let is_meant = |operation: &&&Operation| match standing {
                    Standing::NotReached => {
                        !self.refused.contains_key(&operation.id) && !self.taken.contains_key(&operation.id)
                    }
                    _ => seen.contains_key(&operation.id),
                };
                let meant: Vec<&OperationId> =
                    of_scheme.iter().filter(is_meant).map(|operation| &operation.id).collect();
                claims.extend(claim(scheme, standing, &meant, seen));
            }
        }
        claims.extend(self.asked.iter().map(|(operation, ground)| Claim {
            kind: ClaimKind::Security,
            subject: operation.to_string(),
            standing: Standing::Undeclared,
            members: vec!["401".to_owned()],
            ground: Some(ground.into()),
        }));
        claims
    }
}

fn names(operation: &Operation) -> impl Iterator<Item = &str> {
    operation.security.iter().flatten().map(|scheme| scheme.name.as_str())
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
