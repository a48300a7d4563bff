//! Templates of fresh values that could not be unique.

use serde_json::Value;

use super::subject::Subject;
use crate::load::places::child;
use crate::load::reachable::{reachable, schemas};
use crate::text::Diagnostic;

/// How many characters must vary, so that values of different runs do not meet.
const WILDCARDS: usize = 8;

/// `x-fresh` without name or template, or with too few wildcards.
pub(super) fn too_few_wildcards(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let roots = subject.standard.operations.iter().flat_map(schemas);
    let pointers = reachable(&subject.standard.schemas, roots);
    pointers.iter().filter_map(|pointer| check(subject, pointer)).collect()
}

fn check(subject: &Subject<'_>, pointer: &str) -> Option<Diagnostic> {
    let fresh = subject.standard.schemas.value(pointer).get("x-fresh")?;
    let text = |member: &str| fresh.get(member).and_then(Value::as_str);
    let place = child(pointer, "x-fresh");
    let (Some(_), Some(template)) = (text("name"), text("template")) else {
        let help = "write `x-fresh: {name: NAME, template: TEMPLATE}`";
        return Some(subject.places.error("lint.fresh", &place, "a name or a template is missing", help));
    };
    let count = template.chars().filter(|character| "#*^".contains(*character)).count();
    (count < WILDCARDS).then(|| {
        let message =
            format!("the template `{template}` has {count} wildcards; values of two runs could meet");
        let help = format!("use at least {WILDCARDS} of `#`, `*`, `^`");
        subject.places.error("lint.fresh", &place, message, help)
    })
}
