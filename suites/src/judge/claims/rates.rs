//! Rate limits: headers that say more is left than the limit, that the definition promises and no answer has, or the
//! other way round.

use std::collections::{BTreeMap, BTreeSet};

use hutong_specs::judgement::{Claim, ClaimGround, ClaimKind, Standing};
use hutong_specs::standard::Standard;

use super::{Ground, Sight, bounded, keep};

/// What the names of such headers hold, folded.
const NAMED: &[&str] = &["ratelimit", "rate-limit"];

/// Longer names are a stranger's words.
const LONGEST: usize = 64;

/// What was seen.
#[derive(Debug, Default)]
pub(super) struct Rates {
    /// Headers that were seen.
    seen: BTreeMap<String, Ground>,
    /// Headers whose word their own answer contradicts, with how.
    contradicted: BTreeMap<String, (Ground, String)>,
}

impl Rates {
    pub(super) fn see(&mut self, sight: &Sight<'_, '_>) {
        let headers = sight.view.headers().iter();
        let said: BTreeMap<String, &str> = headers
            .map(|(name, value)| (name.to_ascii_lowercase(), value.as_str()))
            .filter(|(name, _)| is_of_rates(name))
            .collect();
        for (name, value) in &said {
            keep(&mut self.seen, name.clone(), sight.ground());
            let Some(why) = contradiction(name, value, &said) else { continue };
            let new = (sight.ground(), why);
            let known = self.contradicted.entry(name.clone()).or_insert_with(|| new.clone());
            if new < *known {
                *known = new;
            }
        }
        bounded(&mut self.seen);
        bounded(&mut self.contradicted);
    }

    pub(super) fn claims(mut self, standard: &Standard) -> Vec<Claim> {
        let responses = standard.operations.iter().flat_map(|operation| operation.responses.values());
        let described: BTreeSet<String> = responses
            .flat_map(|response| &response.headers)
            .map(|header| header.name.to_ascii_lowercase())
            .filter(|name| is_of_rates(name))
            .collect();
        let claim = |subject: &str, standing, members, ground: Option<&Ground>| Claim {
            kind: ClaimKind::RateLimit,
            subject: subject.to_owned(),
            standing,
            members,
            ground: ground.map(ClaimGround::from),
        };
        let silent = described.iter().filter(|name| !self.seen.contains_key(*name));
        let mut claims: Vec<Claim> =
            silent.map(|name| claim(name, Standing::NotReached, Vec::new(), None)).collect();
        for (name, first) in self.seen {
            claims.push(match self.contradicted.remove(&name) {
                Some((ground, why)) => claim(&name, Standing::Contradicted, vec![why], Some(&ground)),
                None if described.contains(&name) => claim(&name, Standing::Kept, Vec::new(), Some(&first)),
                None => claim(&name, Standing::Undeclared, Vec::new(), Some(&first)),
            });
        }
        claims
    }
}

fn is_of_rates(name: &str) -> bool {
    name.len() <= LONGEST && NAMED.iter().any(|part| name.contains(part))
}

/// How an answer contradicts what it says is left: it is more than the limit. A refusal for the number of requests while some
/// are left may be for another limit than the one that is told.
fn contradiction(name: &str, value: &str, said: &BTreeMap<String, &str>) -> Option<String> {
    let stem = name.strip_suffix("remaining")?;
    let left: u64 = value.trim().parse().ok()?;
    let limit = said.get(&format!("{stem}limit")).and_then(|text| leading_number(text));
    limit.filter(|limit| left > *limit).map(|limit| format!("{left} > {limit}"))
}

/// The number that a limit begins with; a policy may follow it.
fn leading_number(text: &str) -> Option<u64> {
    let digits: String = text.trim().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::contradiction;

    #[test]
    fn what_is_left_is_no_more_than_the_limit() {
        let why = |left: &'static str, limit: &'static str| {
            let said = [("x-ratelimit-limit".to_owned(), limit)].into();
            contradiction("x-ratelimit-remaining", left, &said)
        };
        assert_eq!(why("9", "10, 10;w=60"), None);
        assert_eq!(why("11", "10").as_deref(), Some("11 > 10"));
    }
}
