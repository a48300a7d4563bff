//! From the document to workflows: steps that are sent, sub-workflows in their places, expressions resolved.

use std::collections::BTreeMap;

use serde_json::Value;

use super::actions::path;
use super::expression::parse as expression;
use super::named;
use super::request::{literal, request};
use super::scope::Scope;
use super::shape::{DescriptionShape, StepShape, WorkflowShape, without_foreign};
use crate::load::typed;
use crate::name::{StepId, WorkflowId};
use crate::standard::{Standard, ValueSource, Workflow, WorkflowStep};
use crate::text::{Diagnostic, Document};

/// What came of reading.
pub(in crate::load) struct Read {
    /// The workflows.
    pub(in crate::load) workflows: Vec<Workflow>,
    /// What is wrong.
    pub(in crate::load) diagnostics: Vec<Diagnostic>,
}

/// Reads the document of workflows of a standard.
pub(in crate::load) fn read(document: &Document, standard: &mut Standard) -> Read {
    let mut document = document.clone();
    without_foreign(&mut document.value);
    let (shapes, mut diagnostics) = typed::list::<WorkflowShape>(&document, "/workflows");
    let mut head = document.clone();
    if let Some(members) = head.value.as_object_mut() {
        members.remove("workflows");
    }
    match typed::read::<DescriptionShape>(&head, "") {
        Ok(description) => diagnostics.extend(described(&document, &description)),
        Err(diagnostic) => diagnostics.push(diagnostic),
    }
    let mut reader = Reader { document: &document, standard, shapes: &shapes, diagnostics };
    let mut workflows: Vec<Workflow> = Vec::new();
    for (pointer, shape) in &shapes {
        if workflows.iter().any(|known| known.id.as_str() == shape.workflow_id) {
            reader.tell(
                &format!("{pointer}/workflowId"),
                "two workflows have this name",
                "give each a name of its own",
            );
            continue;
        }
        let inputs = defaults(shape);
        let read = reader.workflow(pointer, shape, inputs, &Inside::default());
        workflows.push(Workflow {
            id: WorkflowId::from(shape.workflow_id.as_str()),
            summary: shape.summary.clone(),
            steps: read.steps,
        });
    }
    let mut diagnostics = reader.diagnostics;
    standard.workflows = workflows;
    diagnostics.extend(named::missing(standard, &document));
    Read { workflows: std::mem::take(&mut standard.workflows), diagnostics }
}

fn described(document: &Document, description: &DescriptionShape) -> Vec<Diagnostic> {
    let error = |pointer: &str, message: String, help: &str| {
        Diagnostic::error("load.workflow", message).with_place(document.place(pointer)).with_help(help)
    };
    let mut found = Vec::new();
    if !description.arazzo.starts_with("1.0.") {
        let message = format!("the version `{}` is not one that is read", description.arazzo);
        found.push(error("/arazzo", message, "write `arazzo: 1.0.1`"));
    }
    let is_other = |kind: &Option<String>| kind.as_deref().is_some_and(|kind| kind != "openapi");
    for (index, source) in description.source_descriptions.iter().enumerate() {
        if is_other(&source.kind) || index > 0 {
            let message = format!("the source `{}` is not the pack's interface document", source.name);
            let pointer = format!("/sourceDescriptions/{index}");
            found.push(error(&pointer, message, "name the pack's interface document alone, of type openapi"));
        }
    }
    found
}

/// Where a workflow stands that another one holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Inside {
    /// What names of steps begin with.
    pub(super) prefix: String,
    /// The workflows around it.
    around: Vec<String>,
}

/// Steps, and what the workflow gives to others.
#[derive(Default)]
struct Sequence {
    steps: Vec<WorkflowStep>,
    outputs: BTreeMap<String, ValueSource>,
}

pub(super) struct Reader<'a> {
    pub(super) document: &'a Document,
    pub(super) standard: &'a Standard,
    shapes: &'a [(String, WorkflowShape)],
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    pub(super) fn tell(&mut self, pointer: &str, message: impl Into<String>, help: impl Into<String>) {
        let place = self.document.place(pointer);
        let diagnostic = Diagnostic::error("load.workflow", message).with_place(place).with_help(help);
        if !self.diagnostics.contains(&diagnostic) {
            self.diagnostics.push(diagnostic);
        }
    }

    fn workflow(
        &mut self,
        pointer: &str,
        shape: &WorkflowShape,
        inputs: BTreeMap<String, ValueSource>,
        inside: &Inside,
    ) -> Sequence {
        let around = [inside.around.clone(), vec![shape.workflow_id.clone()]].concat();
        let mut scope =
            Scope { step: StepId::from(""), inputs, outputs: BTreeMap::new(), workflows: BTreeMap::new() };
        let mut sequence = Sequence::default();
        for (index, id) in shape.depends_on.iter().enumerate() {
            let prefix = format!("{}{id}.", inside.prefix);
            let inside = Inside { prefix, around: around.clone() };
            let before = self.other(&format!("{pointer}/dependsOn/{index}"), id, BTreeMap::new(), &inside);
            sequence.steps.extend(before.steps);
            let outputs = before.outputs.into_iter();
            scope.workflows.extend(outputs.map(|(name, source)| ((id.clone(), name), source)));
        }
        let sent = path(shape).unwrap_or_else(|(at, why)| {
            self.tell(&format!("{pointer}{at}"), "this cannot be followed", why);
            (0..shape.steps.len()).collect()
        });
        self.tell_skipped(pointer, shape, &sent);
        for index in sent {
            if let Some(step) = shape.steps.get(index) {
                let place = format!("{pointer}/steps/{index}");
                let inside = Inside { prefix: inside.prefix.clone(), around: around.clone() };
                sequence.steps.extend(self.step(&place, step, &mut scope, &inside, &sequence.steps));
            }
        }
        sequence.outputs = self.outputs(pointer, &shape.outputs, &scope);
        sequence
    }

    fn tell_skipped(&mut self, pointer: &str, shape: &WorkflowShape, sent: &[usize]) {
        for index in (0..shape.steps.len()).filter(|index| !sent.contains(index)) {
            let place = format!("{pointer}/steps/{index}");
            self.tell(&place, "no path leads to this step", "take it out, or change the action before it");
        }
    }

    fn other(
        &mut self,
        pointer: &str,
        id: &str,
        inputs: BTreeMap<String, ValueSource>,
        inside: &Inside,
    ) -> Sequence {
        let shapes = self.shapes;
        let Some((place, shape)) = shapes.iter().find(|(_, shape)| shape.workflow_id == id) else {
            self.tell(pointer, format!("there is no workflow `{id}`"), "name a workflow of this document");
            return Sequence::default();
        };
        if inside.around.iter().any(|known| known == id) {
            self.tell(
                pointer,
                format!("the workflow `{id}` holds itself"),
                "take one step of the circle out",
            );
            return Sequence::default();
        }
        let mut given = defaults(shape);
        given.extend(inputs);
        let mut sequence = self.workflow(place, shape, given, inside);
        // It is tested where it stands; here it only brings about what follows.
        for step in &mut sequence.steps {
            step.clauses.clear();
            step.criteria.clear();
        }
        sequence
    }

    fn outputs(
        &mut self,
        pointer: &str,
        written: &BTreeMap<String, String>,
        scope: &Scope,
    ) -> BTreeMap<String, ValueSource> {
        let mut outputs = BTreeMap::new();
        for (name, text) in written {
            match expression(text).and_then(|expression| scope.resolve(&expression)) {
                Ok(source) => {
                    outputs.insert(name.clone(), source);
                }
                Err(why) => {
                    self.tell(&format!("{pointer}/outputs/{name}"), "the output stands for nothing", why);
                }
            }
        }
        outputs
    }

    fn step(
        &mut self,
        place: &str,
        shape: &StepShape,
        scope: &mut Scope,
        inside: &Inside,
        before: &[WorkflowStep],
    ) -> Vec<WorkflowStep> {
        let id = StepId::from(format!("{}{}", inside.prefix, shape.step_id));
        if before.iter().any(|known| known.id == id) {
            self.tell(&format!("{place}/stepId"), "two steps have this name", "give each a name of its own");
            return Vec::new();
        }
        scope.step = id.clone();
        if let Some(other) = &shape.workflow_id {
            return self.held(place, shape, other, scope, inside);
        }
        let Some(operation) = self.operation(place, shape) else { return Vec::new() };
        let read = request(scope, shape, |id| StepId::from(format!("{}{id}", inside.prefix)));
        let sent = read.unwrap_or_else(|(at, why)| {
            self.tell(&format!("{place}{at}"), "the value stands for nothing", why);
            crate::standard::StepRequest::default()
        });
        for (member, other) in [("x-again", &sent.again), ("x-beside", &sent.beside)] {
            if other.as_ref().is_some_and(|other| !before.iter().any(|known| known.id == *other)) {
                self.tell(
                    &format!("{place}/{member}"),
                    "this is no earlier step",
                    "name a step before this one",
                );
            }
        }
        let criteria = self.criteria(place, shape, scope, inside);
        self.diagnostics.extend(named::wrong(
            self.standard,
            self.document,
            &format!("{place}/x-clause"),
            &shape.clauses,
        ));
        let outputs = self.outputs(place, &shape.outputs, scope).into_iter();
        scope.outputs.extend(outputs.map(|(name, source)| ((shape.step_id.clone(), name), source)));
        let (clauses, needs, demand) = (shape.clauses.clone(), shape.needs, shape.demand);
        vec![WorkflowStep { id, operation, clauses, needs, request: sent, demand, criteria }]
    }

    /// The steps of a workflow that stands in the place of a step.
    fn held(
        &mut self,
        place: &str,
        shape: &StepShape,
        other: &str,
        scope: &mut Scope,
        inside: &Inside,
    ) -> Vec<WorkflowStep> {
        let mut inputs = BTreeMap::new();
        for (index, parameter) in shape.parameters.iter().enumerate() {
            match scope.value(&parameter.value) {
                Ok(source) => {
                    inputs.insert(parameter.name.clone(), source);
                }
                Err(why) => {
                    let pointer = format!("{place}/parameters/{index}/value");
                    self.tell(&pointer, "the value stands for nothing", why);
                }
            }
        }
        let prefix = format!("{}{}.", inside.prefix, shape.step_id);
        let inside = Inside { prefix, around: inside.around.clone() };
        let held = self.other(&format!("{place}/workflowId"), other, inputs, &inside);
        let outputs = held.outputs.into_iter();
        scope.outputs.extend(outputs.map(|(name, source)| ((shape.step_id.clone(), name), source)));
        held.steps
    }
}

/// Inputs by their defaults: a run has nobody to ask.
fn defaults(shape: &WorkflowShape) -> BTreeMap<String, ValueSource> {
    let properties = shape.inputs.get("properties").and_then(Value::as_object);
    let defaults = properties.into_iter().flatten();
    defaults.filter_map(|(name, schema)| Some((name.clone(), literal(schema.get("default")?)))).collect()
}
