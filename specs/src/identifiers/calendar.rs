//! The day up to which something can have happened.
//!
//! A check must not read a clock, so whoever checks says what the latest possible day is.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::{Offset, TimeZone};

use super::Fault;

/// The days that an identifier may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// The latest day that is not in the future.
    pub latest: Date,
}

/// The earliest day of birth that is taken as meant.
const EARLIEST: Date = date(1800, 1, 1);

impl Calendar {
    /// A calendar for checks that know no time: everything before the year 2099 is possible.
    ///
    /// It never refuses a person born after the tool was built; made dates of the future lie in 2099 or later, so
    /// that they are wrong under this calendar and under every real one of this century.
    pub const PERMISSIVE: Self = Self { latest: date(2098, 12, 31) };

    /// A calendar whose today is the given day.
    #[must_use]
    pub const fn today(latest: Date) -> Self {
        Self { latest }
    }

    /// A calendar whose today is the day of an instant in China; an instant out of range gives [`Self::PERMISSIVE`].
    #[must_use]
    pub fn at_epoch_milliseconds(milliseconds: i64) -> Self {
        let zone = TimeZone::fixed(Offset::constant(8));
        Timestamp::from_millisecond(milliseconds)
            .map_or(Self::PERMISSIVE, |timestamp| Self { latest: timestamp.to_zoned(zone).date() })
    }

    /// Checks eight digits of a date, `yyyyMMdd`.
    pub fn check(self, digits: &str) -> Result<(), Fault> {
        let date = parse(digits).ok_or(Fault::ImpossibleDate)?;
        match date {
            date if date > self.latest => Err(Fault::FutureDate),
            date if date < EARLIEST => Err(Fault::AncientDate),
            _ => Ok(()),
        }
    }

    /// Eight digits of a day that lies in the future of this calendar and of [`Self::PERMISSIVE`].
    #[must_use]
    pub fn future(self) -> String {
        let year = i32::from(self.latest.year()).max(2098) + 1;
        format!("{year:04}0101")
    }
}

impl Default for Calendar {
    fn default() -> Self {
        Self::PERMISSIVE
    }
}

fn parse(digits: &str) -> Option<Date> {
    let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i16>().ok();
    let month = i8::try_from(number(4..6)?).ok()?;
    let day = i8::try_from(number(6..8)?).ok()?;
    (digits.len() == 8).then_some(())?;
    Date::new(number(0..4)?, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leap_days_exist_in_leap_years_alone() {
        let calendar = Calendar::default();
        assert_eq!(calendar.check("20000229"), Ok(()));
        assert_eq!(calendar.check("19000229"), Err(Fault::ImpossibleDate));
        assert_eq!(calendar.check("20000230"), Err(Fault::ImpossibleDate));
        assert_eq!(calendar.check("20001301"), Err(Fault::ImpossibleDate));
    }

    #[test]
    fn today_is_not_the_future_and_tomorrow_is() {
        let calendar = Calendar::today(date(2024, 1, 1));
        assert_eq!(calendar.check("20240101"), Ok(()));
        assert_eq!(calendar.check("20240102"), Err(Fault::FutureDate));
        assert_eq!(calendar.check("17991231"), Err(Fault::AncientDate));
    }

    #[test]
    fn an_instant_is_read_in_china() {
        assert_eq!(Calendar::at_epoch_milliseconds(1_704_038_400_000).latest, date(2024, 1, 1));
        assert_eq!(Calendar::at_epoch_milliseconds(1_704_038_399_999).latest, date(2023, 12, 31));
        assert_eq!(Calendar::at_epoch_milliseconds(i64::MAX), Calendar::PERMISSIVE);
    }

    #[test]
    fn anything_but_eight_digits_is_no_date() {
        for text in ["", "2024", "202401011", "2024-1-1", "２０２４０１０１"] {
            assert_eq!(Calendar::default().check(text), Err(Fault::ImpossibleDate), "{text}");
        }
    }
}
