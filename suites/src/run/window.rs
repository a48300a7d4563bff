//! The window of the day, in China's time, within which requests may be sent.

use hutong_specs::profile::Window;

use super::error::RunError;

/// China is eight hours ahead of UTC all year.
const CHINA: i64 = 8 * 60;
const DAY: i64 = 24 * 60;

/// Minutes of the day; over midnight if it begins after it ends, the whole day if both are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DayWindow {
    from: i64,
    until: i64,
}

impl DayWindow {
    /// Reads a window.
    pub(super) fn parse(window: &Window) -> Result<Self, RunError> {
        let minute = |text: &str| minute(text).ok_or_else(|| RunError::Window(text.to_owned()));
        Ok(Self { from: minute(&window.from)?, until: minute(&window.until)? })
    }

    /// Whether requests may be sent at this moment.
    pub(super) fn is_open(self, now_ms: i64) -> bool {
        let now = (now_ms.div_euclid(60_000) + CHINA).rem_euclid(DAY);
        if self.from < self.until {
            (self.from..self.until).contains(&now)
        } else {
            now >= self.from || now < self.until
        }
    }
}

fn minute(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once(':')?;
    let read = |digits: &str, below: i64| {
        let number: i64 = digits.parse().ok()?;
        (digits.len() == 2 && !digits.starts_with('+') && (0..below).contains(&number)).then_some(number)
    };
    // The end of the day may be written 24:00.
    if text == "24:00" { Some(DAY) } else { Some(read(hours, 24)? * 60 + read(minutes, 60)?) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(from: &str, until: &str) -> Result<DayWindow, RunError> {
        DayWindow::parse(&Window { from: from.to_owned(), until: until.to_owned() })
    }

    #[test]
    fn a_window_is_read_in_chinas_time() {
        // 2024-01-01 08:00 in China.
        let eight = 1_704_067_200_000;
        assert!(window("08:00", "09:00").unwrap().is_open(eight));
        assert!(!window("09:00", "18:00").unwrap().is_open(eight));
        assert!(!window("07:00", "08:00").unwrap().is_open(eight));
        assert!(window("22:00", "08:01").unwrap().is_open(eight));
        assert!(!window("22:00", "08:00").unwrap().is_open(eight));
        assert!(window("00:00", "24:00").unwrap().is_open(eight));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in ["8:00", "24:01", "08:60", "0800", "+8:00", ""] {
            assert!(window(text, "09:00").is_err(), "{text}");
        }
    }
}
