//! A number in an answer that says how long a list in it is.

use hutong_specs::judgement::{FindingCode, Observed};
use hutong_specs::plan::Place;
use serde_json::Value;

use super::compare::readable;
use crate::judge::ruling::Ruling;
use crate::judge::view::View;

/// The number at `number`, if it is there, is that of the items at `array`; what is no list is another demand's business.
pub(super) fn tallies(view: &View<'_>, array: &str, number: &str) -> Ruling {
    let json = match readable(view) {
        Ok(json) => json,
        Err(ruling) => return ruling,
    };
    let (Some(written), Some(items)) = (json.pointer(number), json.pointer(array).and_then(Value::as_array))
    else {
        return Ruling::Silent;
    };
    if written.as_u64() == Some(items.len() as u64) {
        return Ruling::Met;
    }
    let observed = Observed::Pair(written.to_string(), items.len().to_string());
    Ruling::broken(FindingCode::HT207, Place::Body(number.to_owned()), observed)
}
