//! Path templates, by their segments, to be found by the paths that they take.

use std::collections::BTreeMap;

/// Where more templates than this are alike so far, they count as taking the path: it cannot be told in time.
const MOST: usize = 1000;

/// Path templates, as a tree of segments.
pub(super) struct Templates {
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    next: BTreeMap<String, usize>,
    is_end: bool,
}

impl Templates {
    /// None yet.
    pub(super) fn new() -> Self {
        Self { nodes: vec![Node::default()] }
    }

    /// Adds a template in the shape of [`super::route::shape`].
    pub(super) fn add(&mut self, method: &str, shape: &str) {
        let mut at = 0;
        for segment in segments(method, shape) {
            let new = self.nodes.len();
            let Some(node) = self.nodes.get_mut(at) else { return };
            at = *node.next.entry(segment.to_owned()).or_insert(new);
            if at == new {
                self.nodes.push(Node::default());
            }
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.is_end = true;
        }
    }

    /// Whether one takes every path of another template, segment by segment.
    pub(super) fn cover(&self, method: &str, shape: &str) -> bool {
        let mut reached: Vec<&Node> = self.nodes.first().into_iter().collect();
        for segment in segments(method, shape) {
            let any = (segment != "{}" && !segment.is_empty()).then_some("{}");
            let names = [Some(segment), any];
            let next = |node: &&'_ Node| names.map(|name| name.and_then(|name| node.next.get(name)).copied());
            let places: Vec<usize> = reached.iter().flat_map(next).flatten().collect();
            reached = places.into_iter().filter_map(|place| self.nodes.get(place)).collect();
            if reached.len() > MOST {
                return true;
            }
        }
        reached.iter().any(|node| node.is_end)
    }
}

fn segments<'a>(method: &'a str, shape: &'a str) -> impl Iterator<Item = &'a str> {
    std::iter::once(method).chain(shape.split('/'))
}

#[cfg(test)]
mod tests {
    use super::Templates;

    fn covers(template: &str, path: &str) -> bool {
        let mut templates = Templates::new();
        templates.add("GET", template);
        templates.cover("GET", path)
    }

    #[test]
    fn a_template_covers_what_stands_in_place_of_its_parameters() {
        assert!(covers("/a/{}", "/a/latest") && covers("/a/{}", "/a/{}"));
        assert!(!covers("/a/{}", "/a/b/c") && !covers("/a/latest", "/a/{}") && !covers("/a/{}", "/a/"));
        assert!(!covers("/a/{}", "/a") && !covers("/{}/b", "/a/c"));
    }

    #[test]
    fn each_method_has_its_own_and_ways_may_part_and_meet() {
        let mut templates = Templates::new();
        for shape in ["/a/{}/c", "/{}/b/d"] {
            templates.add("GET", shape);
        }
        assert!(templates.cover("GET", "/a/b/c") && templates.cover("GET", "/a/b/d"));
        assert!(!templates.cover("GET", "/a/b/e") && !templates.cover("PUT", "/a/b/c"));
    }

    #[test]
    fn of_more_than_can_be_told_apart_in_time_one_may_be_it() {
        let mut templates = Templates::new();
        for number in 0..2048 {
            let of = |bit: usize| if (number >> bit) & 1 == 1 { "/{}" } else { "/a" };
            let shape: String = (0..11).map(of).collect();
            templates.add("GET", &format!("{shape}/z"));
        }
        assert!(templates.cover("GET", &format!("{}/y", "/a".repeat(11))));
    }
}
