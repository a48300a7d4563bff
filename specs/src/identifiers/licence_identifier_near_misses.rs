//! Identifiers that are nearly those of electronic licences.

use super::licence_identifier::{ROOT, check, composed};
use super::mod_37_36::ALPHABET;
use super::shape::part;
use super::spoiling::{foreign, full_width, lower_case, transposed, wrong_check_digit};
use super::{Fault, NearMiss, NearMissKind, social_credit_code};

/// Spoils a valid identifier in every way; what does not come apart gives nothing.
pub(super) fn near_misses(valid: &str) -> Vec<NearMiss> {
    let parts: Vec<&str> = part(valid, ROOT.len()..valid.len()).split('.').collect();
    let &[licence_type, issuer, serial, version, _] = parts.as_slice() else {
        return Vec::new();
    };
    let mut near_misses = of_the_text(valid);
    near_misses.extend(inner_codes(licence_type, issuer, serial, version));
    near_misses.push(NearMiss::new(
        NearMissKind::MissingPart,
        format!("{ROOT}{licence_type}.{issuer}.{serial}.{version}"),
        Fault::Component { component: "number of parts" },
    ));
    near_misses.push(NearMiss::new(
        NearMissKind::TooLong,
        composed([licence_type, issuer, serial, &format!("{version}0")]),
        Fault::Length { expected: "3", found: version.len() + 1 }.inside("version"),
    ));
    near_misses
}

fn of_the_text(valid: &str) -> Vec<NearMiss> {
    let last = valid.chars().count();
    let foreign_root = format!("1.2.156.3005.3.{}", part(valid, ROOT.len()..valid.len()));
    let root = || Fault::Component { component: "root" };
    let mut near_misses = vec![
        NearMiss::new(NearMissKind::TrailingSpace, format!("{valid} "), Fault::Charset { at: last }),
        NearMiss::new(NearMissKind::LeadingSpace, format!(" {valid}"), Fault::Charset { at: 0 }),
        NearMiss::new(NearMissKind::Empty, "", root()),
        NearMiss::new(NearMissKind::WrongComponent, foreign_root, root()),
        foreign(valid, ROOT.len() + 4, '_'),
    ];
    near_misses.extend(full_width(valid));
    near_misses.extend(lower_case(valid));
    near_misses.extend(wrong_check_digit(valid, ALPHABET));
    near_misses.extend(transposed(valid, ROOT.len()..last, check));
    near_misses
}

/// Spoils the organisation codes inside type and issuer, and makes the last check character fit again.
fn inner_codes(licence_type: &str, issuer: &str, serial: &str, version: &str) -> Vec<NearMiss> {
    let in_type = social_credit_code::inner_code_wrong(part(licence_type, 0..18)).map(|near_miss| {
        let licence_type = format!("{}{}", near_miss.value, part(licence_type, 18..21));
        let value = composed([&licence_type, issuer, serial, version]);
        NearMiss::new(near_miss.kind, value, near_miss.fault.inside("licence type"))
    });
    let in_issuer = social_credit_code::inner_code_wrong(issuer).map(|near_miss| {
        let value = composed([licence_type, &near_miss.value, serial, version]);
        NearMiss::new(near_miss.kind, value, near_miss.fault.inside("issuer"))
    });
    in_type.into_iter().chain(in_issuer).collect()
}
