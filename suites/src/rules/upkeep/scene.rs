//! The operations around a thing, as steps.

use hutong_specs::name::OperationId;
use hutong_specs::plan::{Capture, CaptureFrom, Demand, Expectation, Reference, Role, Side, Slot, Step};
use hutong_specs::resource::Cast;
use hutong_specs::standard::{Dimension, Location, Operation, StatusPattern};
use hutong_specs::text::pointer::below;
use serde_json::Value;

use crate::plan::{Call, Task, own};

/// What a case looks at and for whom.
pub(super) struct Scene<'a, 'c, 't> {
    /// The clause and the operation.
    pub(super) task: &'t Task<'a, 'c>,
    /// The operations around the thing.
    pub(super) cast: Cast<'c>,
}

/// One of two things of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The one that the case is about.
    One,
    /// Another one.
    Other,
}

impl Which {
    /// What tells names of the other thing apart.
    pub(super) fn mark(self) -> &'static str {
        match self {
            Self::One => "",
            Self::Other => "-other",
        }
    }
}

impl<'a> Scene<'a, '_, '_> {
    /// An operation of the standard; those of the cast are borrowed for a shorter time.
    fn lasting(&self, operation: &Operation) -> Result<&'a Operation, String> {
        let id: &OperationId = &operation.id;
        self.task.context.standard.operation(id).ok_or_else(|| format!("operation {id}"))
    }

    /// The operation that reads the thing.
    pub(super) fn reader(&self) -> Result<&Operation, String> {
        self.cast.read.ok_or_else(|| "an operation that reads the thing".to_owned())
    }

    /// The request of an operation that is about a thing of the case.
    pub(super) fn call(&self, operation: &Operation, which: Which) -> Result<Call<'a>, String> {
        let operation = self.lasting(operation)?;
        let mut call = self.task.context.base(operation)?.call.clone();
        if let Some(argument) = call.arguments.iter_mut().rev().find(|argument| {
            argument.parameter.location == Location::Path
                && operation.path.trim_end_matches('/').ends_with(&format!("{{{}}}", argument.parameter.name))
        }) {
            argument.slot = Some(Slot::Captured(self.identifier(which).name));
        }
        Ok(call)
    }

    /// What is kept of the answer that creates a thing.
    pub(super) fn identifier(&self, which: Which) -> Capture {
        let known = self.cast.resource.create.as_ref().map(|create| create.identifier.clone());
        let none =
            || Capture { name: String::new(), from: CaptureFrom::Body(String::new()), optional: false };
        let known = known.unwrap_or_else(none);
        Capture { name: format!("{}{}", known.name, which.mark()), ..known }
    }

    /// Creates a thing of which no other case knows.
    pub(super) fn create(&self, which: Which, role: Role) -> Result<Step, String> {
        let operation = self.lasting(self.cast.create)?;
        let base = self.task.context.base(operation)?;
        let call = own(&base.call, self.cast.resource.identifier_in(operation).as_deref(), which.mark());
        let mut step = self.step(&format!("create{}", which.mark()), role, &call, Vec::new());
        std::sync::Arc::make_mut(&mut step.probe).captures = vec![self.identifier(which)];
        Ok(step)
    }

    /// A step of an operation on a thing, with demands.
    pub(super) fn on(
        &self,
        (id, role): (&str, Role),
        operation: &Operation,
        which: Which,
        demands: Vec<Demand>,
    ) -> Result<Step, String> {
        Ok(self.step(id, role, &self.call(operation, which)?, demands))
    }

    /// A step with demands of the clause.
    pub(super) fn step(&self, id: &str, role: Role, call: &Call<'a>, demands: Vec<Demand>) -> Step {
        let expectations: Vec<Expectation> =
            demands.into_iter().map(|demand| self.task.expect(&[Dimension::State], demand)).collect();
        Step { id: id.into(), role, probe: self.task.context.probe(call).into(), expectations }
    }

    /// The members of a thing that must read as they did in another step.
    pub(super) fn same_as(&self, step: &str, members: &[String]) -> Result<Vec<Demand>, String> {
        let reader = self.reader()?;
        let at = self.cast.resource.thing_in(reader).unwrap_or_default();
        let same = |member: &String| {
            let pointer = format!("{at}{member}");
            let reference = Reference { step: step.into(), side: Side::Response, pointer: pointer.clone() };
            Demand::Same { pointer, reference }
        };
        Ok(members.iter().map(same).collect())
    }

    /// The members that come back of what is sent to an operation.
    pub(super) fn common(&self, sent_to: &Operation) -> Result<Vec<String>, String> {
        Ok(self.cast.resource.common(sent_to, self.reader()?))
    }

    /// Where the identifier of the thing is found, for demands that compare it.
    pub(super) fn reference(&self) -> Result<Reference, String> {
        let (side, pointer) = match self.identifier(Which::One).from {
            CaptureFrom::Body(pointer) => (Side::Response, pointer),
            CaptureFrom::Sent(pointer) => (Side::Request, pointer),
            CaptureFrom::Header(_) | CaptureFrom::Segment(_) => {
                return Err("an identifier in a body".to_owned());
            }
        };
        Ok(Reference { step: "create".into(), side, pointer })
    }
}

/// That what is asked for is there. Refusals for other reasons and what breaks are others' business.
pub(super) fn there() -> Demand {
    let others = [401, 403, 429].map(StatusPattern::Code);
    let fine = [2, 3, 5].map(StatusPattern::Range);
    Demand::Status(fine.into_iter().chain(others).collect())
}

/// JSON pointers of the members of a value that are not among those wanted, the outermost that hold none.
pub(super) fn left_aside(value: &Value, at: &str, wanted: &[String]) -> Vec<String> {
    let Some(members) = value.as_object() else { return Vec::new() };
    let mut all = Vec::new();
    for (name, member) in members {
        let at = below(at, name);
        let inside = format!("{at}/");
        if wanted.iter().any(|pointer| pointer.starts_with(&inside)) {
            all.extend(left_aside(member, &at, wanted));
        } else if !wanted.contains(&at) || member.is_null() {
            all.push(at);
        }
    }
    all
}
