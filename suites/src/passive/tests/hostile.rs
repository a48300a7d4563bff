//! Captures that nobody vouches for.

use hutong_specs::plan::Plan;
use hutong_specs::profile::Declares;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::capture::{capture, har, judged, standard};
use crate::passive::passive;

/// Every place of a value, by pointer.
fn places(value: &Value, at: &str, places: &mut Vec<String>) {
    places.push(at.to_owned());
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                self::places(member, &format!("{at}/{name}"), places);
            }
        }
        Value::Array(items) => (0..)
            .zip(items)
            .for_each(|(index, item): (usize, _)| self::places(item, &format!("{at}/{index}"), places)),
        _ => {}
    }
}

fn hostile() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<String>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "https?://(gov|other)\\.test(/[a-z%{}.]{0,8}){0,4}(\\?[=&%a-z]{0,8})?".prop_map(Value::from),
        Just(json!(null)),
        Just(json!([])),
        Just(json!({})),
        Just(json!(1e300)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn a_hostile_capture_panics_nowhere(changes in prop::collection::vec((any::<prop::sample::Index>(), hostile()), 1..6)) {
        let standard = standard();
        let mut har: Value = serde_json::from_slice(&har("1.2", &capture())).unwrap();
        for (index, value) in changes {
            let mut all = Vec::new();
            places(&har["log"]["entries"], "/log/entries", &mut all);
            if let Some(place) = all.get(index.index(all.len())).and_then(|at| har.pointer_mut(at)) {
                *place = value;
            }
        }
        if let Ok(made) = passive(&standard, har.to_string().as_bytes(), &Declares::default()) {
            judged(&standard, &made);
            prop_assert_eq!(Plan::from_bytes(&made.plan.to_bytes().unwrap()).unwrap(), made.plan);
        }
    }

    #[test]
    fn hostile_bytes_panic_nowhere(bytes: Vec<u8>) {
        prop_assert!(passive(&standard(), &bytes, &Declares::default()).is_err());
    }
}
