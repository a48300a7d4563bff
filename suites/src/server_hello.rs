//! What a server says to a `ClientHello`, as far as it is looked at: did it take what was offered (RFC 5246 §6.2.1, §7.4.1.3).

use hutong_specs::plan::{CipherSuite, TlsVersion};

/// The first record that a server sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reply {
    /// It took the offer.
    Took(TlsVersion, CipherSuite),
    /// It refused, with this alert.
    Alert(u8),
    /// It said nothing.
    Nothing,
    /// What it said is no TLS that this reads, or not all of it is there.
    Unread,
}

/// How long the head of a record is, in bytes.
const HEAD: usize = 5;
/// The content type of alerts.
const ALERT: u8 = 21;
/// The content type of handshakes.
const HANDSHAKE: u8 = 22;
/// The handshake type of a `ServerHello`.
const SERVER_HELLO: u8 = 2;
/// Before the identifier of the session in a `ServerHello`: type, length, version, random.
const BEFORE_SESSION: usize = 1 + 3 + 2 + 32;

/// How many bytes the first record has, its head included, once that is known; what is no TLS ends at once.
pub(crate) fn length(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [ALERT | HANDSHAKE, _, _, high, low, ..] => {
            Some(HEAD + usize::from(u16::from_be_bytes([*high, *low])))
        }
        [ALERT | HANDSHAKE, ..] | [] => None,
        other => Some(other.len()),
    }
}

/// Reads what a server said.
pub(crate) fn read(bytes: &[u8]) -> Reply {
    match bytes {
        [] => Reply::Nothing,
        [ALERT, _, _, _, _, _, description, ..] => Reply::Alert(*description),
        [HANDSHAKE, _, _, _, _, hello @ ..] => negotiated(hello).unwrap_or(Reply::Unread),
        _ => Reply::Unread,
    }
}

fn negotiated(hello: &[u8]) -> Option<Reply> {
    let version = match hello {
        [SERVER_HELLO, _, _, _, major, minor, ..] => TlsVersion::of_bytes([*major, *minor])?,
        _ => return None,
    };
    let session = usize::from(*hello.get(BEFORE_SESSION)?);
    let suite = hello.get(BEFORE_SESSION + 1 + session..)?.first_chunk::<2>()?;
    Some(Reply::Took(version, CipherSuite::of_bytes(*suite)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hello(session: &[u8]) -> Vec<u8> {
        let mut bytes = vec![22, 3, 1, 0, 0, 2, 0, 0, 0, 3, 1];
        bytes.extend([7; 32]);
        bytes.push(u8::try_from(session.len()).unwrap());
        bytes.extend(session);
        bytes.extend([0x00, 0x2f, 0]);
        let length = u8::try_from(bytes.len() - HEAD).unwrap();
        bytes[4] = length;
        bytes
    }

    #[test]
    fn what_was_taken_and_what_was_refused_is_read() {
        let suite: CipherSuite = "TLS_RSA_WITH_AES_128_CBC_SHA".parse().unwrap();
        for session in [&[][..], &[1, 2, 3]] {
            let bytes = hello(session);
            assert_eq!(read(&bytes), Reply::Took(TlsVersion::Tls10, suite));
            assert_eq!(length(&bytes), Some(bytes.len()));
            for end in 1..bytes.len() - 1 {
                assert_eq!(read(&bytes[..end]), Reply::Unread, "{end}");
            }
        }
        assert_eq!(read(&[21, 3, 1, 0, 2, 2, 70]), Reply::Alert(70));
        assert_eq!(read(b""), Reply::Nothing);
        assert_eq!((read(b"HTTP/1.1 400"), length(b"HTTP/1.1 400")), (Reply::Unread, Some(12)));
        assert_eq!(read(&[22, 3, 3, 0, 4, 11, 0, 0, 0]), Reply::Unread);
    }
}
