//! Names as they are compared: whatever their case and separators, plural or singular.

/// Endings by which a name says that it identifies something.
const IDENTIFYING: &[&str] = &["uuid", "guid", "id", "key", "code", "number", "no", "name", "slug"];

/// Endings of plurals that are not made by `s` alone, and what they become.
const PLURALS: &[(&str, &str)] = &[
    ("people", "person"),
    ("children", "child"),
    ("ies", "y"),
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("uses", "us"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
];

/// The name in lower case without separators: `pet_id`, `pet-id` and `petId` are one.
pub(super) fn folded(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The singular of a folded noun.
pub(super) fn singular(noun: &str) -> String {
    let ending = PLURALS.iter().find(|(plural, _)| noun.len() > plural.len() && noun.ends_with(plural));
    let whole = PLURALS.iter().find(|(plural, _)| noun == *plural);
    match ending.or(whole) {
        Some((plural, one)) => format!("{}{one}", noun.strip_suffix(plural).unwrap_or(noun)),
        None => noun.to_owned(),
    }
}

/// The stem and the identifying ending of a folded name: `petid` is `pet` and `id`.
pub(super) fn parted(name: &str) -> Option<(&str, &'static str)> {
    let parts = |ending: &&'static str| Some((name.strip_suffix(ending)?, *ending));
    IDENTIFYING.iter().find_map(parts)
}

/// Whether a variable of a path names things of this kind: `id`, `petId` or `uuid` a pet, `ownerId` none.
pub(super) fn names_thing(variable: &str, noun: &str) -> bool {
    parted(variable).is_some_and(|(stem, _)| stem.is_empty() || stem == noun || noun.ends_with(stem))
}

/// The names under which the identifier that a variable takes may stand in the thing itself, the best first.
pub(super) fn candidates(variable: &str, noun: &str) -> Vec<String> {
    let mut names = vec![variable.to_owned()];
    if let Some((stem, ending)) = parted(variable) {
        if !stem.is_empty() {
            names.push(ending.to_owned());
        }
        names.push(format!("{noun}{ending}"));
    }
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::{candidates, folded, names_thing, singular};

    #[test]
    fn plurals_of_paths_become_the_nouns_of_their_members() {
        for (plural, one) in [
            ("pets", "pet"),
            ("companies", "company"),
            ("addresses", "address"),
            ("boxes", "box"),
            ("statuses", "status"),
            ("status", "status"),
            ("analysis", "analysis"),
            ("people", "person"),
            ("pet", "pet"),
        ] {
            assert_eq!(singular(plural), one);
        }
    }

    #[test]
    fn a_variable_names_the_thing_whose_name_it_carries() {
        let of = |variable: &str, noun: &str| names_thing(&folded(variable), noun);
        assert!(
            of("id", "pet") && of("petId", "pet") && of("pet-uuid", "pet") && of("clinicId", "petclinic")
        );
        assert!(!of("ownerId", "pet") && !of("thing", "thing") && !of("date", "pet"));
        assert_eq!(candidates("petid", "pet"), ["petid", "id", "petid"]);
        assert_eq!(candidates("id", "pet"), ["id", "petid"]);
    }
}
