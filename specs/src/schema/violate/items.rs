//! Arrays of the wrong length, with repeated items, or with the wrong things in them.

use serde_json::Value;

use super::table::Broken;
use crate::schema::inhabit::text::count;
use crate::schema::spot::{LONG_ARRAY, Replacement, Spot};

/// One item less than allowed.
pub(super) fn too_few(spot: &Spot<'_>) -> Broken {
    match (spot.value.as_array(), count(spot.keywords, "minItems")) {
        (Some(_), Some(least)) if least > 0 => Ok(of_length(spot, "too-few", least - 1)),
        (None, _) | (Some(_), Some(_)) => Ok(Vec::new()),
        (Some(_), None) => Err("its bound is no number that can be counted to".to_owned()),
    }
}

/// One item more than allowed.
pub(super) fn too_many(spot: &Spot<'_>) -> Broken {
    match (spot.value.as_array(), count(spot.keywords, "maxItems")) {
        (None, _) => Ok(Vec::new()),
        (Some(_), Some(most)) if most < LONG_ARRAY => Ok(of_length(spot, "too-many", most + 1)),
        (Some(_), _) => Err("an array longer than its bound is too long to build".to_owned()),
    }
}

fn of_length(spot: &Spot<'_>, what: &str, length: usize) -> Vec<(String, Value)> {
    spot.items(length, spot.distinct()).map(|items| (what.to_owned(), items)).into_iter().collect()
}

/// The first item twice: instead of the last one, or after it.
pub(super) fn repeated(spot: &Spot<'_>) -> Broken {
    let Some(items) = spot.value.as_array() else {
        return Ok(Vec::new());
    };
    if spot.keywords.get("uniqueItems") != Some(&Value::Bool(true)) {
        return Ok(Vec::new());
    }
    let items = if items.is_empty() {
        spot.items(1, true).and_then(|one| one.as_array().cloned())
    } else {
        Some(items.clone())
    };
    let Some((first, items)) = items.as_ref().and_then(|items| Some((items.first()?, items))) else {
        return Err("there is no item to repeat".to_owned());
    };
    let mut instead = items.clone();
    instead.pop();
    let after: Vec<Value> = items.iter().chain([first]).cloned().collect();
    let mut broken = vec![after];
    if items.len() > 1 {
        instead.push(first.clone());
        broken.push(instead);
    }
    Ok(broken.into_iter().map(|items| ("repeated-item".to_owned(), Value::Array(items))).collect())
}

/// Without the items that the array must contain: left out, or others in their stead.
pub(super) fn nothing_contained(spot: &Spot<'_>) -> Vec<Replacement> {
    let Some(items) = spot.value.as_array() else {
        return Vec::new();
    };
    let least = count(spot.keywords, "minContains").unwrap_or(1);
    if least == 0 {
        return Vec::new();
    }
    let place = spot.site.constraint("contains");
    let mut kept = 0;
    let (mut left_out, mut others) = (Vec::new(), Vec::new());
    for (item, attempt) in items.iter().zip(0..) {
        let is_contained = spot.set.admits(&place, item);
        kept += usize::from(is_contained);
        if !is_contained || kept < least {
            left_out.push(item.clone());
            others.push(item.clone());
        } else {
            others.extend(spot.item_of_kind(false, attempt));
        }
    }
    [left_out, others].map(|items| ("too-few-contained".to_owned(), Value::Array(items))).into()
}

/// One more of the contained items than allowed.
pub(super) fn too_much_contained(spot: &Spot<'_>) -> Broken {
    let Some(items) = spot.value.as_array() else {
        return Ok(Vec::new());
    };
    let most = count(spot.keywords, "maxContains").filter(|most| *most < LONG_ARRAY);
    let most = most.ok_or("more items than its bound are too many to build")?;
    let kind = spot.site.constraint("contains");
    let Some(item) = spot.item_of_kind(true, 0).or_else(|| spot.inhabitant(&kind, 0)) else {
        return Err("no item of its kind was found".to_owned());
    };
    let missing = (most + 1).saturating_sub(items.iter().filter(|item| spot.set.admits(&kind, item)).count());
    let same = items.iter().cloned().chain(std::iter::repeat_n(item, missing)).collect();
    let different = spot.distinct().then(|| with_different(spot, items, missing)).flatten();
    let broken = different.into_iter().chain([same]);
    Ok(broken.map(|items| ("too-many-contained".to_owned(), Value::Array(items))).collect())
}

/// The items and so many further ones of the contained kind, none twice.
fn with_different(spot: &Spot<'_>, items: &[Value], missing: usize) -> Option<Vec<Value>> {
    let mut all = items.to_vec();
    let whole = items.len() + missing;
    // Some of what is drawn may be there already.
    for attempt in 0..2 * missing as u64 + 8 {
        if all.len() == whole {
            break;
        }
        all.extend(spot.item_of_kind(true, attempt).filter(|item| !all.contains(item)));
    }
    (all.len() == whole).then_some(all)
}

/// An item after the last one that is described.
pub(super) fn closed_items(spot: &Spot<'_>) -> Vec<Replacement> {
    extra(spot, "items")
}

/// An item that no schema speaks of.
pub(super) fn closed_unevaluated(spot: &Spot<'_>) -> Vec<Replacement> {
    extra(spot, "unevaluatedItems")
}

fn extra(spot: &Spot<'_>, keyword: &str) -> Vec<Replacement> {
    let Some(items) = spot.value.as_array() else {
        return Vec::new();
    };
    if spot.keywords.get(keyword) != Some(&Value::Bool(false)) {
        return Vec::new();
    }
    let described = crate::schema::site::length(spot.keywords, "prefixItems");
    let filler = std::iter::repeat_n(Value::from("extra"), described.saturating_sub(items.len()) + 1);
    vec![("extra-item".to_owned(), items.iter().cloned().chain(filler).collect())]
}
