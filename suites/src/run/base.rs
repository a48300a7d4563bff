//! The base URL, taken apart once.

use url::Url;

use super::error::RunError;

/// Where requests go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Base {
    /// Scheme, host and port as they stand in front of every target.
    pub(super) origin: String,
    /// What targets are joined to: the base URL without its path.
    pub(super) root: Url,
    /// The host as a name or address, without brackets.
    pub(super) host: String,
    /// Host and port as in the `Host` header.
    pub(super) authority: String,
    /// The port.
    pub(super) port: u16,
    /// Whether the connection is encrypted.
    pub(super) is_encrypted: bool,
    /// The path in front of every target, without a slash at its end.
    pub(super) path: String,
}

const SCHEME: &str = "it must begin with http:// or https://";

/// Says what is wrong with a base URL, if anything is.
pub fn check_base(text: &str) -> Result<(), RunError> {
    Base::parse(text).map(drop)
}

impl Base {
    /// The same without TLS: port 80 in place of 443, else the same port.
    pub(super) fn unencrypted(&self) -> Self {
        let port = if self.is_encrypted && self.port == 443 { 80 } else { self.port };
        let origin = format!("http://{}", self.authority);
        Self { origin, port, is_encrypted: false, ..self.clone() }
    }

    /// Reads a base URL.
    pub(super) fn parse(text: &str) -> Result<Self, RunError> {
        let refuse = |why: &str| RunError::Base { base: shown(text), why: why.to_owned() };
        let url = Url::parse(text).map_err(|error| match error {
            url::ParseError::RelativeUrlWithoutBase => refuse(SCHEME),
            error => refuse(&error.to_string()),
        })?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(refuse(SCHEME));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(refuse(
                "it holds credentials; give them with --auth or --header, or under reaches.secrets of a profile",
            ));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(refuse("it must end with its path"));
        }
        let host = url.host_str().ok_or_else(|| refuse("it names no host"))?;
        let authority = url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
        let origin = format!("{}://{authority}", url.scheme());
        let root = Url::parse(&origin).map_err(|error| refuse(&error.to_string()))?;
        Ok(Self {
            origin,
            root,
            host: host.trim_matches(['[', ']']).to_owned(),
            authority,
            port: url.port_or_known_default().ok_or_else(|| refuse("it names no port"))?,
            is_encrypted: url.scheme() == "https",
            path: url.path().trim_end_matches('/').to_owned(),
        })
    }
}

/// The URL as it may be said: what stands before an `@` or behind a `?` may be a secret.
fn shown(text: &str) -> String {
    let (scheme, rest) = text.split_once("://").map_or(("", text), |(scheme, rest)| (scheme, rest));
    let separator = if scheme.is_empty() { "" } else { "://" };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let host =
        authority.rsplit_once('@').map_or_else(|| authority.to_owned(), |(_, host)| format!("***@{host}"));
    let path = path
        .find(['?', '#'])
        .map_or_else(|| path.to_owned(), |mark| format!("{}***", path.get(..=mark).unwrap_or_default()));
    format!("{scheme}{separator}{host}{path}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_is_taken_apart() {
        let base = Base::parse("https://EXAMPLE.gov.cn:8443/share/").unwrap();
        assert_eq!(base.origin, "https://example.gov.cn:8443");
        assert_eq!((base.host.as_str(), base.port, base.path.as_str()), ("example.gov.cn", 8443, "/share"));
        let base = Base::parse("http://[::1]:80").unwrap();
        assert_eq!((base.host.as_str(), base.authority.as_str(), base.path.as_str()), ("::1", "[::1]", ""));
    }

    #[test]
    fn without_tls_the_port_of_http_is_asked_or_the_same_one() {
        for (base, origin, port) in [
            ("https://example.gov.cn/share", "http://example.gov.cn", 80),
            ("https://example.gov.cn:8443", "http://example.gov.cn:8443", 8443),
            ("http://example.gov.cn:8080", "http://example.gov.cn:8080", 8080),
        ] {
            let base = Base::parse(base).unwrap().unencrypted();
            assert_eq!((base.origin.as_str(), base.port, base.is_encrypted), (origin, port, false));
        }
    }

    #[test]
    fn a_base_that_is_none_says_why() {
        for (base, why) in [
            ("example.gov.cn", "http://"),
            ("ftp://example.gov.cn", "http://"),
            ("http://user:word@example.gov.cn", "credentials"),
            ("http://example.gov.cn/?a=1", "path"),
        ] {
            let error = Base::parse(base).unwrap_err().to_string();
            assert!(error.contains(why), "{error}");
        }
    }

    #[test]
    fn a_base_that_is_none_is_said_without_what_may_be_secret() {
        for base in [
            "http://user:TEST-SECRET@example.gov.cn",
            "user:TEST-SECRET@example.gov.cn/a",
            "http://example.gov.cn/a?key=TEST-SECRET",
            "http://example.gov.cn/a#TEST-SECRET",
            "http://user:TEST-SECRET@example.gov.cn:99999",
        ] {
            let error = Base::parse(base).unwrap_err().to_string();
            assert!(error.contains("example.gov.cn") && !error.contains("SECRET"), "{error}");
        }
    }
}
