//! Times and durations as people read them. Reports tell time in China's time.

use hutong_specs::bilingual::Language;
use jiff::Timestamp;
use jiff::tz::{TimeZone, offset};

use crate::wording::Word;

/// The offset of China's time, which has had no summer time since 1991.
const CHINA_HOURS: i8 = 8;

/// A Unix time in milliseconds as a day and time in China; the number itself where no calendar reaches it.
pub(crate) fn china_time(milliseconds: i64) -> String {
    match Timestamp::from_millisecond(milliseconds) {
        Ok(timestamp) => {
            let zoned = timestamp.to_zoned(TimeZone::fixed(offset(CHINA_HOURS)));
            zoned.strftime("%Y-%m-%d %H:%M:%S").to_string()
        }
        Err(_) => format!("{milliseconds} ms"),
    }
}

/// A duration in milliseconds, as long a unit as it fills.
pub(crate) fn duration(milliseconds: i64, language: Language) -> String {
    let seconds = milliseconds / 1000;
    let (minutes, rest) = (seconds / 60, seconds % 60);
    match (minutes, seconds, language) {
        (0, 0, Language::Zh) => format!("{milliseconds} 毫秒"),
        (0, 0, Language::En) => format!("{milliseconds} ms"),
        (0, _, Language::Zh) => format!("{seconds}.{} 秒", milliseconds % 1000 / 100),
        (0, _, Language::En) => format!("{seconds}.{} s", milliseconds % 1000 / 100),
        (_, _, Language::Zh) => format!("{minutes} 分 {rest} 秒"),
        (_, _, Language::En) => format!("{minutes} min {rest} s"),
    }
}

/// By how much the target's clock is ahead.
pub(crate) fn clock_offset(milliseconds: i64, language: Language) -> String {
    // The platform tells its time in whole seconds: less than one cannot be told from none.
    if milliseconds.saturating_abs() < 1000 {
        return Word::new("不超过 1 秒", "within 1 s").get(language).to_owned();
    }
    let word = match milliseconds.signum() {
        1 => Word::new("被测平台快", "the target is ahead by"),
        _ => Word::new("被测平台慢", "the target is behind by"),
    };
    format!("{} {}", word.get(language), duration(milliseconds.saturating_abs(), language))
}

#[cfg(test)]
mod tests {
    use hutong_specs::bilingual::Language;

    use super::{china_time, clock_offset, duration};

    #[test]
    fn times_are_told_in_china() {
        assert_eq!(china_time(1_763_870_400_000), "2025-11-23 12:00:00");
        assert_eq!(china_time(i64::MAX), "9223372036854775807 ms");
    }

    #[test]
    fn durations_are_told_in_the_unit_that_they_fill() {
        assert_eq!(duration(999, Language::En), "999 ms");
        assert_eq!(duration(5_280, Language::Zh), "5.2 秒");
        assert_eq!(duration(125_000, Language::Zh), "2 分 5 秒");
    }

    #[test]
    fn the_sign_of_a_clock_offset_is_told_in_words() {
        assert_eq!(clock_offset(-3000, Language::Zh), "被测平台慢 3.0 秒");
        assert_eq!(clock_offset(0, Language::En), "within 1 s");
        assert_eq!(clock_offset(-999, Language::Zh), "不超过 1 秒");
    }
}
