//! A TLS handshake that goes no further than the server's answer to a `ClientHello`: what the ordinary client would never offer
//! (RFC 5246 §7.4.1.2; the extensions are those of RFC 6066 §3, RFC 8422 §5.1 and RFC 5246 §7.4.1.4.1).

use std::net::IpAddr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hutong_specs::digest::Digest;
use hutong_specs::plan::{CipherSuite, ClientHello, TlsVersion};
use hutong_specs::record::{Body, BodyContent, Fault, FaultKind};
use rustls::AlertDescription;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::base::Base;
use super::connection::Road;
use super::fault::of_io;
use super::not_built::NotBuilt;
use super::wire::{Carriage, Request};
use crate::server_hello::{Reply, is_enough, read};

/// What stands for the method where a `ClientHello` is sent.
const METHOD: &str = "ClientHello";
/// How much of the server's answer is read, in bytes: a record and its head.
const RECORD: usize = (16 << 10) + 5;
/// That renegotiation is safe (RFC 5746 §3.3).
const RENEGOTIATION: [u8; 2] = [0x00, 0xff];
/// Curves: X25519, P-256, P-384, P-521.
const GROUPS: [u8; 8] = [0x00, 0x1d, 0x00, 0x17, 0x00, 0x18, 0x00, 0x19];
/// Signatures: RSA and ECDSA with SHA-256, SHA-384, SHA-512, SHA-1.
const SIGNATURES: [u8; 16] = [4, 1, 4, 3, 5, 1, 5, 3, 6, 1, 6, 3, 2, 1, 2, 3];

/// What is sent for a `ClientHello`; what is random in it comes from `nonce`.
pub(super) fn request(hello: &ClientHello, base: &Base, nonce: &str) -> Result<Request, NotBuilt> {
    if !base.is_encrypted {
        return Err(NotBuilt::NoTls);
    }
    let body = Some(record(hello, &base.host, nonce));
    let (target, headers, carriage) = (String::new(), Vec::new(), Carriage::Handshake);
    Ok(Request { method: METHOD.to_owned(), target, headers, body, carriage })
}

/// Sends it. There never is a response: the fault says what the server chose, and holds its very bytes.
pub(super) async fn shake(road: &Road, request: &Request) -> Fault {
    let sent = request.body.as_deref().unwrap_or_default();
    match exchange(road, sent).await {
        Ok(received) => {
            Fault { kind: FaultKind::Tls, detail: told(&received), received: Some(kept(&received)) }
        }
        Err(fault) => fault,
    }
}

async fn exchange(road: &Road, sent: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut stream = road.open_tcp().await?;
    stream.write_all(sent).await.map_err(|error| of_io(&error))?;
    let mut received = Vec::new();
    while received.len() < RECORD && !is_enough(&received) {
        match stream.read_buf(&mut received).await {
            Ok(1..) => {}
            // A server may refuse by closing, with or without ceremony.
            Ok(0) | Err(_) => break,
        }
    }
    Ok(received)
}

fn told(received: &[u8]) -> String {
    match read(received) {
        Reply::Took(version, suite) => {
            format!("the server took the offer: {version}, {suite}; broken off there")
        }
        reply @ Reply::Alert(code) => {
            let ended = if reply.is_refusal() { "refused the offer" } else { "ended the handshake" };
            format!("the server {ended}: alert {:?}", AlertDescription::from(code))
        }
        Reply::Nothing => "the server closed the connection upon the offer".to_owned(),
        Reply::Unread => "what the server answered is no TLS".to_owned(),
    }
}

fn kept(received: &[u8]) -> Body {
    let length = Some(received.len() as u64);
    Body { content: BodyContent::Base64(STANDARD.encode(received)), length, cut: false }
}

/// The record with the `ClientHello`.
fn record(hello: &ClientHello, host: &str, nonce: &str) -> Vec<u8> {
    let mut message = hello.version.bytes().to_vec();
    message.extend(random(nonce));
    // No session is taken up.
    message.push(0);
    let suites = hello.offered().into_iter().flat_map(CipherSuite::bytes).chain(RENEGOTIATION).collect();
    message.extend(counted::<2>(suites));
    // No compression but none.
    message.extend([1, 0]);
    if hello.version > TlsVersion::Ssl30 {
        message.extend(counted::<2>(extensions(hello.version, host)));
    }
    let handshake = [vec![1], counted::<3>(message)].concat();
    // The version of the record is the oldest that any server reads (RFC 5246 appendix E.1).
    let version = hello.version.min(TlsVersion::Tls10).bytes();
    [vec![22], version.to_vec(), counted::<2>(handshake)].concat()
}

fn extensions(version: TlsVersion, host: &str) -> Vec<u8> {
    let mut extensions = Vec::new();
    // An address is no name of a server (RFC 6066 §3).
    if host.parse::<IpAddr>().is_err() {
        let name = [vec![0], counted::<2>(host.as_bytes().to_vec())].concat();
        extensions.extend(extension(0, counted::<2>(name)));
    }
    extensions.extend(extension(10, counted::<2>(GROUPS.to_vec())));
    extensions.extend(extension(11, vec![1, 0]));
    if version >= TlsVersion::Tls12 {
        extensions.extend(extension(13, counted::<2>(SIGNATURES.to_vec())));
    }
    extensions
}

fn extension(kind: u8, data: Vec<u8>) -> Vec<u8> {
    [vec![0, kind], counted::<2>(data)].concat()
}

/// Bytes after their number, which is written in `N` bytes; what is longer than can be said is cut.
fn counted<const N: usize>(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(usize::from(u16::MAX));
    let length = bytes.len().to_be_bytes();
    [length.get(length.len().saturating_sub(N)..).unwrap_or_default().to_vec(), bytes].concat()
}

/// 32 bytes that differ from handshake to handshake; nothing is ever encrypted with what comes of them.
fn random(nonce: &str) -> Vec<u8> {
    Digest::of(nonce.as_bytes()).to_string().into_bytes().into_iter().rev().take(32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_is_as_long_as_it_says_and_names_the_server_unless_it_is_an_address() {
        for version in [TlsVersion::Ssl30, TlsVersion::Tls10, TlsVersion::Tls11, TlsVersion::Tls12] {
            for host in ["api.voorbeeld.example", "127.0.0.1", "::1"] {
                let offer = record(&ClientHello { version, suites: Vec::new() }, host, "nonce");
                let [22, 3, _, high, low, 1, 0, upper, lower, rest @ ..] = offer.as_slice() else {
                    panic!("{offer:?}");
                };
                assert_eq!(usize::from(u16::from_be_bytes([*high, *low])), offer.len() - 5);
                assert_eq!(usize::from(u16::from_be_bytes([*upper, *lower])), rest.len());
                assert_eq!(rest.first_chunk(), Some(&version.bytes()));
                let is_named = offer.windows(host.len()).any(|part| part == host.as_bytes());
                assert_eq!(
                    is_named,
                    version > TlsVersion::Ssl30 && host.ends_with("example"),
                    "{version} {host}"
                );
            }
        }
        let random =
            |nonce| record(&ClientHello { version: TlsVersion::Tls10, suites: Vec::new() }, "::1", nonce);
        assert_ne!(random("one"), random("other"));
    }

    #[test]
    fn what_the_server_chose_is_told() {
        let hello =
            b"\x16\x03\x02\x00\x2a\x02\x00\x00\x26\x03\x0201234567890123456789012345678901\x00\x00\x2f\x00";
        assert_eq!(
            told(hello),
            "the server took the offer: TLS 1.1, TLS_RSA_WITH_AES_128_CBC_SHA; broken off there"
        );
        assert_eq!(
            told(b"\x15\x03\x01\x00\x02\x02\x46"),
            "the server refused the offer: alert ProtocolVersion"
        );
        assert_eq!(told(b""), "the server closed the connection upon the offer");
        assert_eq!(told(b"HTTP/1.1 400 Bad Request"), "what the server answered is no TLS");
    }
}
