//! Texts that are one character too short or too long, counted in code points.

use serde_json::Value;

use super::table::Broken;
use crate::schema::inhabit::text::count;
use crate::schema::spot::{LONG_TEXT, Spot};

/// One character less than allowed.
pub(super) fn too_short(spot: &Spot<'_>) -> Broken {
    match count(spot.keywords, "minLength") {
        Some(0) => Ok(Vec::new()),
        Some(least) => texts(spot, "minLength", "too-short", least - 1),
        None => Err("its bound is no number that can be counted to".to_owned()),
    }
}

/// One character more than allowed.
pub(super) fn too_long(spot: &Spot<'_>) -> Broken {
    match count(spot.keywords, "maxLength") {
        Some(most) => texts(spot, "maxLength", "too-long", most.saturating_add(1)),
        None => Err("its bound is no number that can be counted to".to_owned()),
    }
}

fn texts(spot: &Spot<'_>, keyword: &str, what: &str, length: usize) -> Broken {
    if !spot.value.is_string() {
        return Ok(Vec::new());
    }
    if length > LONG_TEXT {
        return Err(format!("a text of {length} characters is too long to build"));
    }
    Ok(spot.texts(length, keyword).into_iter().map(|text| (what.to_owned(), Value::from(text))).collect())
}
