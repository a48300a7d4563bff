//! Names of violations, unique for their place and keyword.

use std::collections::BTreeSet;

use crate::schema::violation::Violation;

/// Makes the name unique for its place and keyword by counting.
pub(super) fn labelled(mut violation: Violation, labels: &mut BTreeSet<String>) -> Violation {
    let what = violation.what.clone();
    let label = |what: &str| format!("{} {} {what}", violation.at, violation.keyword);
    let counted = (2..).map(|count| format!("{what}-{count}"));
    let unique = std::iter::once(what.clone()).chain(counted).find(|what| !labels.contains(&label(what)));
    if let Some(unique) = unique {
        labels.insert(label(&unique));
        violation.what = unique;
    }
    violation
}
