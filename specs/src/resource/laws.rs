//! Laws of what is inferred.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::tests::resources;
use crate::name::OperationId;

const NOUNS: [&str; 4] = ["owners", "pets", "visits", "orders"];

/// Collections of which any may hang under any other and whose bodies name any others.
fn interfaces() -> impl Strategy<Value = Value> {
    let one = (0_usize..5, proptest::collection::vec(0_usize..4, 0..4), any::<bool>());
    proptest::collection::vec(one, 4).prop_map(|chosen| {
        let mut paths = Map::new();
        for (index, (parent, named, wrapped)) in chosen.iter().enumerate() {
            add(&mut paths, index, NOUNS.get(*parent).copied(), named, *wrapped);
        }
        Value::Object(paths)
    })
}

fn id(noun: &str) -> String {
    format!("{}Id", noun.trim_end_matches('s'))
}

fn add(paths: &mut Map<String, Value>, index: usize, parent: Option<&str>, named: &[usize], wrapped: bool) {
    let noun = NOUNS[index];
    let parameter =
        |noun: &str| json!({"name": id(noun), "in": "path", "required": true, "schema": {"type": "string"}});
    let parent = parent.filter(|parent| *parent != noun);
    let before = parent.map(|parent| format!("/{parent}/{{{}}}", id(parent))).unwrap_or_default();
    let outer: Vec<Value> = parent.into_iter().map(parameter).collect();
    let members: Map<String, Value> =
        named.iter().map(|index| (id(NOUNS[*index]), json!({"type": "string"}))).collect();
    let thing = json!({"properties": {"id": {"type": "string"}}});
    let answer = if wrapped { json!({"properties": {"data": thing}}) } else { thing };
    let made = json!({"201": {"description": "made", "content": {"application/json": {"schema": answer}}}});
    let body = json!({"content": {"application/json": {"schema": {"properties": members}}}});
    paths.insert(
        format!("{before}/{noun}"),
        json!({"post": {"operationId": format!("add-{noun}"), "parameters": outer, "requestBody": body, "responses": made}}),
    );
    let all: Vec<Value> = outer.iter().cloned().chain([parameter(noun)]).collect();
    paths.insert(
        format!("{before}/{noun}/{{{}}}", id(noun)),
        json!({"get": {"operationId": format!("read-{noun}"), "parameters": all, "responses": {"200": {"description": "ok"}}}}),
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_operation_needs_itself_at_whatever_remove_and_every_place_is_filled_once(paths in interfaces()) {
        let resources = resources(&paths);
        for noun in NOUNS {
            for start in [format!("add-{noun}"), format!("read-{noun}")] {
                let start = OperationId::from(start);
                let needs: BTreeSet<_> = resources.dependencies(&start).iter().map(|one| &one.need).collect();
                prop_assert_eq!(needs.len(), resources.dependencies(&start).len());
                let mut open = vec![&start];
                let mut seen = BTreeSet::new();
                while let Some(next) = open.pop() {
                    for dependency in resources.dependencies(next) {
                        prop_assert_ne!(&dependency.producer, &start);
                        if seen.insert(&dependency.producer) {
                            open.push(&dependency.producer);
                        }
                    }
                }
            }
            // Whatever else there is, one that can be created can be read.
            let read = OperationId::from(format!("read-{noun}"));
            let creates = OperationId::from(format!("add-{noun}"));
            prop_assert!(resources.dependencies(&read).iter().any(|one| one.producer == creates));
        }
    }
}
