//! A request as a platform receives it: a plain value.
//!
//! Nothing is decoded or repaired here beyond looking a header up by name.

/// A request as a platform receives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The method as sent.
    pub method: String,
    /// Path and query as sent, percent encoding and all.
    pub target: String,
    /// Headers in order; values that are not UTF-8 are read as Latin-1.
    pub headers: Vec<(String, String)>,
    /// The bytes of the body; empty if none was sent.
    pub body: Vec<u8>,
}

impl Request {
    /// The path as sent.
    pub fn path(&self) -> &str {
        self.target.split_once('?').map_or(self.target.as_str(), |(path, _)| path)
    }

    /// The query as sent, without its question mark; empty if there is none.
    pub fn query(&self) -> &str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }

    /// Every value of a header.
    pub fn header_values<'a, 'n>(&'a self, name: &'n str) -> impl Iterator<Item = &'a str> + use<'a, 'n> {
        let meant = self.headers.iter().filter(move |(other, _)| other.eq_ignore_ascii_case(name));
        meant.map(|(_, value)| value.as_str())
    }

    /// The value of a header that was sent exactly once.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.header_values(name);
        let first = values.next()?;
        values.next().is_none().then_some(first)
    }

    /// The media type of the body in lower case, without parameters.
    pub fn media_type(&self) -> Option<String> {
        let written = self.header("content-type")?;
        let name = written.split(';').next().unwrap_or_default();
        Some(name.trim().to_ascii_lowercase())
    }

    /// The charset parameter of the media type, in lower case.
    pub fn charset(&self) -> Option<String> {
        let parameters = self.header("content-type")?.split(';').skip(1);
        parameters.filter_map(|parameter| parameter.split_once('=')).find_map(|(name, value)| {
            let meant = name.trim().eq_ignore_ascii_case("charset");
            meant.then(|| value.trim().trim_matches('"').to_ascii_lowercase())
        })
    }

    /// The names and values of the query, decoded, in order.
    pub fn query_pairs(&self) -> Vec<(String, String)> {
        hutong_specs::wire::form_pairs(self.query())
    }
}

#[cfg(test)]
mod tests {
    use super::Request;

    #[test]
    fn a_header_that_is_sent_twice_has_no_single_value() {
        let headers = [("A", "1"), ("a", "2"), ("b", "3")].map(|(name, value)| (name.into(), value.into()));
        let request = Request { headers: headers.into(), ..Request::default() };
        assert_eq!((request.header("a"), request.header("B")), (None, Some("3")));
    }

    #[test]
    fn the_media_type_is_read_without_its_parameters() {
        let headers = vec![("Content-Type".to_owned(), "Application/JSON; charset=\"UTF-8\"".to_owned())];
        let request = Request { headers, ..Request::default() };
        assert_eq!(request.media_type().as_deref(), Some("application/json"));
        assert_eq!(request.charset().as_deref(), Some("utf-8"));
    }

    #[test]
    fn path_and_query_stay_as_sent() {
        let request = Request { target: "/a%2Fb?x=%E6%B5%8B+1&y".to_owned(), ..Request::default() };
        assert_eq!((request.path(), request.query()), ("/a%2Fb", "x=%E6%B5%8B+1&y"));
        let pairs = [("x", "测 1"), ("y", "")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(request.query_pairs(), pairs);
    }
}
