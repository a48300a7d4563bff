//! Lists whose items are found by their names, however many there are.

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::sync::OnceLock;

use super::clause::Clause;
use super::operation::Operation;

/// What has a name.
pub trait HasName {
    /// The name.
    fn name(&self) -> &str;
}

impl HasName for Clause {
    fn name(&self) -> &str {
        self.id.as_str()
    }
}

impl HasName for Operation {
    fn name(&self) -> &str {
        self.id.as_str()
    }
}

/// A list whose items are found by name. It is used like a vector; whatever changes it forgets what was known of names.
#[derive(Clone, Debug, Default)]
pub struct Named<T> {
    items: Vec<T>,
    places: OnceLock<BTreeMap<String, usize>>,
}

impl<T: HasName> Named<T> {
    /// The first item of this name.
    pub fn named(&self, name: &str) -> Option<&T> {
        let places = self.places.get_or_init(|| {
            // The last entry of a name stays, which is its first item.
            let last_first = self.items.iter().enumerate().rev();
            last_first.map(|(place, item)| (item.name().to_owned(), place)).collect()
        });
        self.items.get(*places.get(name)?)
    }
}

impl<T> Deref for Named<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.items
    }
}

impl<T> DerefMut for Named<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        self.places.take();
        &mut self.items
    }
}

impl<T> From<Vec<T>> for Named<T> {
    fn from(items: Vec<T>) -> Self {
        Self { items, places: OnceLock::new() }
    }
}

impl<T> FromIterator<T> for Named<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::from(items.into_iter().collect::<Vec<_>>())
    }
}

impl<'a, T> IntoIterator for &'a Named<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::{HasName, Named};

    impl HasName for (&str, u8) {
        fn name(&self) -> &str {
            self.0
        }
    }

    #[test]
    fn the_first_of_a_name_is_found_and_what_changes_is_seen() {
        let mut list: Named<(&str, u8)> = vec![("a", 1), ("b", 2), ("a", 3)].into();
        assert_eq!(list.named("a"), Some(&("a", 1)));
        list.remove(0);
        assert_eq!((list.named("a"), list.named("c")), (Some(&("a", 3)), None));
        list.push(("c", 4));
        assert_eq!(list.named("c"), Some(&("c", 4)));
    }
}
