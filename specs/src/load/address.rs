//! Addresses of documents: what a `$ref` means, seen from the document that it stands in.

use percent_encoding::percent_decode_str;

/// A `$ref` cut into the address of the document and the fragment within it.
pub(super) fn split(reference: &str) -> (&str, String) {
    let (address, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    (address, percent_decode_str(fragment).decode_utf8_lossy().into_owned())
}

/// Whether the address names a scheme and so leaves the files.
pub(super) fn is_remote(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}

/// The remote address that `reference` means in a document fetched from `base`.
pub fn join(base: &str, reference: &str) -> String {
    if is_remote(reference) {
        return reference.to_owned();
    }
    if let (Some(scheme), true) = (base.find("://"), reference.starts_with("//")) {
        return format!("{}:{reference}", base.get(..scheme).unwrap_or_default());
    }
    let authority = base.find("://").map_or(0, |scheme| {
        let start = scheme + 3;
        base.get(start..).and_then(|rest| rest.find('/')).map_or(base.len(), |slash| start + slash)
    });
    let (authority, path) = base.split_at(authority);
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let joined =
        if reference.starts_with('/') { reference.to_owned() } else { format!("{folder}/{reference}") };
    format!("{authority}/{}", without_dots(&joined))
}

fn without_dots(path: &str) -> String {
    let mut segments = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            name => segments.push(name),
        }
    }
    segments.join("/")
}

#[cfg(test)]
mod tests {
    use super::{is_remote, join, split};

    #[test]
    fn a_reference_is_cut_at_its_fragment_which_is_decoded() {
        assert_eq!(split("a.yaml#/paths/~1x%7Bid%7D"), ("a.yaml", "/paths/~1x{id}".to_owned()));
        assert_eq!(split("a.yaml"), ("a.yaml", String::new()));
    }

    #[test]
    fn a_reference_in_a_remote_document_is_relative_to_its_address() {
        assert_eq!(join("https://example.org/a/b.yaml", "../c.yaml"), "https://example.org/c.yaml");
        assert_eq!(join("https://example.org/a/b.yaml", "/c.yaml"), "https://example.org/c.yaml");
        assert_eq!(join("https://example.org/a", "urn:x:y"), "urn:x:y");
        assert_eq!(join("https://example.org/a", "//example.com/b"), "https://example.com/b");
    }

    #[test]
    fn only_a_scheme_makes_an_address_remote() {
        assert!(is_remote("https://example.org/a") && is_remote("urn:x"));
        assert!(!is_remote("schemas/a.yaml") && !is_remote("../a.yaml"));
    }
}
