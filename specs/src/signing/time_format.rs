//! The ways in which a time of sending is written. Local forms are of China, eight hours east of UTC.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::strtime;
use jiff::tz::{Offset, TimeZone};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How a time is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TimeFormat {
    /// Milliseconds since 1970.
    EpochMs,
    /// Seconds since 1970.
    EpochS,
    /// `yyyyMMddHHmmss` in China.
    Compact,
    /// `yyyy-MM-dd HH:mm:ss` in China.
    DateTime,
    /// As HTTP writes dates: `Mon, 01 Jan 2024 00:00:00 GMT`.
    Rfc1123,
}

/// Why a time is not read or written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TimeFormatError {
    /// The instant is out of the range of the calendar.
    #[error("write the time {milliseconds}: it is out of range")]
    Range {
        /// Milliseconds since 1970.
        milliseconds: i64,
    },
    /// The text is not a time of this format.
    #[error("read the time {text:?} as {format:?}")]
    Text {
        /// The text.
        text: String,
        /// The format.
        format: TimeFormat,
    },
}

const COMPACT: &str = "%Y%m%d%H%M%S";
const DATE_TIME: &str = "%Y-%m-%d %H:%M:%S";
const RFC1123: &str = "%a, %d %b %Y %H:%M:%S GMT";

impl TimeFormat {
    /// Writes an instant, given in milliseconds since 1970; a coarser format drops the rest.
    ///
    /// ```
    /// use hutong_specs::signing::TimeFormat;
    ///
    /// assert_eq!(TimeFormat::Compact.format(1_704_067_200_000)?, "20240101080000");
    /// # Ok::<(), hutong_specs::signing::TimeFormatError>(())
    /// ```
    pub fn format(self, milliseconds: i64) -> Result<String, TimeFormatError> {
        let written = match self {
            Self::EpochMs => return Ok(milliseconds.to_string()),
            Self::EpochS => return Ok(milliseconds.div_euclid(1000).to_string()),
            Self::Compact => write(COMPACT, milliseconds, china()),
            Self::DateTime => write(DATE_TIME, milliseconds, china()),
            Self::Rfc1123 => write(RFC1123, milliseconds, TimeZone::UTC),
        };
        written.map_err(|_| TimeFormatError::Range { milliseconds })
    }

    /// Reads an instant and gives milliseconds since 1970; what is not written back the same is refused.
    pub fn parse(self, text: &str) -> Result<i64, TimeFormatError> {
        let milliseconds =
            self.read(text).filter(|&read| self.format(read).is_ok_and(|written| written == text));
        milliseconds.ok_or_else(|| TimeFormatError::Text { text: text.to_owned(), format: self })
    }

    fn read(self, text: &str) -> Option<i64> {
        match self {
            Self::EpochMs => text.parse().ok(),
            Self::EpochS => text.parse::<i64>().ok()?.checked_mul(1000),
            Self::Compact => instant(COMPACT, text, china()),
            Self::DateTime => instant(DATE_TIME, text, china()),
            Self::Rfc1123 => instant(RFC1123, text, TimeZone::UTC),
        }
    }
}

fn china() -> TimeZone {
    TimeZone::fixed(Offset::constant(8))
}

fn write(pattern: &str, milliseconds: i64, zone: TimeZone) -> Result<String, jiff::Error> {
    let time = Timestamp::from_millisecond(milliseconds)?.to_zoned(zone);
    strtime::format(pattern, &time)
}

fn instant(pattern: &str, text: &str, zone: TimeZone) -> Option<i64> {
    let local = DateTime::strptime(pattern, text).ok()?;
    Some(local.to_zoned(zone).ok()?.timestamp().as_millisecond())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: [TimeFormat; 5] = [
        TimeFormat::EpochMs,
        TimeFormat::EpochS,
        TimeFormat::Compact,
        TimeFormat::DateTime,
        TimeFormat::Rfc1123,
    ];

    #[test]
    fn an_instant_is_written_in_every_way() {
        let written = ALL.map(|format| format.format(1_704_067_200_000).unwrap());
        assert_eq!(
            written,
            [
                "1704067200000",
                "1704067200",
                "20240101080000",
                "2024-01-01 08:00:00",
                "Mon, 01 Jan 2024 00:00:00 GMT"
            ]
        );
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        assert!(TimeFormat::DateTime.parse("2023-02-29 00:00:00").is_err());
        assert!(TimeFormat::Rfc1123.parse("Tue, 01 Jan 2024 00:00:00 GMT").is_err());
    }

    #[test]
    fn a_sloppy_form_is_refused() {
        for (format, text) in [
            (TimeFormat::EpochMs, "+1"),
            (TimeFormat::EpochS, "01"),
            (TimeFormat::Compact, "20240101 080000"),
            (TimeFormat::DateTime, "2024-1-1 8:00:00"),
            (TimeFormat::DateTime, "2024-01-01T08:00:00"),
        ] {
            let refused = TimeFormatError::Text { text: text.to_owned(), format };
            assert_eq!(format.parse(text), Err(refused));
        }
    }

    #[test]
    fn names_are_kebab_case() {
        let names = serde_json::to_string(&ALL).unwrap();
        assert_eq!(names, r#"["epoch-ms","epoch-s","compact","date-time","rfc1123"]"#);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_in_seconds(seconds in 0..4_102_444_800_i64) {
            for format in ALL {
                let text = format.format(seconds * 1000).unwrap();
                prop_assert_eq!(format.parse(&text), Ok(seconds * 1000));
            }
        }

        #[test]
        fn nothing_panics(milliseconds: i64, text: String) {
            for format in ALL {
                let _ = format.format(milliseconds);
                let _ = format.parse(&text);
            }
        }
    }
}
