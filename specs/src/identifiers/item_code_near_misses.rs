//! Codes that are nearly codes of service items.

use super::shape::part;
use super::spoiling::{fixed_length, foreign, lower_case, replaced};
use super::{Calendar, Fault, NearMiss, NearMissKind, social_credit_code::SOCIAL_CREDIT_CODE};

/// Spoils a basic code.
pub(super) fn basic_misses(valid: &str) -> Vec<NearMiss> {
    let mut near_misses = fixed_length(valid, "12");
    near_misses.push(foreign(valid, 3, 'O'));
    near_misses.push(without_main_item(valid, 0, Fault::Component { component: "main item" }));
    near_misses
}

/// Spoils an implementation code.
pub(super) fn implementation_misses(valid: &str) -> Vec<NearMiss> {
    composed_misses(valid, "31")
}

/// Spoils a handling code.
pub(super) fn handling_misses(valid: &str) -> Vec<NearMiss> {
    composed_misses(valid, "33")
}

fn composed_misses(valid: &str, length: &'static str) -> Vec<NearMiss> {
    let mut near_misses = fixed_length(valid, length);
    near_misses.extend(lower_case(valid));
    near_misses.push(foreign(valid, 20, 'A'));
    let level = Fault::Component { component: "level" };
    near_misses.push(NearMiss::new(NearMissKind::WrongComponent, replaced(valid, 18, '9'), level));
    let main_item = Fault::Component { component: "main item" }.inside("basic code");
    near_misses.push(without_main_item(valid, 19, main_item));
    near_misses.extend(wrong_bodies(valid));
    near_misses
}

/// Zeros the five digits of the main item of the basic code that begins at `start`.
fn without_main_item(valid: &str, start: usize, fault: Fault) -> NearMiss {
    let value = format!("{}00000{}", part(valid, 0..start + 4), part(valid, start + 9..valid.len()));
    NearMiss::new(NearMissKind::WrongComponent, value, fault)
}

/// The near misses of the social credit code inside that keep its length and characters.
fn wrong_bodies(valid: &str) -> Vec<NearMiss> {
    let inner = (SOCIAL_CREDIT_CODE.near_misses)(part(valid, 0..18), Calendar::default());
    let kept = [NearMissKind::InnerCodeWrong, NearMissKind::WrongCheckDigit];
    let inner = inner.into_iter().filter(|near_miss| kept.contains(&near_miss.kind));
    inner
        .map(|near_miss| {
            let value = format!("{}{}", near_miss.value, part(valid, 18..valid.len()));
            NearMiss::new(near_miss.kind, value, near_miss.fault.inside("social credit code"))
        })
        .collect()
}
