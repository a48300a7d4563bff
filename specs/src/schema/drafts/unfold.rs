//! Every schema that a reference leads to becomes one definition for each meaning that its dynamic references can have.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::{Map, Value};

use super::library::{Library, Location, RECURSIVE, ROOT, Setting};
use super::rewrite::Rewriter;
use crate::schema::set::SchemaError;

/// What dynamic anchors mean: the outermost schema of each name on the way here.
pub(super) type Scope = BTreeMap<String, Location>;

/// More definitions than this are not made.
pub(super) const DEFINITIONS: usize = 4096;

/// The root of a library with everything that it refers to.
pub(super) fn unfold(library: &Library, formats_count: bool) -> Result<Value, SchemaError> {
    let mut unfolder = Unfolder::new(library, formats_count);
    unfolder.name(library.root.clone(), &Scope::new());
    let mut definitions = Map::new();
    let mut root = Value::Bool(true);
    while let Some((location, scope, number)) = unfolder.open.pop_front() {
        let schema = unfolder.rewritten(&location, &scope)?;
        if number == 0 {
            root = schema;
        } else {
            definitions.insert(number.to_string(), schema);
        }
    }
    if let (Value::Object(root), false) = (&mut root, definitions.is_empty()) {
        root.insert("$defs".to_owned(), Value::Object(definitions));
    }
    Ok(root)
}

/// The work that is left.
pub(super) struct Unfolder<'a> {
    pub(super) library: &'a Library,
    pub(super) formats_count: bool,
    /// Whether the schemas stay where they stand, in a document of another language.
    pub(super) embedded: bool,
    /// Whether something in it is dynamic.
    pub(super) dynamic: bool,
    pub(super) needs: BTreeMap<Location, BTreeSet<String>>,
    names: BTreeMap<(Location, Scope), usize>,
    pub(super) open: VecDeque<(Location, Scope, usize)>,
}

impl<'a> Unfolder<'a> {
    /// With nothing left to do.
    pub(super) fn new(library: &'a Library, formats_count: bool) -> Self {
        let (needs, names, open) = (BTreeMap::new(), BTreeMap::new(), VecDeque::new());
        Self { library, formats_count, embedded: false, dynamic: false, needs, names, open }
    }

    /// The schema at a location in draft 2020-12.
    pub(super) fn rewritten(&mut self, location: &Location, scope: &Scope) -> Result<Value, SchemaError> {
        self.written(location, scope, false)
    }

    /// The same; what stays in place keeps what it defines.
    pub(super) fn written(
        &mut self,
        location: &Location,
        scope: &Scope,
        in_place: bool,
    ) -> Result<Value, SchemaError> {
        let library = self.library;
        let fail = |why: &str| SchemaError { pointer: location.pointer.clone(), why: why.to_owned() };
        let schema = library.schema(location).ok_or_else(|| fail("nothing stands there"))?;
        let setting = library.setting(location).ok_or_else(|| fail("it belongs to no document"))?;
        let Some(object) = schema.as_object() else {
            return Ok(schema.clone());
        };
        let scope = self.entered(setting, scope);
        Rewriter { unfolder: self, location, setting, scope: &scope, in_place }.object(object)
    }

    /// The local reference to a schema; the schema itself is unfolded later.
    pub(super) fn reference(
        &mut self,
        setting: &Setting,
        scope: &Scope,
        reference: &str,
        dynamic: bool,
    ) -> Result<String, SchemaError> {
        let fail = |why: String| SchemaError { pointer: reference.to_owned(), why };
        let (mut target, anchor) = self
            .library
            .target(setting, reference)
            .ok_or_else(|| fail("the reference leads nowhere".to_owned()))?;
        let name = reference.rsplit_once('#').map_or("", |(_, name)| name);
        if dynamic && anchor.is_some_and(|anchor| anchor.dynamic) {
            target = scope.get(name).cloned().unwrap_or(target);
        }
        self.local(target, scope)
    }

    /// The local reference that `$recursiveRef` means.
    pub(super) fn recursive(&mut self, setting: &Setting, scope: &Scope) -> Result<String, SchemaError> {
        let own = self.library.anchors(setting).any(|(name, _)| name == RECURSIVE);
        let outermost = scope.get(RECURSIVE).filter(|_| own);
        let target = outermost.unwrap_or(&setting.resource).clone();
        self.local(target, scope)
    }

    fn local(&mut self, target: Location, scope: &Scope) -> Result<String, SchemaError> {
        let place = target.clone();
        match self.name(target, scope) {
            0 => Ok("#".to_owned()),
            number if number < DEFINITIONS => Ok(format!("#/$defs/{number}")),
            _ => Err(endless(&place)),
        }
    }

    pub(super) fn entered(&self, setting: &Setting, scope: &Scope) -> Scope {
        let mut scope = scope.clone();
        for (name, anchor) in self.library.anchors(setting).filter(|(_, anchor)| anchor.dynamic) {
            scope.entry(name.clone()).or_insert_with(|| anchor.location.clone());
        }
        scope
    }

    /// The number of a schema and a scope.
    pub(super) fn name(&mut self, location: Location, scope: &Scope) -> usize {
        let setting = self.library.setting(&location);
        let scope = setting.map_or_else(|| scope.clone(), |setting| self.entered(setting, scope));
        let next = self.names.len();
        let key = (location, scope);
        if let Some(number) = self.names.get(&key) {
            return *number;
        }
        self.open.push_back((key.0.clone(), key.1.clone(), next));
        self.names.insert(key, next);
        next
    }
}

pub(super) fn endless(place: &Location) -> SchemaError {
    let document = if place.document == ROOT { "this document" } else { place.document.as_str() };
    let why = format!(
        "with this schema the references of {document} lead to more than {DEFINITIONS} schemas, where one counts again for \
         each meaning that its dynamic references have; refer with `$ref` instead of `$dynamicRef` or `$recursiveRef`, or \
         split the document"
    );
    SchemaError { pointer: place.pointer.clone(), why }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::DEFINITIONS;
    use crate::schema::{Draft, JsonSchema};

    #[test]
    fn too_many_schemas_are_told_with_the_place_and_a_way_out() {
        let name = |index: usize| format!("d{index}");
        let last = DEFINITIONS + 1;
        let definitions: Map<String, Value> = (0..=last)
            .map(|index| (name(index), json!({"$ref": format!("#/$defs/d{}", (index + 1).min(last))})))
            .collect();
        let schema = json!({"$ref": "#/$defs/d0", "$defs": definitions});
        let error = JsonSchema::new(schema, Draft::Draft202012).set().unwrap_err();
        assert_eq!(error.pointer, format!("/$defs/{}", name(DEFINITIONS - 1)));
        assert!(
            error.why.contains("more than 4096 schemas") && error.why.contains("split the document"),
            "{error}"
        );
    }
}
