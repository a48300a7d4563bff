//! Whether the parties of a profile are declared and reached alike.

use crate::name::PartyId;
use crate::profile::{Party, Profile, Standing};
use crate::text::pointer::below;
use crate::text::{Diagnostic, Document};

/// What is wrong with the parties of a profile.
pub(super) fn faults(document: &Document, profile: &Profile) -> Vec<Diagnostic> {
    let (declared, reached) = (&profile.declares.parties, &profile.reaches.parties);
    let without_access = declared.keys().filter(|name| !reached.contains_key(*name));
    let without_access = without_access.map(|name| one_sided(document, "declares", "reaches", name));
    let undeclared = reached.keys().filter(|name| !declared.contains_key(*name));
    let undeclared = undeclared.map(|name| one_sided(document, "reaches", "declares", name));
    let wrong = declared.iter().filter_map(|(name, party)| wrong_rights(document, name, party));
    without_access.chain(undeclared).chain(wrong).collect()
}

fn one_sided(document: &Document, named: &str, missing: &str, name: &PartyId) -> Diagnostic {
    let message = format!("the party `{name}` is named here and not in {missing}.parties");
    let help = match missing {
        "reaches" => format!("give its credentials under reaches.parties.{name}"),
        _ => format!("declare its standing under declares.parties.{name}"),
    };
    Diagnostic::error("profile.party", message)
        .with_place(document.key_place(&below(&format!("/{named}/parties"), name.as_str())))
        .with_help(help)
}

/// Only who lacks rights is told which, and it must be told.
fn wrong_rights(document: &Document, name: &PartyId, party: &Party) -> Option<Diagnostic> {
    let is_unprivileged = party.standing == Standing::Unprivileged;
    if is_unprivileged != party.may_not.is_everything() {
        return None;
    }
    let (message, help) = if is_unprivileged {
        (
            format!("the party `{name}` is unprivileged, and nothing says in what"),
            "name what it may not use: may-not: {operations: [...]}, or tags, or effects",
        )
    } else {
        (
            format!("the party `{name}` is {}, and may-not is for unprivileged ones", party.standing.name()),
            "leave may-not out, or declare the standing unprivileged",
        )
    };
    let place = document.place(&below("/declares/parties", name.as_str()));
    Some(Diagnostic::error("profile.party", message).with_place(place).with_help(help))
}
