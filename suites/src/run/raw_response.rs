//! Reads one response from a raw connection: by its length, by chunks, or until the connection is closed.

use hutong_specs::record::{Fault, FaultKind};
use tokio::io::{AsyncBufRead, AsyncReadExt};

use super::chunked::read_chunked;
use super::fault::{fault, of_io};
use super::header_block::{Head, read_head};
use super::wire::Response;

/// Reads the response to a request of this method; of the body at most `limit` bytes.
pub(super) async fn read_response<R: AsyncBufRead + Unpin>(
    reader: &mut R,
    method: &str,
    limit: u64,
) -> Result<Response, Fault> {
    let head = read_head(reader).await?;
    let (body, length, is_cut) = match framing(&head, method)? {
        Framing::None => (Vec::new(), Some(0), false),
        Framing::Chunked => {
            let (body, is_cut) = read_chunked(reader, limit).await?;
            let length = (!is_cut).then_some(body.len() as u64);
            (body, length, is_cut)
        }
        Framing::Length(length) => {
            let body = read_up_to(reader, length.min(limit)).await?;
            if (body.len() as u64) < length.min(limit) {
                return Err(torn(body.len(), length));
            }
            (body, Some(length), length > limit)
        }
        Framing::UntilClosed => {
            let mut body = read_up_to(reader, limit.saturating_add(1)).await?;
            let is_cut = body.len() as u64 > limit;
            body.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
            let length = (!is_cut).then_some(body.len() as u64);
            (body, length, is_cut)
        }
    };
    Ok(Response { status: head.status, headers: head.headers, body, length, is_cut })
}

/// How the end of a body is told.
enum Framing {
    None,
    Chunked,
    Length(u64),
    UntilClosed,
}

fn framing(head: &Head, method: &str) -> Result<Framing, Fault> {
    if method == "HEAD" || matches!(head.status, 101 | 204 | 304) {
        return Ok(Framing::None);
    }
    if head.header("transfer-encoding").is_some_and(|value| value.to_ascii_lowercase().contains("chunked")) {
        return Ok(Framing::Chunked);
    }
    match head.header("content-length") {
        None => Ok(Framing::UntilClosed),
        Some(length) => match length.trim().parse() {
            Ok(length) => Ok(Framing::Length(length)),
            Err(_) => Err(fault(FaultKind::Malformed, format!("{length:?} is no Content-Length"))),
        },
    }
}

async fn read_up_to<R: AsyncBufRead + Unpin>(reader: &mut R, limit: u64) -> Result<Vec<u8>, Fault> {
    let mut body = Vec::new();
    reader.take(limit).read_to_end(&mut body).await.map_err(|error| of_io(&error))?;
    Ok(body)
}

fn torn(read: usize, length: u64) -> Fault {
    fault(FaultKind::Closed, format!("the connection was closed after {read} of {length} bytes of the body"))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn read(method: &str, limit: u64, bytes: &[u8]) -> Result<Response, Fault> {
        read_response(&mut &*bytes, method, limit).await
    }

    #[tokio::test]
    async fn every_framing_is_read() {
        for (bytes, body) in [
            (&b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcd"[..], &b"abc"[..]),
            (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n1\r\nc\r\n0\r\nT: 1\r\n\r\n", b"abc"),
            (b"HTTP/1.0 200 OK\n\nabc", b"abc"),
            (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\nabc", b""),
        ] {
            let response = read("GET", 9, bytes).await.unwrap();
            assert_eq!((response.body.as_slice(), response.is_cut), (body, false));
            assert_eq!(response.length, Some(body.len() as u64));
        }
        let head = read("HEAD", 9, b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n").await.unwrap();
        assert!(head.body.is_empty());
    }

    #[tokio::test]
    async fn every_framing_is_cut_at_the_limit() {
        for (bytes, length) in [
            (&b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"[..], Some(3)),
            (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\n\r\n", None),
            (b"HTTP/1.1 200 OK\r\n\r\nabc", None),
        ] {
            let response = read("GET", 2, bytes).await.unwrap();
            assert_eq!(
                (response.body.as_slice(), response.is_cut, response.length),
                (&b"ab"[..], true, length)
            );
        }
    }

    #[tokio::test]
    async fn what_is_torn_or_no_http_is_a_fault() {
        for (bytes, kind) in [
            (&b""[..], FaultKind::Closed),
            (b"HTTP/1.1 200 OK\r\nContent-", FaultKind::Closed),
            (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab", FaultKind::Closed),
            (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", FaultKind::Closed),
            (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", FaultKind::Malformed),
            (b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n", FaultKind::Malformed),
            (b"\x15\x03\x01\x00\x02\x02\x46", FaultKind::Malformed),
            (b"SSH-2.0-x\r\n\r\n", FaultKind::Malformed),
        ] {
            assert_eq!(read("GET", 9, bytes).await.unwrap_err().kind, kind, "{bytes:?}");
        }
        let endless = vec![b'a'; 70_000];
        assert_eq!(read("GET", 9, &endless).await.unwrap_err().kind, FaultKind::Malformed);
    }

    #[tokio::test]
    async fn headers_stay_as_they_are() {
        let response =
            read("GET", 9, b"HTTP/1.1 200 OK\r\nX-a: \xe7\x94\xb2\r\nX-A: \xff\r\n\r\n").await.unwrap();
        let headers = [("X-a".to_owned(), "甲".to_owned()), ("X-A".to_owned(), "\u{ff}".to_owned())];
        assert_eq!(response.headers, headers);
    }
}
