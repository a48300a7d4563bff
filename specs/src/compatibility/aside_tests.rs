//! What is left aside and said to be, and what was once told and is no change.

use serde_json::{Value, json};

use super::compare::compare_within;
use super::tests::{document, kinds, of, operation, with_answer, with_body, with_query};
use super::work::Work;
use super::{Aside, AsideReason, Change, ChangeKind, Comparison, compare};

fn compared(before: &Value, after: &Value) -> Comparison {
    compare(&of(before), &of(after))
}

/// The reasons for which something was left aside, where nothing was told.
fn reasons(before: &Value, after: &Value) -> Vec<(String, AsideReason)> {
    let Comparison { changes, aside, aside_count, .. } = compared(before, after);
    assert_eq!((changes, aside_count), (Vec::<Change>::new(), aside.len()));
    aside.into_iter().map(|Aside { at, reason, .. }| (at, reason)).collect()
}

#[test]
fn paths_in_other_files_are_left_aside_and_nothing_is_compared() {
    let before = document(&json!({"/a": {"$ref": "paths/a.yaml"}, "/b": {"$ref": "paths/b.yaml"}}));
    let Comparison { changes, compared, aside, aside_count } = compared(&before, &document(&json!({})));
    assert_eq!((changes, compared, aside_count), (Vec::new(), 0, 2));
    let first = Aside { operation: "/a".to_owned(), at: String::new(), reason: AsideReason::Outside };
    assert_eq!(aside.first(), Some(&first));
}

#[test]
fn of_much_that_is_left_aside_some_is_named_and_all_is_counted() {
    let paths: Value = (0..50).map(|number| (format!("/p{number}"), json!({"$ref": "a.yaml"}))).collect();
    let found = compared(&document(&paths), &document(&paths));
    assert_eq!((found.aside.len(), found.aside_count), (8, 50));
}

#[test]
fn what_lies_outside_the_document_is_not_taken_for_anything() {
    let outside = json!({"$ref": "https://x.example/s.yaml#/A"});
    let plain = json!({"type": "object", "required": ["a"]});
    let in_answers = vec![("200 application/json".to_owned(), AsideReason::Outside)];
    for schema in [
        json!({"type": "object", "allOf": [outside]}),
        json!({"type": "object", "required": ["a"], "properties": {"b": outside}}),
        outside.clone(),
    ] {
        let (before, after) = (with_answer(&plain), with_answer(&schema));
        assert_eq!(reasons(&before, &after), in_answers, "{schema}");
        assert_eq!(reasons(&after, &before), in_answers, "{schema}");
        // An operation whose request cannot be written is not read at all.
        let whole = vec![(String::new(), AsideReason::Unreadable)];
        let (before, after) = (with_body(&plain), with_body(&schema));
        assert_eq!((reasons(&before, &after), reasons(&after, &before)), (whole.clone(), whole), "{schema}");
    }
    let local = |mut document: Value| {
        document["components"]["schemas"] = json!({"A": {"type": "object", "allOf": [outside]}});
        document
    };
    let after = local(with_answer(
        &json!({"type": "object", "properties": {"b": {"$ref": "#/components/schemas/A"}}}),
    ));
    assert_eq!(reasons(&with_answer(&plain), &after), in_answers);
}

#[test]
fn an_answer_that_lies_outside_the_document_has_not_lost_its_media_types() {
    let before = with_answer(&json!({"type": "object"}));
    let mut after = operation(&json!({"responses": {"200": {"$ref": "#/components/responses/A"}}}));
    after["components"]["responses"] = json!({"A": {"$ref": "answers.yaml#/A"}});
    let aside = vec![("200".to_owned(), AsideReason::Outside)];
    assert_eq!((reasons(&before, &after), reasons(&after, &before)), (aside.clone(), aside.clone()));
    after["paths"]["/a/{id}"]["post"]["responses"]["404"] = json!({"description": "a"});
    assert_eq!(reasons(&before, &after), aside);
}

#[test]
fn what_cannot_be_told_is_said_to_be_left_aside() {
    let get = json!({"get": {"responses": {}}});
    let (name, template) = (document(&json!({"/latest": get})), document(&json!({"/{a}": get})));
    assert_eq!(reasons(&name, &template), [(String::new(), AsideReason::Unclear)]);
    let with = |status: &str| operation(&json!({"responses": {status: {"description": "a"}}}));
    assert_eq!(reasons(&with("200"), &with("default")), [("200".to_owned(), AsideReason::Unclear)]);
    assert_eq!(reasons(&with("2XX"), &with("2XX")), []);
    let circle = json!({"allOf": [{"$ref": "#/components/schemas/A"}]});
    let mut circular = with_answer(&json!({"$ref": "#/components/schemas/A"}));
    circular["components"]["schemas"] = json!({"A": circle});
    let too_large = vec![("200 application/json".to_owned(), AsideReason::TooLarge)];
    assert_eq!(reasons(&circular, &circular), too_large);
}

#[test]
fn where_the_work_is_used_up_the_rest_is_left_aside() {
    let schema = json!({"type": "object", "properties": {"a": {"type": "string", "maxLength": 5}}});
    let release = of(&with_body(&schema));
    for left in [0, 4, 50, 1000] {
        let found = compare_within(&release, &release, Work::of(left));
        let reasons: Vec<_> = found.aside.iter().map(|aside| aside.reason).collect();
        assert_eq!((found.changes.len(), reasons.last()), (0, Some(&AsideReason::Work)), "{left}");
    }
    assert_eq!(compare_within(&release, &release, Work::default()).aside_count, 0);
}

#[test]
fn the_width_of_a_number_narrows_nothing() {
    let query = |schema: &Value| with_query(&json!({"name": "n", "in": "query", "schema": schema}));
    for (kind, format) in
        [("integer", "int32"), ("integer", "int64"), ("number", "float"), ("number", "double")]
    {
        let (plain, wide) = (json!({"type": kind}), json!({"type": kind, "format": format}));
        let either = json!({"anyOf": [wide, {"type": "null"}]});
        for after in [&wide, &either] {
            assert_eq!(kinds(&query(&plain), &query(after)), [], "{after}");
            assert_eq!(kinds(&with_body(&plain), &with_body(after)), [], "{after}");
        }
    }
    let wide = json!({"type": "integer", "format": "int64"});
    let bounded = json!({"type": "integer", "format": "int32", "maximum": 9});
    assert_eq!(
        kinds(&query(&wide), &query(&bounded)),
        [(ChangeKind::ParameterNarrowed, "query n".to_owned())]
    );
}

#[test]
fn a_type_that_is_left_out_or_added_where_members_are_named_is_no_other_type() {
    let typed = json!({"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}});
    let mut untyped = typed.clone();
    untyped.as_object_mut().unwrap().remove("type");
    for (before, after) in [(&typed, &untyped), (&untyped, &typed)] {
        assert_eq!(kinds(&with_answer(before), &with_answer(after)), []);
        assert_eq!(kinds(&with_body(before), &with_body(after)), []);
    }
    let text = json!({"const": "a"});
    let other = kinds(&with_answer(&typed), &with_answer(&text));
    assert_eq!(other, [(ChangeKind::ResponseWeakened, "200 application/json /".to_owned())]);
}

/// With a scan of all operations for each that is gone this takes minutes.
#[test]
fn thousands_of_operations_are_compared_in_the_time_of_thousands() {
    let item = json!({"get": {"responses": {}}});
    let paths = |count: usize, of: &dyn Fn(usize) -> String| -> Value {
        document(&(0..count).map(|number| (of(number), item.clone())).collect::<Value>())
    };
    let before = of(&paths(6000, &|number| format!("/items/{{id}}/parts/part-{number}")));
    let covering = of(&paths(6000, &|number| match number {
        0 => "/items/{id}/parts/{part}".to_owned(),
        number => format!("/{{any}}/{{id}}/others/{number}"),
    }));
    let found = compare(&before, &covering);
    assert_eq!((found.changes.len(), found.aside_count), (0, 6000));
    let renamed = of(&paths(6000, &|number| format!("/items/{{number}}/parts/part-{number}")));
    assert_eq!(compare(&before, &renamed).compared, 6000);
    assert_eq!(compare(&before, &of(&document(&json!({})))).changes.len(), 64);
}

#[test]
fn a_path_of_nothing_but_brackets_is_soon_read() {
    let path = format!("/{}", "{".repeat(1 << 21));
    let release = of(&document(&json!({path: {"get": {"responses": {}}}})));
    assert_eq!(compare(&release, &release).changes, []);
}
