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

/// Everything that may be meant by the bracketed pairs of a parameter. How anything but single members is written no
/// specification says (`OpenAPI` 3.0.4 §4.7.12.7), so whoever looks for single members alone may overlook the others, or take
/// all that stands between the outer brackets for a name.
pub(super) fn deep_object(pairs: &[Keyed]) -> Reading {
    let nested = deep(pairs);
    if pairs.iter().all(|(keys, _)| keys.len() == 1) {
        return nested;
    }
    let named = pairs.iter().map(|(keys, text)| (vec![keys.join("][")], text.clone()));
    let named: Vec<Keyed> = named.collect();
    let is_hidden = pairs.iter().all(|(keys, _)| keys.len() > 1);
    let nothing = is_hidden.then_some(Reading::Nothing);
    Reading::either([nested, deep(&named)].into_iter().chain(nothing).collect())
}

/// The object that bracketed pairs describe; keys that are empty or numbers may be places of an array.
fn deep(pairs: &[Keyed]) -> Reading {
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
    let object =
        Reading::Members(grouped.iter().map(|(key, inners)| (key.clone(), member(inners))).collect());
    if !is_listed {
        return object;
    }
    // What comes again under an empty key is one item each time.
    let items = grouped.iter().flat_map(|(key, inners)| match key.as_str() {
        "" => inners.iter().map(|inner| member(std::slice::from_ref(inner))).collect(),
        _ => vec![member(inners)],
    });
    Reading::either(vec![Reading::List(items.collect()), object])
}

fn member(inners: &[Keyed]) -> Reading {
    let texts: Vec<&str> =
        inners.iter().filter(|(rest, _)| rest.is_empty()).map(|(_, text)| text.as_str()).collect();
    match texts.as_slice() {
        // Nothing is there for whoever does not look behind the second bracket.
        [] => Reading::either(vec![deep(inners), Reading::Nothing]),
        [only] => Reading::either(vec![Reading::text(only), Reading::texts([*only])]),
        // Whether all of them count, or the first or the last alone, is nowhere said.
        [first, .., last] => Reading::either(vec![
            Reading::text(last),
            Reading::texts(texts.iter().copied()),
            Reading::texts([*last]),
            Reading::texts([*first]),
        ]),
    }
}
