//! Times of a course, written as the valid request writes them.

use hutong_specs::standard::Clock;
use jiff::ToSpan as _;
use jiff::civil::DateTime;

/// The forms in which times are written.
const FORMS: &[&str] = &["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y%m%d%H%M%S", "%Y-%m-%d %H:%M"];

/// The time of an event: so many minutes after its place on the clock, in the form of the sample; `None` if one of them
/// is not written in any of the forms.
pub(super) fn moment(clock: &Clock, sample: &str, number: i64, minutes: i64) -> Option<String> {
    let form = FORMS.iter().find(|form| DateTime::strptime(form, sample).is_ok())?;
    let start = FORMS.iter().find_map(|form| DateTime::strptime(form, &clock.start).ok())?;
    let after = number.checked_mul(i64::from(clock.minutes))?.checked_add(minutes)?;
    let after = 0.minutes().try_minutes(after).ok()?;
    Some(start.checked_add(after).ok()?.strftime(form).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_rise_with_the_place_and_keep_the_form_of_the_sample() {
        let clock = Clock { start: "2024-01-02 09:00:00".to_owned(), minutes: 60 };
        let at = |sample: &str, number: i64, minutes: i64| moment(&clock, sample, number, minutes);
        assert_eq!(at("2020-12-31 00:00:00", 0, -30).as_deref(), Some("2024-01-02 08:30:00"));
        assert_eq!(at("2020-12-31T00:00:00", 16, 5).as_deref(), Some("2024-01-03T01:05:00"));
        assert_eq!(at("yesterday", 0, 0), None);
        assert_eq!(at("2020-12-31 00:00:00", i64::MAX, 0), None);
    }
}
