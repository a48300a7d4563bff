//! `name[key]=value`: members whose names stand in brackets.

use super::reading::Reading;

/// The keys of a pair, outermost first, and its text.
type Keyed = (Vec<String>, String);

/// The pairs whose names are this one with keys in brackets: the keys, outermost first, and the value.
pub(super) fn bracketed(name: &str, pairs: &[(String, String)]) -> Vec<Keyed> {
    pairs.iter().filter_map(|(key, text)| Some((keys(key.strip_prefix(name)?)?, text.clone()))).collect()
}

/// `[a][b]` as its keys; `None` if it is written otherwise.
fn keys(text: &str) -> Option<Vec<String>> {
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    Some(inner.split("][").map(str::to_owned).collect())
}

/// The object that bracketed pairs describe; keys that are empty or numbers may be places of an array.
pub(super) fn deep(pairs: &[Keyed]) -> Reading {
    let mut grouped: Vec<(String, Vec<Keyed>)> = Vec::new();
    for (keys, text) in pairs {
        let Some((first, rest)) = keys.split_first() else { continue };
        let inner = (rest.to_vec(), text.clone());
        match grouped.iter_mut().find(|(own, _)| own == first) {
            Some((_, inners)) => inners.push(inner),
            None => grouped.push((first.clone(), vec![inner])),
        }
    }
    let is_listed = grouped.iter().all(|(key, _)| key.bytes().all(|byte| byte.is_ascii_digit()));
    let list = Reading::List(grouped.iter().map(|(_, inners)| member(inners)).collect());
    let object =
        Reading::Members(grouped.iter().map(|(key, inners)| (key.clone(), member(inners))).collect());
    if is_listed { Reading::either(vec![list, object]) } else { object }
}

fn member(inners: &[Keyed]) -> Reading {
    let texts: Vec<&str> =
        inners.iter().filter(|(rest, _)| rest.is_empty()).map(|(_, text)| text.as_str()).collect();
    match texts.as_slice() {
        [] => deep(inners),
        [only] => Reading::either(vec![Reading::text(only), Reading::texts([*only])]),
        [.., last] => Reading::either(vec![Reading::text(last), Reading::texts(texts.iter().copied())]),
    }
}
