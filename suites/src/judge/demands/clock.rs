//! Times in answers against the tester's clock, as the record has it.

use hutong_specs::judgement::{FindingCode, Observed};
use hutong_specs::plan::Place;
use hutong_specs::signing::TimeFormat;

use super::compare::readable;
use crate::judge::ruling::Ruling;
use crate::judge::view::View;

/// The ways in which a time may be written, beside that of RFC 3339.
const FORMATS: &[TimeFormat] = &[
    TimeFormat::DateTime,
    TimeFormat::Rfc1123,
    TimeFormat::Compact,
    TimeFormat::EpochMs,
    TimeFormat::EpochS,
];

/// A time is close to the moment of the exchange; one that is missing or not readable is another demand's business.
pub(super) fn near(view: &View<'_>, place: &Place, seconds: u32) -> Ruling {
    let written = match place {
        Place::Header(name) => view.header(name).map(str::to_owned),
        Place::Body(pointer) => match readable(view) {
            Ok(json) => json
                .pointer(pointer)
                .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
            Err(ruling) => return ruling,
        },
        _ => None,
    };
    let Some((text, time)) = written.and_then(|text| Some((text.clone(), read(&text)?))) else {
        return Ruling::Silent;
    };
    let allowed = i128::from(seconds) * 1000;
    let begun = i128::from(view.exchange.started_ms);
    let ended = begun + i128::from(view.exchange.duration_us / 1000);
    if (begun - allowed..=ended + allowed).contains(&i128::from(time)) {
        return Ruling::Met;
    }
    Ruling::broken(FindingCode::HT207, place.clone(), Observed::Value(text))
}

fn read(text: &str) -> Option<i64> {
    let rfc3339 = || text.parse::<jiff::Timestamp>().ok().map(jiff::Timestamp::as_millisecond);
    FORMATS.iter().find_map(|format| format.parse(text).ok()).or_else(rfc3339)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn times_are_read_as_headers_envelopes_and_rfc_3339_write_them() {
        for text in
            ["2024-01-01T00:00:00Z", "2024-01-01T08:00:00+08:00", "2024-01-01 08:00:00", "1704067200000"]
        {
            assert_eq!(read(text), Some(1_704_067_200_000), "{text}");
        }
        assert_eq!(read("yesterday"), None);
    }
}
