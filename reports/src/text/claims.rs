//! What the target says of itself and was seen to do otherwise.

use hutong_specs::judgement::{Claim, Standing};

use super::sheet::{Sheet, counted};
use crate::visible::value;
use crate::wording::{claim, phrase, standing};

/// How many claims are listed.
const CLAIMS: usize = 12;

/// The lines about claims; none where the target claims nothing.
pub(super) fn lines(sheet: Sheet<'_>) -> Vec<String> {
    let claims = &sheet.judgement.claims;
    if claims.is_empty() {
        return Vec::new();
    }
    let count = |wanted| claims.iter().filter(|claim| claim.standing == wanted).count() as u64;
    let all = [Standing::Kept, Standing::Contradicted, Standing::Undeclared, Standing::NotReached];
    let counts = counted(all.map(|one| (sheet.say(standing(one)), count(one))));
    let mut lines = sheet.heading(sheet.say(phrase::CLAIMS));
    lines.push(format!("  {counts}"));
    let differing: Vec<&Claim> = [Standing::Contradicted, Standing::Undeclared]
        .into_iter()
        .flat_map(|one| claims.iter().filter(move |claim| claim.standing == one))
        .collect();
    for one in differing.iter().take(CLAIMS) {
        lines.extend(sheet.indented(&value(&claim(one, sheet.language), sheet.language)));
    }
    if differing.len() > CLAIMS {
        lines.push("  …".to_owned());
    }
    lines
}
