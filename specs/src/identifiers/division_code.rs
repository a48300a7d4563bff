//! The code of an administrative division: six digits of GB/T 2260, nine with the town, twelve with the village.
//!
//! No table of divisions is held; the hierarchy is checked: a zero-filled level has no level below it. A town may
//! hang under a city that has no counties.

use super::shape::{digits, part};
use super::spoiling::{fixed_length, foreign};
use super::{Draw, Fault, Identifier, NearMiss, NearMissKind};

/// The row of the table.
pub const DIVISION_CODE: Identifier = Identifier {
    format: "cn-division-code",
    source: "GB/T 2260",
    check: |value, _| check(value),
    make,
    near_misses: |valid, _| near_misses(valid),
};

const LENGTHS: &str = "6, 9 or 12";

/// Checks length, digits and hierarchy.
pub fn check(value: &str) -> Result<(), Fault> {
    let found = value.chars().count();
    if !matches!(found, 6 | 9 | 12) {
        return Err(Fault::Length { expected: LENGTHS, found });
    }
    digits(value)?;
    match disorder(value) {
        Some(component) => Err(Fault::Component { component }),
        None => Ok(()),
    }
}

/// The first level that holds what it may not.
fn disorder(digits: &str) -> Option<&'static str> {
    let [city, county, town, village] = [2..4, 4..6, 6..9, 9..12].map(|range| names_one(part(digits, range)));
    match () {
        () if digits.starts_with('0') => Some("province"),
        () if county && !city => Some("county"),
        () if town && !city => Some("town"),
        () if village && !town => Some("village"),
        () => None,
    }
}

/// Whether a level names a division instead of being zero-filled.
fn names_one(level: &str) -> bool {
    level.contains(|digit| digit != '0')
}

/// The division above: the last level that names one is zero-filled; a province has none.
///
/// ```
/// use hutong_specs::identifiers::division_code::parent;
///
/// assert_eq!(parent("370802001000").as_deref(), Some("370802000000"));
/// assert_eq!(parent("370000"), None);
/// ```
pub fn parent(value: &str) -> Option<String> {
    check(value).ok()?;
    let levels = [9..12, 6..9, 4..6, 2..4];
    let lowest = levels.into_iter().find(|range| names_one(part(value, range.clone())))?;
    let zeros = "0".repeat(value.len() - lowest.start);
    Some(format!("{}{zeros}", part(value, 0..lowest.start)))
}

/// Makes a code in the province 99, of any of the three lengths.
pub fn make(draw: &mut Draw) -> String {
    let county = format!("99{:02}{:02}", draw.between(1, 20), draw.below(20));
    let town = format!("{county}{:03}", draw.between(1, 200));
    let village = format!("{town}{:03}", draw.between(1, 200));
    draw.pick(&[county, town, village]).cloned().unwrap_or_default()
}

fn near_misses(valid: &str) -> Vec<NearMiss> {
    let mut near_misses = fixed_length(valid, LENGTHS);
    near_misses.push(foreign(valid, 3, 'O'));
    let orphans = [
        ("province", format!("00{}", part(valid, 2..valid.len()))),
        ("county", "990001000000".to_owned()),
        ("town", "990000001000".to_owned()),
        ("village", "990101000001".to_owned()),
    ];
    near_misses.extend(orphans.into_iter().filter_map(|(component, value)| orphan(valid, &value, component)));
    near_misses
}

/// Cuts the spoiled code to the length of the valid one; a level beyond it cannot be spoiled.
fn orphan(valid: &str, value: &str, component: &'static str) -> Option<NearMiss> {
    let value = part(value, 0..valid.len());
    let fault = Fault::Component { component };
    (disorder(value) == Some(component)).then(|| NearMiss::new(NearMissKind::WrongComponent, value, fault))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_lengths_are_valid() {
        for code in
            ["370000", "370800", "370802", "370802001", "370900000000", "441900003000", "370802001001"]
        {
            assert_eq!(check(code), Ok(()), "{code}");
        }
    }

    #[test]
    fn a_level_below_a_zero_filled_one_is_refused() {
        assert_eq!(check("000000"), Err(Fault::Component { component: "province" }));
        assert_eq!(check("370001"), Err(Fault::Component { component: "county" }));
        assert_eq!(check("370000001"), Err(Fault::Component { component: "town" }));
        assert_eq!(check("370802000001"), Err(Fault::Component { component: "village" }));
    }

    #[test]
    fn the_parents_lead_up_to_the_province() {
        let mut code = "370802001001".to_owned();
        let mut chain = Vec::new();
        while let Some(above) = parent(&code) {
            chain.push(above.clone());
            code = above;
        }
        assert_eq!(chain, ["370802001000", "370802000000", "370800000000", "370000000000"]);
    }
}
