//! The terms that a branch has looked at, those of the branches above it shared and not copied.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::term::Term;

/// Terms, and those that were looked at before them.
#[derive(Debug, Default)]
pub(super) struct Seen {
    own: BTreeSet<Term>,
    above: Option<Rc<Seen>>,
}

impl Seen {
    /// Whether a term was looked at.
    pub(super) fn contains(&self, term: &Term) -> bool {
        let mut above = Some(self);
        while let Some(seen) = above {
            if seen.own.contains(term) {
                return true;
            }
            above = seen.above.as_deref();
        }
        false
    }

    /// Adds a term for one branch: to terms that no other branch shares, else to new ones below them.
    pub(super) fn add(seen: &mut Rc<Self>, term: Term) {
        match Rc::get_mut(seen) {
            Some(own) => drop(own.own.insert(term)),
            None => *seen = Rc::new(Self { own: BTreeSet::from([term]), above: Some(Rc::clone(seen)) }),
        }
    }
}

impl Drop for Seen {
    /// One after another: thousands of them, each within the other, would fill the stack.
    fn drop(&mut self) {
        let mut above = self.above.take();
        while let Some(mut seen) = above.and_then(Rc::into_inner) {
            above = seen.above.take();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Seen, Term};

    #[test]
    fn a_branch_sees_what_those_above_it_saw_and_nothing_else() {
        let mut above = Rc::new(Seen::default());
        Seen::add(&mut above, Term::holds("/a"));
        let mut left = Rc::clone(&above);
        Seen::add(&mut left, Term::holds("/b"));
        assert!(left.contains(&Term::holds("/a")) && left.contains(&Term::holds("/b")));
        assert!(above.contains(&Term::holds("/a")) && !above.contains(&Term::holds("/b")));
    }
}
