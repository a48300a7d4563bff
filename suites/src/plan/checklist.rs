//! The checklist before a run: values that requests need and that neither the document nor the target's declaration nor
//! another operation gives.

use hutong_specs::name::OperationId;
use hutong_specs::plan::{Place, Slot};
use hutong_specs::profile::Declares;
use hutong_specs::standard::{Operation, Origin, Parameter, Standard};
use serde_json::Value;

use super::annotations::AnnotationKind;
use super::base::{Base, parameter_value};
use super::base_body::entity;
use super::context::Context;
use super::material::place;
use super::options::PlanOptions;

/// A value that a request needs and that nobody gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The operation.
    pub operation: OperationId,
    /// Where the value is sent; the empty pointer of the body is the body as a whole.
    pub place: Place,
    /// The name under which the target can declare it; `None` if only an example of the document can give it.
    pub name: Option<String>,
}

/// What is missing for the operations up to the ceiling that are asked for, in the order of the standard.
pub fn checklist(standard: &Standard, declares: &Declares, options: &PlanOptions) -> Vec<Missing> {
    let ceiling = options.ceiling.unwrap_or(declares.effects);
    let context = Context::new(standard, declares, options.seed, options.fuzz).up_to(ceiling);
    let wanted = &options.selection.operations;
    let is_meant = |operation: &&Operation| {
        operation.effect <= ceiling && (wanted.is_empty() || wanted.contains(&operation.id))
    };
    let operations = standard.operations.iter().filter(is_meant);
    operations.flat_map(|operation| missing(&context, operation)).collect()
}

fn missing(context: &Context<'_>, operation: &Operation) -> Vec<Missing> {
    let Some(operation) = context.standard.operation(&operation.id) else {
        return Vec::new();
    };
    let Ok(base) = context.base(operation) else {
        return Vec::new();
    };
    let entry = |(place, name)| Missing { operation: operation.id.clone(), place, name };
    let mut all: Vec<Missing> = of_parameters(context, operation, &base).map(entry).collect();
    all.extend(of_body(context, operation, &base).into_iter().map(entry));
    all
}

/// Parameters that are sent with a value that was made up.
fn of_parameters<'b>(
    context: &'b Context<'_>,
    operation: &'b Operation,
    base: &'b Base<'_>,
) -> impl Iterator<Item = (Place, Option<String>)> + 'b {
    let made_up = base.call.arguments.iter().filter(|argument| {
        !matches!(argument.slot, Some(Slot::Captured(_) | Slot::Fresh(_) | Slot::Now { .. }))
            && parameter_value(context, operation, argument.parameter)
                .is_some_and(|chosen| !chosen.is_grounded)
    });
    made_up.map(move |argument| (place(argument.parameter), name_of(context, argument.parameter)))
}

/// A plain document's parameters take test data of their own name, a pack's of the name that they say.
fn name_of(context: &Context<'_>, parameter: &Parameter) -> Option<String> {
    let resolved = parameter.schema.resolved();
    let said = resolved.value().get("x-test-data").and_then(Value::as_str).map(str::to_owned);
    said.or_else(|| (context.standard.origin == Origin::Document).then(|| parameter.name.clone()))
}

/// Places of the body that the target should declare; else the body as a whole, where it was made up.
fn of_body(context: &Context<'_>, operation: &Operation, base: &Base<'_>) -> Vec<(Place, Option<String>)> {
    let asked = base.annotations.iter().filter_map(|annotation| match &annotation.kind {
        AnnotationKind::TestData(name) if !context.declares.test_data.contains_key(name) => {
            Some((Place::Body(annotation.at.clone()), Some(name.clone())))
        }
        _ => None,
    });
    let mut all: Vec<_> = asked.collect();
    let is_brought =
        base.annotations.iter().any(|annotation| matches!(annotation.kind, AnnotationKind::Captured(_)));
    if let Ok(Some((_, false, _))) = entity(context, operation)
        && all.is_empty()
        && !is_brought
    {
        all.push((Place::Body(String::new()), None));
    }
    all
}

#[cfg(test)]
mod tests {
    use hutong_specs::files::MemoryFiles;
    use hutong_specs::load::{Options, load};
    use hutong_specs::plan::Place;
    use hutong_specs::profile::Declares;
    use hutong_specs::standard::{Effect, Standard};
    use serde_json::json;

    use super::checklist;
    use crate::plan::PlanOptions;

    fn standard() -> Standard {
        let parameter = |name: &str, place: &str| json!({"name": name, "in": place, "required": true, "schema": {"type": "string"}});
        let site = json!({"type": "object", "properties": {"id": {"type": "string", "readOnly": true}}});
        let content = json!({"application/json": {"schema": site}});
        let answer = json!({"200": {"description": "ok", "content": content}});
        let document = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {
            "/sites": {"post": {"operationId": "add", "requestBody": {"required": true, "content": content}, "responses": answer}},
            "/sites/{id}": {"get": {"operationId": "read", "parameters": [parameter("id", "path")], "responses": answer}},
            "/days/{day}": {"get": {"operationId": "look", "parameters": [parameter("day", "path"), parameter("of", "query")],
                "responses": answer}}}});
        let files = MemoryFiles::new([("a.json", document.to_string())]);
        load(&files, &Options { document: Some("a.json".to_owned()), ..Options::default() }).unwrap()
    }

    fn missing(ceiling: Effect, given: &[&str]) -> Vec<(String, Place, Option<String>)> {
        let mut declares = Declares { effects: ceiling, ..Declares::default() };
        declares.test_data.extend(given.iter().map(|name| ((*name).to_owned(), json!("x"))));
        let all = checklist(&standard(), &declares, &PlanOptions::default());
        all.into_iter().map(|one| (one.operation.to_string(), one.place, one.name)).collect()
    }

    #[test]
    fn what_neither_document_nor_profile_nor_a_producer_gives_is_missing() {
        let path = |operation: &str, name: &str| {
            (operation.to_owned(), Place::Path(name.to_owned()), Some(name.to_owned()))
        };
        let query = ("look".to_owned(), Place::Query("of".to_owned()), Some("of".to_owned()));
        let body = ("add".to_owned(), Place::Body(String::new()), None);
        assert_eq!(missing(Effect::Writing, &[]), [body.clone(), path("look", "day"), query.clone()]);
        assert_eq!(missing(Effect::Writing, &["day", "of"]), [body]);
        // Where nothing may be written nothing is brought about.
        assert_eq!(missing(Effect::ReadOnly, &[]), [path("read", "id"), path("look", "day"), query]);
    }
}
