//! The very bytes of a raw request.

use hutong_specs::plan::Framing;

use super::wire::{Carriage, Request};

/// The framing of a request that goes raw.
pub(super) fn framing(request: &Request) -> &Framing {
    match &request.carriage {
        Carriage::Raw(framing) => framing,
        Carriage::Client(_) | Carriage::Unencrypted | Carriage::Handshake => &Framing::Proper,
    }
}

/// The bytes of a request; `origin` stands before the target where a proxy is asked.
pub(super) fn bytes(request: &Request, origin: &str) -> Vec<u8> {
    let end = if *framing(request) == Framing::BareLineFeed { "\n" } else { "\r\n" };
    let mut head = format!("{} {origin}{} HTTP/1.1{end}", request.method, request.target);
    for (name, value) in &request.headers {
        for piece in [name, ": ", value, end] {
            head.push_str(piece);
        }
    }
    head.push_str(end);
    let mut bytes = head.into_bytes();
    bytes.extend_from_slice(request.body.as_deref().unwrap_or_default());
    bytes
}

/// Frames a request as the probe asks: what its headers say of the body, and how much of the body is sent.
pub(super) fn frame(request: &mut Request) {
    let framing = match &request.carriage {
        Carriage::Raw(framing) => framing.clone(),
        Carriage::Unencrypted => Framing::Proper,
        Carriage::Client(_) | Carriage::Handshake => return,
    };
    add(&mut request.headers, "Connection", "close");
    match framing {
        Framing::ContentLength(length) => {
            request.headers.retain(|(name, _)| !name.eq_ignore_ascii_case("content-length"));
            request.headers.push(("Content-Length".to_owned(), length.to_string()));
        }
        Framing::Torn(length) => {
            let length = usize::try_from(length).unwrap_or(usize::MAX);
            if let Some(body) = &mut request.body {
                body.truncate(length);
            }
        }
        Framing::Proper | Framing::BareLineFeed | Framing::Strange => {}
    }
}

/// Adds a header unless it is there.
pub(super) fn add(headers: &mut Vec<(String, String)>, name: &str, value: &str) {
    if !headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name)) {
        headers.push((name.to_owned(), value.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn framed(framing: Framing) -> String {
        let mut request = Request {
            method: "POST".to_owned(),
            target: "/a/../b".to_owned(),
            headers: vec![("Host".to_owned(), "h".to_owned()), ("Content-Length".to_owned(), "4".to_owned())],
            body: Some(b"body".to_vec()),
            carriage: Carriage::Raw(framing),
        };
        frame(&mut request);
        String::from_utf8(bytes(&request, "")).unwrap()
    }

    #[test]
    fn a_request_is_framed_as_asked() {
        let head = "POST /a/../b HTTP/1.1\r\nHost: h\r\n";
        assert_eq!(
            framed(Framing::Proper),
            format!("{head}Content-Length: 4\r\nConnection: close\r\n\r\nbody")
        );
        let longer = format!("{head}Connection: close\r\nContent-Length: 9\r\n\r\nbody");
        assert_eq!(framed(Framing::ContentLength(9)), longer);
        assert_eq!(
            framed(Framing::Torn(1)),
            format!("{head}Content-Length: 4\r\nConnection: close\r\n\r\nb")
        );
        assert_eq!(framed(Framing::BareLineFeed), framed(Framing::Proper).replace("\r\n", "\n"));
    }
}
