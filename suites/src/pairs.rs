//! Names and texts as a query or a form holds them on the wire.

use hutong_specs::wire::form_pairs;
use percent_encoding::percent_decode_str;

/// The pairs of the query of an address.
pub(crate) fn in_query(url: &str) -> Vec<(String, String)> {
    let url = url.split_once('#').map_or(url, |(url, _)| url);
    url.split_once('?').map(|(_, query)| form_pairs(query)).unwrap_or_default()
}

/// A name or a text of a pair, decoded.
pub(crate) fn decoded(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::in_query;

    #[test]
    fn a_query_is_read_by_its_pairs() {
        let pair = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let read = in_query("http://t/a?monkey=a%26b&&key&n+m=%E6%B5%8B#?x=1");
        assert_eq!(read, [pair("monkey", "a&b"), pair("key", ""), pair("n m", "测")]);
        assert_eq!(in_query("http://t/a#?x=1"), []);
    }
}
