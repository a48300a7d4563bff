//! The places for parameters in a path.

/// The names in braces in a path template.
pub(in crate::load) fn placeholders(path: &str) -> Vec<&str> {
    let names = path.split('{').skip(1);
    names.filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}
