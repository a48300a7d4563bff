//! The identifier of an electronic licence: an object identifier root, the type of the licence, its issuer, a serial, a
//! version and a check character (MOD 37,36 over everything but root and dots).
//!
//! The form is that of GB/T 36904-2018 as published code reads it. The issuer is a social credit code; a division code
//! of six digits occurs in practice and is taken too.

use super::shape::{characters, digits, length, part};
use super::{Draw, Fault, Identifier, division_code, mod_37_36, social_credit_code};

/// The row of the table.
pub const LICENCE_IDENTIFIER: Identifier = Identifier {
    format: "cn-licence-identifier",
    source: "GB/T 36904-2018, as published code reads it",
    check: |value, _| check(value),
    make,
    near_misses: |valid, _| super::licence_identifier_near_misses::near_misses(valid),
};

/// The object identifier under which licences are numbered, with its last dot.
pub(super) const ROOT: &str = "1.2.156.3005.2.";

/// Checks characters, root, parts and check character, in this order.
pub fn check(value: &str) -> Result<(), Fault> {
    characters(value, |_, character| mod_37_36::ALPHABET.contains(character) || character == '.')?;
    let rest = value.strip_prefix(ROOT).ok_or(Fault::Component { component: "root" })?;
    let parts: Vec<&str> = rest.split('.').collect();
    let &[licence_type, issuer, serial, version, check] = parts.as_slice() else {
        return Err(Fault::Component { component: "number of parts" });
    };
    check_type(licence_type).map_err(|fault| fault.inside("licence type"))?;
    check_issuer(issuer).map_err(|fault| fault.inside("issuer"))?;
    if serial.is_empty() {
        return Err(Fault::Component { component: "serial" });
    }
    length(version, 3, "3").and_then(|()| digits(version)).map_err(|fault| fault.inside("version"))?;
    length(check, 1, "1").map_err(|fault| fault.inside("check character"))?;
    match check_character(&[licence_type, issuer, serial, version]) {
        Some(expected) if !check.starts_with(expected) => Err(Fault::CheckDigit { expected }),
        _ => Ok(()),
    }
}

fn check_type(licence_type: &str) -> Result<(), Fault> {
    length(licence_type, 21, "21")?;
    characters(licence_type, |_, character| character != '.')?;
    social_credit_code::check(part(licence_type, 0..18))
}

fn check_issuer(issuer: &str) -> Result<(), Fault> {
    if issuer.len() == 6 { division_code::check(issuer) } else { social_credit_code::check(issuer) }
}

/// The check character of the four parts before it.
pub(super) fn check_character(parts: &[&str]) -> Option<char> {
    mod_37_36::check_character(&parts.concat())
}

/// Puts root and check character around the four parts.
pub(super) fn composed(parts: [&str; 4]) -> String {
    let check: String = check_character(&parts).into_iter().collect();
    format!("{ROOT}{}.{check}", parts.join("."))
}

/// Makes an identifier whose type and issuer are of the division 990000.
pub fn make(draw: &mut Draw) -> String {
    let licence_type = format!("{}{}", social_credit_code::make(draw), draw.digits(3));
    let issuer = social_credit_code::make(draw);
    let serial = draw.digits(14);
    composed([&licence_type, &issuer, &serial, "001"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_and_the_invented_identifiers_are_valid() {
        for identifier in [
            "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
            "1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9",
            "1.2.156.3005.2.11990000A000000113001.11990000A000000113.20240101000001.001.9",
        ] {
            assert_eq!(check(identifier), Ok(()), "{identifier}");
        }
    }

    #[test]
    fn the_wild_identifier_is_refused_for_its_check_character() {
        let wild =
            "1.2.156.3005.2.11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.M";
        assert_eq!(check(wild), Err(Fault::CheckDigit { expected: 'D' }));
    }

    #[test]
    fn the_fake_looking_sample_is_refused() {
        assert_eq!(check("062301.1101101102.0624_001.001.U"), Err(Fault::Charset { at: 22 }));
    }
}
