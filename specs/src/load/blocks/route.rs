//! Which building block a path of the target is.
//!
//! A parameter of the block stands for any segment of the target's path, literal or parameter; a literal segment only
//! for itself. Of several blocks that fit, the most literal one is meant.

use crate::resource::{segments, variable};

/// The block path that the target's path is, with the target's segment for each of the block's parameters.
pub(super) fn find<'b>(
    blocks: impl Iterator<Item = &'b str>,
    path: &str,
) -> Option<(&'b str, Vec<(&'b str, String)>)> {
    let fits = blocks.filter_map(|block| Some((block, matched(block, path)?)));
    // The first of equals, as the document has them.
    fits.min_by_key(|(_, parameters)| parameters.len())
}

fn matched<'b>(block: &'b str, path: &str) -> Option<Vec<(&'b str, String)>> {
    let (own, others) = (segments(block), segments(path));
    if own.len() != others.len() {
        return None;
    }
    let mut parameters = Vec::new();
    for (own, other) in own.into_iter().zip(others) {
        match variable(own) {
            Some(name) => parameters.push((name, other.to_owned())),
            None if own == other => {}
            _ => return None,
        }
    }
    Some(parameters)
}

#[cfg(test)]
mod tests {
    use super::find;

    const BLOCKS: &[&str] =
        &["/", "/collections", "/collections/{c}", "/collections/{c}/items/{f}", "/{any}"];

    fn found(path: &str) -> Option<(&'static str, Vec<(&'static str, String)>)> {
        find(BLOCKS.iter().copied(), path)
    }

    #[test]
    fn a_parameter_of_the_block_is_a_literal_or_a_parameter_of_the_target() {
        let literal = found("/collections/lakes/items/{id}").unwrap();
        assert_eq!(literal.1, [("c", "lakes".to_owned()), ("f", "{id}".to_owned())]);
        assert_eq!(found("/collections/{x}").unwrap().1, [("c", "{x}".to_owned())]);
    }

    #[test]
    fn the_most_literal_block_is_meant() {
        assert_eq!(found("/collections"), Some(("/collections", vec![])));
        assert_eq!(found("/collections/"), Some(("/collections", vec![])));
        assert_eq!(found("/other").map(|found| found.0), Some("/{any}"));
        assert_eq!(found("/"), Some(("/", vec![])));
    }

    #[test]
    fn what_no_block_says_is_no_block() {
        assert_eq!(found("/collections/lakes/tiles"), None);
        assert_eq!(find(["/a/b"].into_iter(), "/a/{x}"), None);
    }
}
