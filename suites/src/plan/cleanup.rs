//! What a case brought about is removed at its end: a step that is sent whatever came before, where the interface offers
//! one and the ceiling allows it.

use std::sync::Arc;

use hutong_specs::plan::{Capture, CaptureFrom, Content, Fill, Probe, RequestTemplate, Role, Slot, Step};
use hutong_specs::resource::Resource;
use hutong_specs::standard::{Location, Operation};

use super::call::Call;
use super::context::Context;
use super::draft::Draft;
use super::withdrawn::{is_withdrawable, withdrawers};

/// The draft with steps at its end that remove what its steps may bring about, the last first.
pub(crate) fn tidied(context: &Context<'_>, mut draft: Draft) -> Draft {
    let mut after = withdrawers(context, &mut draft);
    for step in draft.steps.iter_mut().filter(|step| step.role != Role::Cleanup) {
        after.extend(remover(context, step));
    }
    after.reverse();
    draft.steps.append(&mut after);
    draft
}

/// How many requests clean up after one of each of these operations, at most.
pub(crate) fn cleanups(context: &Context<'_>, operations: &[&Operation]) -> u64 {
    let is_cleaned = |operation: &&&Operation| {
        removal(context, operation).is_some() || is_withdrawable(context, operation)
    };
    operations.iter().filter(is_cleaned).count() as u64
}

/// A step that many cases begin with, as it is with what removes its thing: made once for all of them.
#[derive(Clone, Debug)]
pub(super) struct Tidied {
    /// The probe as it was. It is kept so that its address stays its own.
    _of: Arc<Probe>,
    keeping: Arc<Probe>,
    remover: Step,
}

/// The step that removes what another brings about; that one is told to keep the identifier.
fn remover(context: &Context<'_>, step: &mut Step) -> Option<Step> {
    if Arc::strong_count(&step.probe) == 1 {
        let (capture, remover) = made(context, step)?;
        Arc::make_mut(&mut step.probe).captures.push(capture);
        return Some(remover);
    }
    let key = (Arc::as_ptr(&step.probe) as usize, step.id.clone());
    let known = context.tidied.borrow().get(&key).cloned();
    let shared = if let Some(shared) = known {
        shared
    } else {
        let (capture, remover) = made(context, step)?;
        let mut probe = Probe::clone(&step.probe);
        probe.captures.push(capture);
        let shared = Tidied { _of: Arc::clone(&step.probe), keeping: probe.into(), remover };
        context.tidied.borrow_mut().insert(key, shared.clone());
        shared
    };
    step.probe = shared.keeping;
    Some(shared.remover)
}

/// What is kept of the step, and the step that removes its thing.
fn made(context: &Context<'_>, step: &Step) -> Option<(Capture, Step)> {
    let operation = context.standard.operation(&step.probe.operation)?;
    let request = step.probe.request.as_ref().filter(|request| request.method == operation.method)?;
    let (resource, destroy) = removal(context, operation)?;
    let wanted = &resource.create.as_ref()?.identifier;
    if names_others(request, &wanted.from) {
        return None;
    }
    // Another name than that of later steps: this one is kept of accepted answers alone.
    let name = format!("{}@{}", wanted.name, step.id);
    let call = aimed(&context.base(destroy).ok()?.call, &name)?;
    let mut probe = context.probe(&call);
    probe.always = true;
    probe.party.clone_from(&step.probe.party);
    let capture = Capture { name, from: wanted.from.clone(), optional: true };
    let id = format!("cleanup-{}", step.id);
    let remover =
        Step { id: id.as_str().into(), role: Role::Cleanup, probe: probe.into(), expectations: Vec::new() };
    Some((capture, remover))
}

/// Whether the request itself says which thing it is about, in a value that is not made anew: it may be another's, that was
/// there before and must not be removed.
fn names_others(request: &RequestTemplate, from: &CaptureFrom) -> bool {
    let (CaptureFrom::Body(pointer) | CaptureFrom::Sent(pointer)) = from else {
        return false;
    };
    let last = pointer.rfind('/').and_then(|at| pointer.get(at..)).unwrap_or_default();
    match request.body.as_ref().map(|body| &body.content) {
        None => false,
        Some(Content::Json { value, fills }) => {
            let is_fresh = |fill: &Fill| fill.at == last && matches!(fill.slot, Slot::Fresh(_));
            value.pointer(last).is_some() && !fills.iter().any(is_fresh)
        }
        Some(_) => matches!(from, CaptureFrom::Sent(_)),
    }
}

/// The resource of which the operation creates one, and what removes it as far as the ceiling allows.
fn removal<'a, 'c>(context: &'c Context<'a>, operation: &Operation) -> Option<(&'c Resource, &'a Operation)> {
    let resource = context.resources().created_by(&operation.id)?;
    let destroy = context.standard.operation(resource.destroy.as_ref()?)?;
    (destroy.effect <= context.ceiling && context.base(destroy).is_ok()).then_some((resource, destroy))
}

/// The call with what was kept under this name as the last part of its path.
fn aimed<'a>(call: &Call<'a>, name: &str) -> Option<Call<'a>> {
    let mut call = call.clone();
    let path = call.operation.path.trim_end_matches('/');
    let argument = call.arguments.iter_mut().find(|argument| {
        argument.parameter.location == Location::Path
            && path.ends_with(&format!("{{{}}}", argument.parameter.name))
    })?;
    argument.slot = Some(Slot::Captured(name.to_owned()));
    Some(call)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use hutong_specs::files::MemoryFiles;
    use hutong_specs::load::{Options, load};
    use hutong_specs::plan::{
        BodyTemplate, CaptureFrom, Case, Content, Fill, Fresh, Plan, Reason, RequestTemplate, Role, Slot,
        Template,
    };
    use hutong_specs::profile::Declares;
    use hutong_specs::standard::{Effect, Standard};
    use serde_json::{Value, json};

    use super::names_others;
    use crate::plan::{PlanOptions, plan};

    fn planned(ceiling: Effect) -> Plan {
        let parameter = json!({"name": "id", "in": "path", "required": true, "schema": {"type": "string"}});
        let site = json!({"type": "object", "properties": {"id": {"type": "string", "readOnly": true}, "name": {"type": "string"}}});
        let content = json!({"application/json": {"schema": site}});
        let answer = json!({"description": "ok", "content": content});
        let document = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {
            "/sites": {"post": {"operationId": "add", "requestBody": {"required": true, "content": content}, "responses": {"201": answer}}},
            "/sites/{id}": {
                "get": {"operationId": "read", "parameters": [parameter], "responses": {"200": answer, "404": {"description": "no"}}},
                "delete": {"operationId": "remove", "parameters": [parameter], "responses": {"204": {"description": "gone"}}}}}});
        let files = MemoryFiles::new([("a.json", document.to_string())]);
        let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
        let standard: Standard = load(&files, &options).unwrap();
        let declares = Declares { effects: Effect::Destructive, ..Declares::default() };
        plan(&standard, &declares, &PlanOptions { ceiling: Some(ceiling), ..PlanOptions::default() }).unwrap()
    }

    fn cleans(case: &Case) -> usize {
        case.steps.iter().filter(|step| step.role == Role::Cleanup).count()
    }

    fn creates(case: &Case) -> usize {
        let is_sent = |method: &str| method == "POST";
        let sent = case.steps.iter().filter(|step| step.probe.operation.as_str() == "add");
        sent.filter_map(|step| step.probe.request.as_ref()).filter(|request| is_sent(&request.method)).count()
    }

    #[test]
    fn whatever_creates_cleans_up_as_often_at_the_end_and_only_what_the_case_itself_brought_about() {
        let plan = planned(Effect::Destructive);
        assert!(plan.cases.iter().any(|case| creates(case) == 2), "two things in one case");
        for case in &plan.cases {
            // A thing that the request names itself, on purpose, may be another's.
            let own = if case.rule.as_str() == "read-only" { 0 } else { creates(case) };
            assert_eq!(cleans(case), own, "{}", case.id);
            let mut known = BTreeSet::new();
            for step in &case.steps {
                let request = step.probe.request.iter();
                let needed: Vec<&str> = request.flat_map(RequestTemplate::captured).collect();
                assert!(needed.iter().all(|name| known.contains(*name)), "{} {}", case.id, step.id);
                assert_eq!(step.probe.always, step.role == Role::Cleanup);
                known.extend(step.probe.captures.iter().map(|capture| capture.name.as_str()));
            }
        }
    }

    #[test]
    fn what_a_request_names_itself_may_be_anothers_and_is_not_removed() {
        let request = |body: Value, fills: Vec<Fill>| RequestTemplate {
            method: "POST".to_owned(),
            target: Template::text("/sites"),
            headers: Vec::new(),
            body: Some(BodyTemplate { media_type: None, content: Content::Json { value: body, fills } }),
        };
        let fresh = Fresh { name: "id".to_owned(), template: "********".to_owned() };
        let fill = Fill { at: "/id".to_owned(), slot: Slot::Fresh(fresh) };
        for from in [CaptureFrom::Body("/data/id".to_owned()), CaptureFrom::Sent("/id".to_owned())] {
            assert!(names_others(&request(json!({"id": 7}), Vec::new()), &from));
            assert!(!names_others(&request(json!({"id": "00000000"}), vec![fill.clone()]), &from));
            assert!(!names_others(&request(json!({"name": "a"}), Vec::new()), &from));
        }
    }

    #[test]
    fn nothing_is_removed_above_the_ceiling_and_cleaning_up_is_no_effect_of_its_own() {
        let writing = planned(Effect::Writing);
        assert!(writing.cases.iter().all(|case| cleans(case) == 0));
        let above = |plan: &Plan, clause: &str| {
            plan.exclusions.iter().any(|exclusion| {
                exclusion.reason == Reason::AboveCeiling
                    && exclusion.clause.as_ref().is_some_and(|id| id.as_str() == clause)
            })
        };
        assert!(above(&writing, "remove/removed") && !above(&writing, "add/readable"));
        assert!(above(&planned(Effect::ReadOnly), "add/readable"));
        let destructive = planned(Effect::Destructive);
        let add = destructive.cases.iter().find(|case| case.id.as_str() == "add/acceptance/valid").unwrap();
        assert_eq!((add.effect, cleans(add)), (Effect::Writing, 1));
    }
}
