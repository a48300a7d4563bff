//! What the record keeps of an exchange: the bytes as they were, with every secret replaced.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hutong_specs::record::{Answer, Body, BodyContent, Exactness, Fault, Sent};
use simdutf8::basic;

use super::keyring::Keyring;
use super::wire::{Carriage, Request, Response};

/// The request as the record keeps it.
pub(super) fn sent(keyring: &Keyring, origin: &str, request: Request) -> Sent {
    let exactness = match request.carriage {
        Carriage::Client(_) => Exactness::Reconstructed,
        Carriage::Raw(_) | Carriage::Unencrypted | Carriage::Handshake => Exactness::Exact,
    };
    Sent {
        method: request.method,
        url: keyring.mask(format!("{origin}{}", request.target)),
        headers: headers(keyring, request.headers),
        body: request.body.map(|bytes| {
            let length = Some(bytes.len() as u64);
            Body { content: content(keyring, bytes, false), length, cut: false }
        }),
        exactness,
    }
}

/// The answer as the record keeps it.
pub(super) fn answer(keyring: &Keyring, answer: Result<Response, Fault>) -> Answer {
    match answer {
        Ok(response) => Answer::Received {
            status: response.status,
            headers: headers(keyring, response.headers),
            body: Body {
                content: content(keyring, response.body, response.is_cut),
                length: response.length,
                cut: response.is_cut,
            },
        },
        Err(Fault { kind, detail, received }) => {
            Answer::Fault(Fault { kind, detail: keyring.mask(detail), received })
        }
    }
}

fn headers(keyring: &Keyring, headers: Vec<(String, String)>) -> Vec<(String, String)> {
    headers.into_iter().map(|(name, value)| (name, keyring.mask(value))).collect()
}

fn content(keyring: &Keyring, mut bytes: Vec<u8>, is_cut: bool) -> BodyContent {
    if is_cut {
        drop_broken_end(&mut bytes);
    }
    let bytes = keyring.mask_bytes(bytes);
    match basic::from_utf8(&bytes) {
        Ok(text) => BodyContent::Text(text.to_owned()),
        Err(_) => BodyContent::Base64(STANDARD.encode(&bytes)),
    }
}

/// A character that was cut in two makes no text of a body unreadable.
fn drop_broken_end(bytes: &mut Vec<u8>) {
    if let Err(error) = std::str::from_utf8(bytes)
        && error.error_len().is_none()
    {
        bytes.truncate(error.valid_up_to());
    }
}
