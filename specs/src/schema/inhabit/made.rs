//! Members of formats, made and not chosen from a list.

use super::source::Source;

/// A value of a format; none for a format that is only listed.
pub(super) fn made(format: &str, source: &mut Source) -> Option<String> {
    match format {
        "date" => Some(date(source)),
        "cn-date" => Some(date(source).replace('-', "")),
        "cn-date-time" => Some(format!("{} {}", date(source), time(source))),
        "date-time" => {
            let zone = ["Z", "+08:00", "-05:30", ".5Z", ".123456+08:00"];
            let zone = zone.get(source.below(zone.len())).copied().unwrap_or("Z");
            Some(format!("{}T{}{zone}", date(source), time(source)))
        }
        "time" => Some(format!("{}Z", time(source))),
        "uuid" => Some(uuid(source)),
        // Addresses for documentation (RFC 5737, RFC 3849).
        "ipv4" => Some(format!("192.0.2.{}", source.below(256))),
        "ipv6" => Some(format!("2001:db8::{:x}", source.below(0x1_0000))),
        "email" => Some(format!("tester{}@example.com", source.below(10_000))),
        "hostname" => Some(format!("host-{}.example", source.below(10_000))),
        "uri" => Some(format!("https://example.com/{}?b=%E6%B5%8B", source.below(10_000))),
        _ => None,
    }
}

/// A day that every calendar has, or the last of a leap February.
fn date(source: &mut Source) -> String {
    if source.once_in(8) {
        return "2024-02-29".to_owned();
    }
    let (year, month, day) = (source.between(1900, 2099), source.between(1, 12), source.between(1, 28));
    format!("{year}-{month:02}-{day:02}")
}

fn time(source: &mut Source) -> String {
    format!("{:02}:{:02}:{:02}", source.below(24), source.below(60), source.below(60))
}

fn uuid(source: &mut Source) -> String {
    let mut piece = |count: usize| -> String {
        (0..count).filter_map(|_| "0123456789abcdef".chars().nth(source.below(16))).collect()
    };
    format!("{}-{}-4{}-a{}-{}", piece(8), piece(4), piece(3), piece(3), piece(12))
}
