//! Which dynamic anchors the meaning of a schema depends on, and what they mean where it is reached.

use std::collections::BTreeSet;

use serde_json::Value;

use super::library::{Library, Location, RECURSIVE, ROOT, Setting};
use super::unfold::{DEFINITIONS, Scope, Unfolder, endless};
use crate::schema::drafts::embedded::COPIES;
use crate::schema::set::SchemaError;

impl Library {
    /// A schema and every one inside it.
    fn within<'l>(&'l self, place: &'l Location) -> impl Iterator<Item = (&'l Location, &'l Setting)> {
        let from = self.settings.range(place.clone()..);
        from.take_while(|(inner, _)| {
            inner.document == place.document && inner.pointer.starts_with(&place.pointer)
        })
        .filter(|(inner, _)| {
            let rest = inner.pointer.get(place.pointer.len()..).unwrap_or_default();
            rest.is_empty() || rest.starts_with('/')
        })
    }
}

impl Unfolder<'_> {
    /// Where a reference leads in a document of another language; none where it may stay as it is written.
    pub(super) fn led(
        &mut self,
        setting: &Setting,
        scope: &Scope,
        keyword: &str,
        reference: &str,
    ) -> Result<Option<String>, SchemaError> {
        let Some(target) = self.meant(setting, scope, keyword, reference) else {
            return Ok(None);
        };
        let meaning = self.meaning(&target, scope);
        if target.document == ROOT && meaning == self.meaning_in_place(&target) {
            let is_plain = keyword == "$ref" && setting.base == ROOT && reference.starts_with("#/");
            return Ok((!is_plain).then(|| format!("#{}", target.pointer.replace('%', "%25"))));
        }
        let place = target.clone();
        match self.name(target, &meaning) {
            number if number < DEFINITIONS => Ok(Some(format!("#/{COPIES}/{number}"))),
            _ => Err(endless(&place)),
        }
    }

    /// The schema that a reference means; none where it leads nowhere or nothing says to which of several.
    fn meant(&self, setting: &Setting, scope: &Scope, keyword: &str, reference: &str) -> Option<Location> {
        if keyword == "$recursiveRef" {
            let own = self.library.anchors(setting).any(|(name, _)| name == RECURSIVE);
            return Some(scope.get(RECURSIVE).filter(|_| own).unwrap_or(&setting.resource).clone());
        }
        let (target, anchor) = self.library.target(setting, reference)?;
        let Some(anchor) = anchor else {
            return Some(target);
        };
        let name = reference.rsplit_once('#').map_or("", |(_, name)| name);
        if keyword == "$dynamicRef" && anchor.dynamic && scope.contains_key(name) {
            return scope.get(name).cloned();
        }
        let is_own = self.library.anchors(setting).any(|(own, _)| own == name);
        let is_repeated = self.library.repeated.contains_key(&(setting.base.clone(), name.to_owned()));
        (is_own || !is_repeated).then_some(target)
    }

    /// What the dynamic anchors that a schema needs mean where it is reached with a scope.
    fn meaning(&mut self, target: &Location, scope: &Scope) -> Scope {
        let needs = self.needs_of(target);
        let Some(setting) = self.library.setting(target).filter(|_| !needs.is_empty()) else {
            return Scope::new();
        };
        let mut scope = self.entered(setting, scope);
        scope.retain(|name, _| needs.contains(name));
        scope
    }

    /// The same where the schema stands.
    fn meaning_in_place(&mut self, target: &Location) -> Scope {
        let needs = self.needs_of(target);
        if needs.is_empty() {
            return Scope::new();
        }
        let mut scope = self.scope_in_place(target);
        scope.retain(|name, _| needs.contains(name));
        scope
    }

    /// What every dynamic anchor means at a place: that of the outermost schema around it, but for definitions, which are
    /// part of nothing.
    fn scope_in_place(&self, target: &Location) -> Scope {
        let (mut scope, mut last) = (Scope::new(), 0);
        let ends = target.pointer.match_indices('/').map(|(end, _)| end);
        for end in ends.chain([target.pointer.len()]) {
            let pointer = target.pointer.get(..end).unwrap_or_default().to_owned();
            let place = Location { document: target.document.clone(), pointer };
            let Some(setting) = self.library.settings.get(&place) else { continue };
            let path = target.pointer.get(last..end).unwrap_or_default();
            if path.starts_with("/$defs/") || path.starts_with("/definitions/") {
                scope = Scope::new();
            }
            scope = self.entered(setting, &scope);
            last = end;
        }
        scope
    }

    /// The dynamic anchors that references in a schema, or in what it refers to, ask for.
    fn needs_of(&mut self, location: &Location) -> BTreeSet<String> {
        if !self.dynamic && location.document == ROOT {
            return BTreeSet::new();
        }
        if let Some(known) = self.needs.get(location) {
            return known.clone();
        }
        let mut needs = BTreeSet::new();
        let mut seen = BTreeSet::from([location.clone()]);
        let mut open = vec![location.clone()];
        while let Some(place) = open.pop() {
            for (inner, setting) in self.library.within(&place) {
                let targets = self.references(inner, setting, &mut needs);
                open.extend(targets.into_iter().filter(|target| seen.insert(target.clone())));
            }
        }
        self.needs.insert(location.clone(), needs.clone());
        needs
    }

    /// Where the references of a schema may lead.
    fn references(&self, place: &Location, setting: &Setting, needs: &mut BTreeSet<String>) -> Vec<Location> {
        let mut targets = Vec::new();
        for keyword in ["$ref", "$dynamicRef", "$recursiveRef"] {
            let schema = self.library.schema(place);
            let Some(reference) = schema.and_then(|schema| schema.get(keyword)).and_then(Value::as_str)
            else {
                continue;
            };
            targets.extend(self.library.target(setting, reference).map(|(target, _)| target));
            if keyword != "$ref" {
                let name = reference.rsplit_once('#').map_or("", |(_, name)| name);
                let name = if keyword == "$recursiveRef" { RECURSIVE } else { name };
                needs.insert(name.to_owned());
                targets.extend(self.library.anchored(name).cloned());
            }
        }
        targets
    }
}
