//! Whether an answer asks to slow down, and for how long.

use std::time::Duration;

use hutong_specs::binding::Throttle;
use hutong_specs::signing::TimeFormat;
use hutong_specs::text;
use serde_json::Value;

use super::wire::Response;

/// No wait is longer, whatever the platform says.
const LONGEST: Duration = Duration::from_mins(2);

/// For how long to wait, if the answer is one that the binding knows as "slow down".
pub(super) fn retry_after(throttles: &[Throttle], response: &Response, now_ms: i64) -> Option<Duration> {
    let may_match = |throttle: &&Throttle| throttle.status.is_none_or(|status| status == response.status);
    let mut throttles = throttles.iter().filter(may_match).peekable();
    throttles.peek()?;
    let body: Option<Value> = text::json::read(&response.body).ok().map(|reading| reading.value);
    let throttle = throttles.find(|throttle| throttle.matches(response.status, body.as_ref()))?;
    let told = response.header("retry-after").and_then(|text| told(text.trim(), now_ms));
    Some(told.unwrap_or(Duration::from_secs(throttle.wait_seconds.into())).min(LONGEST))
}

/// Seconds, or the date until which to wait.
fn told(text: &str, now_ms: i64) -> Option<Duration> {
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = TimeFormat::Rfc1123.parse(text).ok()?;
    Some(Duration::from_millis(u64::try_from(until - now_ms).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn answer(status: u16, header: &str, body: &str) -> Response {
        let headers = vec![("Retry-After".to_owned(), header.to_owned())];
        Response { status, headers, body: body.as_bytes().to_vec(), length: None, is_cut: false }
    }

    #[test]
    fn the_answer_says_for_how_long() {
        let now_ms = 1_704_067_200_000;
        let busy = Throttle { status: Some(429), pointer: None, values: Vec::new(), wait_seconds: 7 };
        let quota = Throttle {
            status: None,
            pointer: Some("/code".to_owned()),
            values: vec![json!("busy")],
            wait_seconds: 2,
        };
        let throttles = [busy, quota];
        let wait = |status, header, body| {
            retry_after(&throttles, &answer(status, header, body), now_ms).map(|wait| wait.as_secs())
        };
        assert_eq!(wait(429, "3", ""), Some(3));
        assert_eq!(wait(429, "Mon, 01 Jan 2024 00:00:05 GMT", ""), Some(5));
        assert_eq!(wait(429, "Sun, 31 Dec 2023 00:00:05 GMT", ""), Some(0));
        assert_eq!(wait(429, "soon", ""), Some(7));
        assert_eq!(wait(429, "99999999", ""), Some(120));
        assert_eq!(wait(200, "", r#"{"code":"busy"}"#), Some(2));
        assert_eq!(wait(200, "", r#"{"code":200}"#), None);
    }
}
