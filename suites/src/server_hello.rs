//! What a server says to a `ClientHello`, as far as it is looked at: did it take what was offered (RFC 5246 §6.2.1, §7.4.1.3).

use hutong_specs::plan::{CipherSuite, TlsVersion};

/// What a server says to an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reply {
    /// It took the offer.
    Took(TlsVersion, CipherSuite),
    /// It ended the handshake with this alert.
    Alert(u8),
    /// It said nothing, or nothing but warnings.
    Nothing,
    /// What it said is no TLS that this reads, or not all of it is there.
    Unread,
}

impl Reply {
    /// Whether this is how a server says that it does not take what was offered: by an alert of that meaning, or without a word.
    /// Other alerts leave open what they are about.
    pub(crate) fn is_refusal(self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Alert(code) => REFUSING.contains(&code),
            Self::Took(..) | Self::Unread => false,
        }
    }
}

/// How long the head of a record is, in bytes.
const HEAD: usize = 5;
/// The content type of alerts.
const ALERT: u8 = 21;
/// The level of an alert after which the handshake goes on (RFC 5246 §7.2), such as that a name is not known (RFC 6066 §3).
const WARNING: u8 = 1;
/// The alert that says that nothing more comes, whatever its level.
const CLOSE_NOTIFY: u8 = 0;
/// `close_notify`, `handshake_failure`, `protocol_version`, `insufficient_security` (RFC 5246 §7.2).
const REFUSING: [u8; 4] = [CLOSE_NOTIFY, 40, 70, 71];
/// The content type of handshakes.
const HANDSHAKE: u8 = 22;
/// The handshake type of a `ServerHello`.
const SERVER_HELLO: u8 = 2;
/// Before the identifier of the session in a `ServerHello`: type, length, version, random.
const BEFORE_SESSION: usize = 1 + 3 + 2 + 32;

/// The first record, and what stands behind it; `None` where it is not whole.
fn record(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (head, rest) = bytes.split_first_chunk::<HEAD>()?;
    let [kind, _, _, high, low] = *head;
    let (content, rest) = rest.split_at_checked(usize::from(u16::from_be_bytes([high, low])))?;
    Some((kind, content, rest))
}

/// Whether a record is an alert after which more may come.
fn is_warning(kind: u8, content: &[u8]) -> bool {
    kind == ALERT && matches!(content, [WARNING, code] if *code != CLOSE_NOTIFY)
}

/// Whether enough was received to know what the server said; what is no TLS is enough at once.
pub(crate) fn is_enough(mut bytes: &[u8]) -> bool {
    loop {
        match (bytes, record(bytes)) {
            ([], _) | ([ALERT | HANDSHAKE, ..], None) => return false,
            (_, Some((kind, content, rest))) if is_warning(kind, content) => bytes = rest,
            _ => return true,
        }
    }
}

/// Reads what a server said, warnings left aside.
pub(crate) fn read(mut bytes: &[u8]) -> Reply {
    loop {
        match record(bytes) {
            Some((kind, content, rest)) if is_warning(kind, content) => bytes = rest,
            Some((ALERT, [_, code], _)) => return Reply::Alert(*code),
            Some((HANDSHAKE, hello, _)) => return negotiated(hello).unwrap_or(Reply::Unread),
            None if bytes.is_empty() => return Reply::Nothing,
            _ => return Reply::Unread,
        }
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
            assert!(is_enough(&bytes));
            for end in 1..bytes.len() {
                assert_eq!((read(&bytes[..end]), is_enough(&bytes[..end])), (Reply::Unread, false), "{end}");
            }
            // A warning, such as that the name is not known, decides nothing.
            let warned = [&[21, 3, 1, 0, 2, 1, 112][..], &bytes].concat();
            assert_eq!((read(&warned), is_enough(&warned)), (read(&bytes), true));
            assert_eq!((read(&warned[..7]), is_enough(&warned[..7])), (Reply::Nothing, false));
        }
        assert_eq!(read(&[21, 3, 1, 0, 2, 2, 70]), Reply::Alert(70));
        assert!(Reply::Alert(70).is_refusal() && Reply::Nothing.is_refusal());
        assert!(!Reply::Alert(80).is_refusal() && !Reply::Unread.is_refusal());
        assert_eq!(read(b""), Reply::Nothing);
        assert_eq!((read(b"HTTP/1.1 400"), is_enough(b"HTTP/1.1 400")), (Reply::Unread, true));
        assert_eq!(read(&[22, 3, 3, 0, 4, 11, 0, 0, 0]), Reply::Unread);
    }
}
