//! Objects with too few or too many members.

use serde_json::{Map, Value};

use super::table::Broken;
use crate::schema::inhabit::required;
use crate::schema::inhabit::text::count;
use crate::schema::spot::{LONG_ARRAY, Spot};

/// One member less than allowed, required ones kept as long as possible.
pub(super) fn too_narrow(spot: &Spot<'_>) -> Broken {
    match (spot.value.as_object(), count(spot.keywords, "minProperties")) {
        (Some(object), Some(least)) if least > 0 => {
            let needed: Vec<_> = required(spot.keywords).collect();
            let mut names: Vec<_> = object.keys().collect();
            names.sort_by_key(|name| !needed.contains(&name.as_str()));
            let kept: Vec<_> = names.into_iter().take(least - 1).collect();
            let few = object.iter().filter(|(name, _)| kept.contains(name));
            Ok(vec![(
                "too-few-members".to_owned(),
                few.map(|(name, value)| (name.clone(), value.clone())).collect(),
            )])
        }
        (None, _) | (Some(_), Some(_)) => Ok(Vec::new()),
        (Some(_), None) => Err("its bound is no number that can be counted to".to_owned()),
    }
}

/// One member more than allowed: described ones first, then invented ones.
pub(super) fn too_wide(spot: &Spot<'_>) -> Broken {
    let Some(object) = spot.value.as_object() else {
        return Ok(Vec::new());
    };
    let most = count(spot.keywords, "maxProperties").filter(|most| *most < LONG_ARRAY);
    let most = most.ok_or("an object wider than its bound is too wide to build")?;
    let mut wide = object.clone();
    let described =
        spot.keywords.get("properties").and_then(Value::as_object).into_iter().flat_map(Map::keys).cloned();
    for name in described.chain((0..=most).map(|index| format!("hutong_extra_{index}"))) {
        if wide.len() > most {
            break;
        }
        let place = crate::schema::place::below(&spot.site.constraint("properties"), &name);
        let value = spot.set.document().pointer(&place).and_then(|_| spot.inhabitant(&place, 0));
        wide.entry(name).or_insert(value.unwrap_or_else(|| Value::from("extra")));
    }
    Ok(vec![("too-many-members".to_owned(), Value::Object(wide))])
}
