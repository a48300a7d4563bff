//! A sequence as a case.

use std::sync::Arc;

use hutong_specs::plan::{Breach, Demand, Expectation, Intent, Place, Probe, Role, Step};
use hutong_specs::standard::{Dimension, StepDemand};

use super::needs::before;
use super::request::Earlier;
use super::step::{Sequence, SequenceStep};
use crate::plan::{Draft, Task, empty_probe};

const DIMENSIONS: &[Dimension] =
    &[Dimension::State, Dimension::Timing, Dimension::Response, Dimension::Request];

/// The sequence as a case, or for what no request could be made.
pub(crate) fn drafted(task: &Task<'_, '_>, sequence: Sequence) -> Result<Draft, String> {
    let mut steps = before(task, &sequence)?;
    let mut earlier = Earlier::default();
    let mut probes = Vec::new();
    for step in &sequence.steps {
        probes.push(probe(task, step, &mut earlier)?);
    }
    let intent = intent(sequence.steps.last());
    for (step, mut probe) in sequence.steps.into_iter().zip(probes) {
        probe.captures = earlier.captures_of(&step.id);
        let demands = step.demands.into_iter();
        let expectations = demands.map(|demand| expectation(task, demand)).collect();
        steps.push(Step { id: step.id, role: step.role, probe: Arc::new(probe), expectations });
    }
    Ok(Draft { what: sequence.name, intent, steps })
}

fn probe<'a>(task: &Task<'a, '_>, step: &SequenceStep, earlier: &mut Earlier<'a>) -> Result<Probe, String> {
    let operation = task.context.standard.operation(&step.operation);
    let operation = operation.ok_or_else(|| format!("there is no operation `{}`", step.operation))?;
    let (beside, party) = (step.request.beside.clone(), step.party.clone());
    if let Some(again) = &step.request.again {
        return Ok(Probe { again: Some(again.clone()), beside, party, ..empty_probe(operation) });
    }
    let base = task.context.base(operation)?;
    // What a step does not name and need not send might filter away what later steps are about.
    let call = earlier.call(&base.call.without_optional_arguments(), (&step.id, &step.request))?;
    Ok(Probe { beside, party, ..task.context.probe(&call) })
}

fn expectation(task: &Task<'_, '_>, demand: Demand) -> Expectation {
    match demand {
        Demand::DeclaredBody => task.expect(&[Dimension::Response], Demand::DeclaredBody),
        demand => task.expect(DIMENSIONS, demand),
    }
}

/// A sequence whose last request must be refused breaks the order of things, not a schema.
fn intent(last: Option<&SequenceStep>) -> Intent {
    let is_refused = last.is_some_and(|step| step.demand == StepDemand::Refused && step.role == Role::Probe);
    if is_refused {
        Intent::Violate(vec![Breach {
            place: Place::Exchange,
            keyword: "scenario".to_owned(),
            constraint: None,
        }])
    } else {
        Intent::Conform
    }
}
