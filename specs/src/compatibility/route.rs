//! Operations of two releases that are the same one: by method and path, whatever the parameters of the path are called.

use super::release::{Described, Release};

/// What has become of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate<'a> {
    /// It is this one now.
    Kept(&'a Described),
    /// It is not there any more.
    Gone,
    /// It cannot be told: the document does not hold what stands at the path, or a template that is new takes its place.
    Unknown,
}

/// What has become of an operation of `before`.
pub(super) fn fate<'a>(before: &Release, operation: &Described, after: &'a Release) -> Fate<'a> {
    let own = [shape(&operation.path), shape(&format!("{}{}", before.base, operation.path))];
    let is_same = |path: &str| {
        let theirs = [shape(path), shape(&format!("{}{path}", after.base))];
        // The part of the path that servers name may have moved: it is the same address.
        own[0] == theirs[0] || own[1] == theirs[1] || own[0] == theirs[1] || own[1] == theirs[0]
    };
    let same = after.described.iter().filter(|other| other.method == operation.method);
    let exact = same.clone().find(|other| other.path == operation.path);
    if let Some(kept) = exact.or_else(|| same.clone().find(|other| is_same(&other.path))) {
        return Fate::Kept(kept);
    }
    let is_known = |path: &str| before.described.iter().any(|one| shape(&one.path) == shape(path));
    let is_covered = same.clone().any(|other| covers(&other.path, &operation.path) && !is_known(&other.path));
    let is_unread = after.unread.iter().any(|path| is_same(path));
    if is_covered || is_unread { Fate::Unknown } else { Fate::Gone }
}

/// A path with the names of its parameters left aside.
pub(super) fn shape(path: &str) -> String {
    let mut shape = String::new();
    let mut rest = path;
    while let Some((before, behind)) = rest.split_once('{') {
        shape.push_str(before);
        let Some((_, tail)) = behind.split_once('}') else {
            shape.push('{');
            rest = behind;
            continue;
        };
        shape.push_str("{}");
        rest = tail;
    }
    shape.push_str(rest);
    shape
}

/// The names of the parameters of a path, in its order.
pub(super) fn names(path: &str) -> Vec<&str> {
    path.split('{').skip(1).filter_map(|piece| piece.split_once('}').map(|(name, _)| name)).collect()
}

/// Whether a template takes every path of another one, segment by segment.
fn covers(template: &str, path: &str) -> bool {
    let (template, path) = (shape(template), shape(path));
    let (own, theirs): (Vec<_>, Vec<_>) = (template.split('/').collect(), path.split('/').collect());
    own.len() == theirs.len()
        && own.iter().zip(&theirs).all(|(own, theirs)| own == theirs || (*own == "{}" && !theirs.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::{covers, names, shape};

    #[test]
    fn parameters_of_a_path_are_known_by_their_position() {
        assert_eq!(shape("/a/{id}/b.{kind}"), "/a/{}/b.{}");
        assert_eq!(names("/a/{id}/b.{kind}"), ["id", "kind"]);
        assert_eq!((shape("/a/{id"), names("/a/{id")), ("/a/{id".to_owned(), Vec::new()));
    }

    #[test]
    fn a_template_covers_what_stands_in_place_of_its_parameters() {
        assert!(covers("/a/{id}", "/a/latest") && covers("/a/{id}", "/a/{name}"));
        assert!(!covers("/a/{id}", "/a/b/c") && !covers("/a/latest", "/a/{id}") && !covers("/a/{id}", "/a/"));
    }
}
