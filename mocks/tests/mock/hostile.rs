//! Requests that are hostile below the level of values, or around the body: what the scripted session sends of them.

use hutong_mocks::Request;

/// The body spoilt, and with one more member of each kind.
pub(crate) fn hostile_bodies(good: &[u8]) -> Vec<Vec<u8>> {
    let around = |before: &[u8]| [before, good].concat();
    let mut all = vec![around(b"/* x */"), around("\u{feff}".as_bytes())];
    let long = format!("\"{}\"", "x".repeat(50_000));
    let nested = "[".repeat(1_000) + &"]".repeat(1_000);
    let members: [(&str, &[u8]); 8] = [
        ("x", b"\"\xb2\xe2\""),
        ("is_admin", b"true"),
        ("x", long.as_bytes()),
        ("x", nested.as_bytes()),
        ("x", b"18446744073709551616"),
        ("x", "\"👨\u{200d}👩\"".as_bytes()),
        ("x", b"\"a\\r\\nx-hutong-injected: 1\""),
        ("x", b"\"hutong' {{46337*46327}}\""),
    ];
    for (name, value) in members {
        let start = format!("{{\"{name}\":");
        all.push([start.as_bytes(), value, b",", &good[1..]].concat());
    }
    all
}

/// The request with headers and queries that are hostile.
pub(crate) fn hostile_heads(good: &Request) -> Vec<Request> {
    let mut charset = good.clone();
    "application/json;charset=x-hutong".clone_into(&mut charset.headers[0].1);
    let more = |headers: Vec<(String, String)>| {
        let headers = good.headers.iter().cloned().chain(headers).collect();
        Request { headers, ..good.clone() }
    };
    let header = |name: &str| (name.to_owned(), "text/xml".to_owned());
    let query = Request { target: format!("{}?hutong_unknown=1", good.target), ..good.clone() };
    vec![charset, more(vec![header("Content-Type")]), more(vec![header("X-Hutong"); 60]), query]
}
