//! The request of a step: the operation's valid one, with values of its own and of other steps.

use hutong_specs::name::StepId;
use hutong_specs::plan::{Capture, CaptureFrom, Operand, Reference, Side, Slot};
use hutong_specs::standard::{StepRequest, ValueSource};
use serde_json::Value;

use crate::plan::Call;
use crate::rules::changes::changed;

/// The requests made so far, and what must be kept of the answers to them.
#[derive(Debug, Default)]
pub(super) struct Earlier<'a> {
    calls: Vec<(StepId, Call<'a>)>,
    captures: Vec<(StepId, Capture)>,
}

impl<'a> Earlier<'a> {
    /// Makes the request of a step and remembers it.
    pub(super) fn call(
        &mut self,
        base: &Call<'a>,
        (id, request): (&StepId, &StepRequest),
    ) -> Result<Call<'a>, String> {
        let mut call = match &request.payload {
            Some(payload) => base.with_body(payload.clone()),
            None => base.clone(),
        };
        for (name, source) in &request.parameters {
            call = self.with_parameter(&call, name, source)?;
        }
        for (at, source) in &request.set {
            call = self.with_value(&call, at, source)?;
        }
        for at in &request.remove {
            call = changed(&call, at, None).0;
        }
        for at in &request.anew {
            let anew = call.with_fresh_anew(at, id.as_str());
            call = anew.ok_or_else(|| format!("{at} of {id} is to be anew, and holds no fresh value"))?;
        }
        self.calls.push((id.clone(), call.clone()));
        Ok(call)
    }

    /// What is kept of the answer to a step.
    pub(super) fn captures_of(&self, id: &StepId) -> Vec<Capture> {
        self.captures.iter().filter(|(step, _)| step == id).map(|(_, capture)| capture.clone()).collect()
    }

    fn with_parameter(
        &mut self,
        call: &Call<'a>,
        name: &str,
        source: &ValueSource,
    ) -> Result<Call<'a>, String> {
        let parameter = call.operation.parameters.iter().find(|parameter| parameter.name == name);
        let parameter = parameter.ok_or_else(|| format!("{} has no parameter {name}", call.operation.id))?;
        let (value, slot) = match source {
            ValueSource::Operand(Operand::Value(value)) => (value.clone(), None),
            ValueSource::Operand(Operand::Reference(reference)) if reference.side == Side::Request => {
                let (value, slots) = self.sent(reference)?;
                (value, slots.into_iter().find(|(rest, _)| rest.is_empty()).map(|(_, slot)| slot))
            }
            other => {
                let sample = call.argument(parameter).map(|argument| argument.value.clone());
                (sample.unwrap_or_else(|| Value::from("captured")), Some(self.captured(other)))
            }
        };
        let mut call = call.with_argument(parameter, value);
        if let Some(argument) = call.arguments.iter_mut().find(|one| std::ptr::eq(one.parameter, parameter)) {
            argument.slot = slot;
        }
        Ok(call)
    }

    fn with_value(&mut self, call: &Call<'a>, at: &str, source: &ValueSource) -> Result<Call<'a>, String> {
        match source {
            ValueSource::Operand(Operand::Value(value)) => Ok(changed(call, at, Some(value)).0),
            ValueSource::Operand(Operand::Reference(reference)) if reference.side == Side::Request => {
                let (value, slots) = self.sent(reference)?;
                let call = changed(call, at, Some(&value)).0;
                let filled = slots.into_iter();
                Ok(filled.fold(call, |call, (rest, slot)| call.with_slot(&format!("{at}{rest}"), slot)))
            }
            other => {
                let sample = call.body().and_then(|body| body.pointer(at)).cloned();
                let sample =
                    sample.filter(|sample| !sample.is_null()).unwrap_or_else(|| Value::from("captured"));
                let slot = self.captured(other);
                Ok(changed(call, at, Some(&sample)).0.with_slot(at, slot))
            }
        }
    }

    /// What an earlier step sends at a place, with the slots at and below it.
    fn sent(&self, reference: &Reference) -> Result<(Value, Vec<(String, Slot)>), String> {
        let call = self.calls.iter().find(|(step, _)| *step == reference.step).map(|(_, call)| call);
        let entity = call.and_then(|call| call.entity.as_ref());
        let found = entity.and_then(|entity| Some((entity, entity.value.pointer(&reference.pointer)?)));
        let (entity, value) =
            found.ok_or_else(|| format!("step {} sends nothing at {}", reference.step, reference.pointer))?;
        let within = |at: &str| {
            let rest = at.strip_prefix(&reference.pointer)?;
            (rest.is_empty() || rest.starts_with('/')).then(|| rest.to_owned())
        };
        let slots = entity.fills.iter().filter_map(|fill| Some((within(&fill.at)?, fill.slot.clone())));
        Ok((value.clone(), slots.collect()))
    }

    /// The slot for what an answer holds; that it is kept is remembered.
    fn captured(&mut self, source: &ValueSource) -> Slot {
        let (step, from, place) = match source {
            ValueSource::Header(step, name) => (step, CaptureFrom::Header(name.clone()), name),
            ValueSource::Operand(Operand::Reference(Reference { step, pointer, .. })) => {
                (step, CaptureFrom::Body(pointer.clone()), pointer)
            }
            ValueSource::Operand(Operand::Value(_)) => return Slot::Captured(String::new()),
        };
        let name = format!("{step} {place}");
        let entry = (step.clone(), Capture { name: name.clone(), from, optional: false });
        if !self.captures.contains(&entry) {
            self.captures.push(entry);
        }
        Slot::Captured(name)
    }
}
