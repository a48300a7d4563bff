//! Conformance classes: declared and failing, declared and not shown, shown and not declared.

use std::collections::BTreeMap;

use hutong_specs::binding::Outcome;
use hutong_specs::judgement::{Claim, ClaimKind, ClassResult, ClassVerdict, Standing};
use hutong_specs::standard::{Class, Standard};

use super::{Ground, Sight, bounded, keep};

/// The media types of accepted answers.
#[derive(Debug, Default)]
pub(super) struct Shown(BTreeMap<String, Ground>);

impl Shown {
    pub(super) fn see(&mut self, sight: &Sight<'_, '_>) {
        let media_type = sight.view.media_type().filter(|_| sight.view.outcome == Some(Outcome::Accepted));
        if let Some(media_type) = media_type {
            keep(&mut self.0, media_type, sight.ground());
            bounded(&mut self.0);
        }
    }

    /// The classes that a target of its own definition declares or shows.
    pub(super) fn claims(&self, standard: &Standard, results: &[ClassResult]) -> Vec<Claim> {
        let Some(declared) = standard.target.as_ref().and_then(|target| target.declared.as_ref()) else {
            return Vec::new();
        };
        let conditional = standard.classes.iter().filter(|class| !class.declared.is_empty());
        conditional
            .filter_map(|class| {
                let is_declared = class.declared.iter().any(|name| declared.contains(name));
                let result = results.iter().find(|result| result.class == class.id);
                if is_declared { Some(of_declared(class, result?.verdict)) } else { self.undeclared(class) }
            })
            .collect()
    }

    fn undeclared(&self, class: &Class) -> Option<Claim> {
        let (media_type, ground) = class.shown_by.iter().find_map(|name| self.0.get_key_value(name))?;
        Some(Claim {
            kind: ClaimKind::Class,
            subject: class.id.to_string(),
            standing: Standing::Undeclared,
            members: vec![media_type.clone()],
            ground: Some(ground.into()),
        })
    }
}

fn of_declared(class: &Class, verdict: ClassVerdict) -> Claim {
    let standing = match verdict {
        ClassVerdict::Conformant | ClassVerdict::ConformantWithWaivers => Standing::Kept,
        ClassVerdict::NonConformant => Standing::Contradicted,
        ClassVerdict::NotEstablished => Standing::NotReached,
    };
    Claim {
        kind: ClaimKind::Class,
        subject: class.id.to_string(),
        standing,
        members: Vec::new(),
        ground: None,
    }
}
