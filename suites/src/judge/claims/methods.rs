//! Methods: what `Allow` says (RFC 9110 §10.2.1), what the definition describes, and what worked.

use std::collections::{BTreeMap, BTreeSet};

use hutong_specs::binding::Outcome;
use hutong_specs::judgement::{Claim, ClaimGround, ClaimKind, Standing};
use hutong_specs::standard::Standard;

use super::{Ground, Sight, keep};
use crate::rules::may_be_same;

/// How many methods of a path are kept: more than all that are registered.
const MOST: usize = 200;

/// Methods that a resource may have without their being described.
const ALSO: &[&str] = &["HEAD", "OPTIONS"];

/// What was seen of the paths.
#[derive(Debug, Default)]
pub(super) struct Methods(BTreeMap<String, Seen>);

/// What was seen of one path.
#[derive(Debug, Default)]
struct Seen {
    /// The methods that some `Allow` named.
    allowed: BTreeSet<String>,
    told: Option<Ground>,
    /// Whether some `Allow` held what is not read as a method, or more than is kept: then nobody knows what it leaves out.
    is_unread: bool,
    /// The methods that were accepted, with the first exchange of each.
    worked: BTreeMap<String, Ground>,
    /// The methods that an answer refused as not allowed while its own `Allow` named them, with the first such answer.
    stray: BTreeMap<String, Ground>,
}

impl Methods {
    pub(super) fn see(&mut self, sight: &Sight<'_, '_>) {
        let view = sight.view;
        let (Some(operation), Some(sent)) = (view.operation, &view.exchange.sent) else { return };
        if !is_at(&sent.url, &operation.path) {
            return;
        }
        let seen = self.0.entry(operation.path.clone()).or_default();
        let is_accepted = view.outcome == Some(Outcome::Accepted);
        let says = view.status() == Some(405) || (sent.method == "OPTIONS" && is_accepted);
        if let Some(allow) = view.header("allow").filter(|_| says) {
            let names = allow.split(',').map(str::trim).filter(|name| !name.is_empty());
            let (names, others): (Vec<&str>, Vec<&str>) = names.partition(|name| is_method(name));
            if view.status() == Some(405) && names.contains(&sent.method.as_str()) {
                keep(&mut seen.stray, sent.method.clone(), sight.ground());
            }
            seen.allowed.extend(names.into_iter().map(str::to_owned));
            seen.is_unread |= !others.is_empty() || seen.allowed.len() > MOST;
            while seen.allowed.len() > MOST {
                seen.allowed.pop_last();
            }
            let ground = sight.ground();
            if seen.told.as_ref().is_none_or(|told| ground < *told) {
                seen.told = Some(ground);
            }
        }
        if is_accepted {
            keep(&mut seen.worked, sent.method.clone(), sight.ground());
        }
    }

    pub(super) fn claims(self, standard: &Standard) -> Vec<Claim> {
        let mut described: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for operation in &standard.operations {
            described.entry(&operation.path).or_default().insert(&operation.method);
        }
        let claims = self.0.iter().flat_map(|(path, seen)| {
            let own = described.get(path.as_str()).cloned().unwrap_or_default();
            // What the path itself does not have may be another's that the same address may be.
            let meant = if seen.names().all(|name| own.contains(name)) {
                own.clone()
            } else {
                let others = described.iter().filter(|(other, _)| may_be_same(other, path));
                others.flat_map(|(_, methods)| methods.iter().copied()).collect()
            };
            seen.claims(path, &own, &meant)
        });
        claims.collect()
    }
}

impl Seen {
    /// Every method that was named or that worked.
    fn names(&self) -> impl Iterator<Item = &str> {
        self.allowed.iter().chain(self.worked.keys()).map(String::as_str)
    }

    /// `described` are the methods of the path itself, `meant` also those of paths that the same address may be.
    fn claims(&self, path: &str, described: &BTreeSet<&str>, meant: &BTreeSet<&str>) -> Vec<Claim> {
        let claim = |kind, standing, members: Vec<&str>, ground: Option<&Ground>| {
            let members: Vec<String> = members.into_iter().map(str::to_owned).collect();
            let ground = ground.map(ClaimGround::from);
            (!members.is_empty()).then(|| Claim { kind, subject: path.to_owned(), standing, members, ground })
        };
        let told = self.told.as_ref();
        let is_described = |method: &&str| meant.contains(method) || ALSO.contains(method);
        let allowed: Vec<&str> = self.allowed.iter().map(String::as_str).collect();
        let stray: Vec<&str> = self.stray.keys().map(String::as_str).collect();
        let refused = self.stray.values().min();
        let sound = allowed.into_iter().filter(|method| !stray.contains(method));
        let (named, other): (Vec<&str>, Vec<&str>) = sound.partition(is_described);
        let omitted = if told.is_some() && !self.is_unread {
            let there = described.iter().copied().chain(self.worked.keys().map(String::as_str));
            let missing = there.filter(|method| !self.allowed.contains(*method) && !ALSO.contains(method));
            missing.collect::<BTreeSet<_>>().into_iter().collect()
        } else {
            Vec::new()
        };
        let undescribed: Vec<&str> =
            self.worked.keys().map(String::as_str).filter(|method| !is_described(method)).collect();
        let first = undescribed.first().and_then(|method| self.worked.get(*method));
        [
            claim(ClaimKind::AllowNames, Standing::Kept, named, told),
            claim(ClaimKind::AllowNames, Standing::Contradicted, stray, refused),
            claim(ClaimKind::AllowNames, Standing::Undeclared, other, told),
            claim(ClaimKind::AllowOmits, Standing::Contradicted, omitted, told),
            claim(ClaimKind::Methods, Standing::Undeclared, undescribed, first),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Whether the text is a method as servers name them; others are a stranger's words.
fn is_method(text: &str) -> bool {
    (1..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-')
}

/// Whether a request was sent to the path, not to one that a case made of it (such as one with a slash behind).
fn is_at(url: &str, path: &str) -> bool {
    let target = url.split(['?', '#']).next().unwrap_or_default();
    let (sent, own) = (target.rsplit('/'), path.rsplit('/'));
    let mut pairs = own.zip(sent).take_while(|(own, _)| !own.is_empty()).peekable();
    path == "/"
        || pairs.peek().is_some()
            && pairs.all(|(own, sent)| own.contains('{') && !sent.is_empty() || own == sent)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use hutong_specs::judgement::{ClaimKind, Standing};

    use super::{Ground, Seen, is_at};

    #[test]
    fn each_difference_between_allow_definition_and_behaviour_is_told_once() {
        let ground = |line| Ground { place: line, line, case: "c".into() };
        let seen = Seen {
            allowed: ["GET", "HEAD", "PUT", "TRACE"].map(str::to_owned).into(),
            told: Some(ground(3)),
            worked: [("GET".to_owned(), ground(1)), ("PATCH".to_owned(), ground(5))].into(),
            is_unread: false,
            stray: [("PUT".to_owned(), ground(4))].into(),
        };
        let described = BTreeSet::from(["GET", "POST", "PUT"]);
        let claims = seen.claims("/a", &described, &described);
        let told: Vec<_> = claims
            .iter()
            .map(|claim| {
                (claim.kind, claim.standing, claim.members.join(" "), claim.ground.as_ref().unwrap().line)
            })
            .collect();
        let expected = [
            (ClaimKind::AllowNames, Standing::Kept, "GET HEAD", 3),
            (ClaimKind::AllowNames, Standing::Contradicted, "PUT", 4),
            (ClaimKind::AllowNames, Standing::Undeclared, "TRACE", 3),
            (ClaimKind::AllowOmits, Standing::Contradicted, "PATCH POST", 3),
            (ClaimKind::Methods, Standing::Undeclared, "PATCH", 5),
        ];
        assert_eq!(
            told,
            expected.map(|(kind, standing, members, line)| (kind, standing, members.to_owned(), line))
        );
    }

    #[test]
    fn of_what_could_not_be_read_whole_nothing_is_said_to_be_left_out() {
        let told = Some(Ground { place: 1, line: 1, case: "c".into() });
        let claims = |is_unread| {
            let seen = Seen { told: told.clone(), is_unread, ..Seen::default() };
            seen.claims("/a", &BTreeSet::from(["GET"]), &BTreeSet::from(["GET"])).len()
        };
        assert_eq!((claims(false), claims(true)), (1, 0));
    }

    #[test]
    fn only_requests_to_the_path_itself_count() {
        assert!(is_at("http://h/base/a/7?x=1", "/a/{id}"));
        assert!(!is_at("http://h/a/7/", "/a/{id}"));
        assert!(!is_at("http://h/b/7", "/a/{id}"));
    }
}
