//! Decides what carries a request: the client, unless it would change a byte of it.

use hutong_specs::plan::{Carrier, Framing};
use reqwest::Method;
use reqwest::header::{HeaderName, HeaderValue};
use url::Url;

use super::base::Base;
use super::wire::Carriage;

/// Headers that the client writes or reads itself: whoever sets them means something by it.
const OWN: [&str; 9] = [
    "host",
    "content-length",
    "transfer-encoding",
    "connection",
    "expect",
    "te",
    "trailer",
    "upgrade",
    "keep-alive",
];

/// What carries a request with this method, target (base path included) and headers of the template.
pub(super) fn carriage(
    base: &Base,
    carrier: &Carrier,
    method: &str,
    target: &str,
    headers: &[(String, String)],
) -> Carriage {
    match carrier {
        Carrier::Raw(framing) => Carriage::Raw(framing.clone()),
        Carrier::Unencrypted => Carriage::Unencrypted,
        Carrier::Handshake(_) => Carriage::Handshake,
        Carrier::Client => match unchanged(base, target) {
            Some(url) if is_method(method) && headers.iter().all(is_header) => {
                Carriage::Client(Box::new(url))
            }
            _ => Carriage::Raw(Framing::Proper),
        },
    }
}

/// The URL, if parsing it changes nothing, its host included.
fn unchanged(base: &Base, target: &str) -> Option<Url> {
    if !target.starts_with('/') || target.contains('#') {
        return None;
    }
    let url = base.root.join(target).ok()?;
    (url.as_str().strip_prefix(&base.origin) == Some(target)).then_some(url)
}

fn is_method(method: &str) -> bool {
    method != "CONNECT" && Method::from_bytes(method.as_bytes()).is_ok()
}

fn is_header((name, value): &(String, String)) -> bool {
    !OWN.iter().any(|own| name.eq_ignore_ascii_case(own))
        && HeaderName::from_bytes(name.as_bytes()).is_ok()
        && HeaderValue::from_bytes(value.as_bytes()).is_ok()
        && value.trim_matches([' ', '\t']) == value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_raw(method: &str, target: &str, header: (&str, &str)) -> bool {
        let base = Base::parse("http://127.0.0.1:8080").unwrap();
        let headers = [(header.0.to_owned(), header.1.to_owned())];
        matches!(carriage(&base, &Carrier::Client, method, target, &headers), Carriage::Raw(_))
    }

    #[test]
    fn what_the_client_keeps_goes_by_the_client() {
        for target in ["/", "/a/b?c=d&e=%20", "/a//b", "/%E7%94%B2", "/a?b=http://x/@y"] {
            assert!(!is_raw("POST", target, ("X-A", "甲")), "{target}");
        }
    }

    #[test]
    fn what_the_client_would_repair_goes_raw() {
        for target in
            ["/a/../b", "/./a", "/a\tb", "/a\\b", "/%2e%2e/a", "/a b", "/a#b", "@evil/", "a", "/甲", ""]
        {
            assert!(is_raw("GET", target, ("X-A", "b")), "{target}");
        }
        assert!(is_raw("G T", "/", ("X-A", "b")));
        for header in
            [("Content-Length", "1"), ("X A", "b"), ("X-A", "b\r\nc"), ("host", "other"), ("X-A", " b")]
        {
            assert!(is_raw("GET", "/", header), "{header:?}");
        }
    }
}
