//! The codes of service items: basic (12), implementation (31 = social credit code + level + basic) and handling
//! (33 = implementation + sequence).
//!
//! The composition is inferred from samples that agree (the lengths and the parts of the basic code are read in a local
//! standard); so a clause that rests on it carries that provenance.

use super::item_code_near_misses::{basic_misses, handling_misses, implementation_misses};
use super::shape::{characters, digits, length, part};
use super::{Draw, Fault, Identifier, social_credit_code};

/// The row of the basic code in the table.
pub const BASIC_CODE: Identifier = Identifier {
    format: "cn-item-basic-code",
    source: "national item directory, inferred from samples",
    check: |value, _| check_basic(value),
    make: make_basic,
    near_misses: |valid, _| basic_misses(valid),
};

/// The row of the implementation code in the table.
pub const IMPLEMENTATION_CODE: Identifier = Identifier {
    format: "cn-item-implementation-code",
    source: "national item directory, inferred from samples",
    check: |value, _| check_implementation(value),
    make: make_implementation,
    near_misses: |valid, _| implementation_misses(valid),
};

/// The row of the handling code in the table.
pub const HANDLING_CODE: Identifier = Identifier {
    format: "cn-item-handling-code",
    source: "national item directory, inferred from samples",
    check: |value, _| check_handling(value),
    make: make_handling,
    near_misses: |valid, _| handling_misses(valid),
};

fn check_basic(value: &str) -> Result<(), Fault> {
    length(value, 12, "12")?;
    digits(value)?;
    if part(value, 4..9) == "00000" { Err(Fault::Component { component: "main item" }) } else { Ok(()) }
}

fn check_implementation(value: &str) -> Result<(), Fault> {
    length(value, 31, "31")?;
    composed(value)
}

fn check_handling(value: &str) -> Result<(), Fault> {
    length(value, 33, "33")?;
    composed(value)
}

/// Checks the parts that implementation and handling code share.
fn composed(value: &str) -> Result<(), Fault> {
    characters(value, |at, character| {
        character.is_ascii_digit() || (at < 18 && character.is_ascii_uppercase())
    })?;
    social_credit_code::check(part(value, 0..18)).map_err(|fault| fault.inside("social credit code"))?;
    if !matches!(part(value, 18..19), "1" | "2" | "3" | "4" | "5" | "6" | "7") {
        return Err(Fault::Component { component: "level" });
    }
    check_basic(part(value, 19..31)).map_err(|fault| fault.inside("basic code"))
}

fn make_basic(draw: &mut Draw) -> String {
    let kind = draw.pick(&["01", "05", "07", "10", "20"]).copied().unwrap_or("01");
    format!("99{kind}{:05}000", draw.between(1, 99_999))
}

fn make_implementation(draw: &mut Draw) -> String {
    format!("{}{}{}", social_credit_code::make(draw), draw.between(2, 6), make_basic(draw))
}

fn make_handling(draw: &mut Draw) -> String {
    format!("{}{:02}", make_implementation(draw), draw.between(1, 99))
}

/// The parts of a valid implementation or handling code, for rules that hold them against sibling fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemCode<'a> {
    /// The implementation code: the first 31 characters.
    pub implementation: &'a str,
    /// The social credit code of the implementing body.
    pub social_credit_code: &'a str,
    /// The level at which the power is used.
    pub level: &'a str,
    /// The basic code.
    pub basic: &'a str,
    /// The type of the item.
    pub item_type: &'a str,
    /// The sequence of a handling code.
    pub sequence: Option<&'a str>,
}

impl<'a> ItemCode<'a> {
    /// Takes a valid code of 31 or 33 characters apart.
    ///
    /// ```
    /// use hutong_specs::identifiers::item_code::ItemCode;
    ///
    /// let code = ItemCode::parse("11990000A000000113299010000100001")?;
    /// assert_eq!(code.social_credit_code, "11990000A000000113");
    /// assert_eq!((code.level, code.basic, code.item_type), ("2", "990100001000", "01"));
    /// assert_eq!(code.sequence, Some("01"));
    /// # Ok::<(), hutong_specs::identifiers::Fault>(())
    /// ```
    pub fn parse(value: &'a str) -> Result<Self, Fault> {
        match value.chars().count() {
            31 => check_implementation(value)?,
            33 => check_handling(value)?,
            found => {
                return Err(Fault::Length { expected: "31 or 33", found });
            }
        }
        Ok(Self {
            implementation: part(value, 0..31),
            social_credit_code: part(value, 0..18),
            level: part(value, 18..19),
            basic: part(value, 19..31),
            item_type: part(value, 21..23),
            sequence: value.get(31..).filter(|sequence| !sequence.is_empty()),
        })
    }

    /// Whether the item is a sub-item, whose main item must exist too.
    pub fn is_sub_item(&self) -> bool {
        part(self.basic, 9..12) != "000"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_samples_of_public_bodies_come_apart_as_observed() {
        for (code, level, basic, sequence) in [
            ("11370800MB285591843370117002011", "3", "370117002011", None),
            ("11440100696927671X3442011817001", "3", "442011817001", None),
            ("12441500196720244T3442199806003", "3", "442199806003", None),
            ("1131000068735121X0231010032700001", "2", "310100327000", Some("01")),
        ] {
            let parts = ItemCode::parse(code).unwrap();
            assert_eq!((parts.level, parts.basic, parts.sequence), (level, basic, sequence), "{code}");
            assert_eq!(parts.is_sub_item(), sequence.is_none());
        }
    }

    #[test]
    fn the_invented_codes_are_valid() {
        assert_eq!(check_basic("990100001000"), Ok(()));
        assert_eq!(check_implementation("11990000A0000001132990100001000"), Ok(()));
        assert_eq!(check_handling("11990000A000000113299010000100001"), Ok(()));
    }

    #[test]
    fn a_wrong_inner_code_is_named_through_two_shells() {
        let fault = Fault::InnerCode { expected: '0' }.inside("social credit code");
        assert_eq!(check_implementation("1137000000000000102990100001000"), Err(fault));
    }

    #[test]
    fn a_code_of_another_length_does_not_parse() {
        assert_eq!(ItemCode::parse("990100001000"), Err(Fault::Length { expected: "31 or 33", found: 12 }));
    }
}
