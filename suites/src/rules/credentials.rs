//! A request whose credentials are missing, empty, altered or made with another secret is refused: by the signature that
//! the binding describes, or in a plain document by its `security` (`OpenAPI` 3.1 §4.8.30).

use hutong_specs::binding::Signature;
use hutong_specs::plan::{Breach, Demand, Intent, Place, Reason, Sign, Tamper};
use hutong_specs::standard::SecurityKind;
use serde::Deserialize;

use super::constraints::REFUSAL;
use super::rule::Rule;
use crate::plan::{Base, Drafts, PlanError, Task};

/// The rule's name.
pub(crate) const CREDENTIALS: &str = "credentials";

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: CREDENTIALS,
    title: "requests without right credentials are refused",
    parameters: "`parts` (names of the signature's parts; all that are sent if left out) and `ways` (missing, empty, \
                 altered, wrong-secret, session-key, none; all if left out)",
    plan,
};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct Parameters {
    parts: Vec<String>,
    ways: Vec<Way>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Way {
    Missing,
    Empty,
    Altered,
    WrongSecret,
    SessionKey,
    None,
}

const WAYS: &[Way] = &[Way::Missing, Way::Empty, Way::Altered, Way::WrongSecret, Way::SessionKey, Way::None];

impl Way {
    fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Empty => "empty",
            Self::Altered => "altered",
            Self::WrongSecret => "wrong-secret",
            Self::SessionKey => "session-key",
            Self::None => "none",
        }
    }

    /// How one part is spoilt; `None` for the ways that concern all of them.
    fn spoiling(self, part: &str) -> Option<Tamper> {
        match self {
            Self::Missing => Some(Tamper::Omit(part.to_owned())),
            Self::Empty => Some(Tamper::Empty(part.to_owned())),
            Self::Altered => Some(Tamper::Alter(part.to_owned())),
            Self::WrongSecret | Self::SessionKey | Self::None => None,
        }
    }
}

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let parameters: Parameters = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let ways = if parameters.ways.is_empty() { WAYS.to_vec() } else { parameters.ways };
    match task.context.signature() {
        Some(signature) => signed(task, &base, signature, &parameters.parts, &ways),
        None if needs_credentials(task) && ways.contains(&Way::None) => Ok(without_any(task, &base)),
        None => Ok(Drafts::excluded(task.exclusion(Reason::NotInBinding, "requests carry no credentials"))),
    }
}

/// Whether a plain document's operation cannot be called without credentials that travel in the request.
fn needs_credentials(task: &Task<'_, '_>) -> bool {
    let travels = |kind: &SecurityKind| {
        matches!(kind, SecurityKind::ApiKey { .. } | SecurityKind::Basic | SecurityKind::Bearer)
    };
    let security = &task.operation.security;
    !security.is_empty() && security.iter().all(|schemes| schemes.iter().any(|scheme| travels(&scheme.kind)))
}

fn signed<'a>(
    task: &Task<'a, '_>,
    base: &Base<'a>,
    signature: &Signature,
    parts: &[String],
    ways: &[Way],
) -> Result<Drafts, PlanError> {
    if let Some(unknown) = parts.iter().find(|part| signature.part(part).is_none()) {
        return Err(PlanError::Parameters {
            clause: task.clause.id.clone(),
            rule: task.verify.rule.clone(),
            why: format!("the binding signs no part `{unknown}` (in `parts`)"),
            allowed: RULE.parameters,
        });
    }
    let sent = signature.parts.iter().filter(|part| part.placement.is_some());
    let wanted = sent.map(|part| &part.name).filter(|name| parts.is_empty() || parts.contains(name));
    let mut drafts = Drafts::default();
    for part in wanted {
        for (way, tamper) in ways.iter().filter_map(|way| Some((way, way.spoiling(part)?))) {
            drafts.extend([spoilt(task, base, part, *way, Sign::Tampered(tamper))]);
        }
    }
    if ways.contains(&Way::WrongSecret) {
        drafts.extend([spoilt(task, base, "secret", Way::WrongSecret, Sign::Tampered(Tamper::WrongSecret))]);
    }
    if let Some(key) = lasting_key(task).filter(|_| ways.contains(&Way::SessionKey)) {
        let sign = Sign::Tampered(Tamper::OtherSecret(key));
        drafts.extend([spoilt(task, base, "secret", Way::SessionKey, sign)]);
    }
    if ways.contains(&Way::None) {
        drafts.extend([without_any(task, base)]);
    }
    Ok(drafts)
}

/// The lasting secret that keys the call for a short-lived one, on operations that the short-lived one keys: whoever
/// takes the first for the second has no use of sessions.
fn lasting_key(task: &Task<'_, '_>) -> Option<String> {
    let session = task.context.binding().session.as_ref()?;
    let keys_here = session.operation != task.operation.id
        && task.context.signature()?.key.as_deref() == Some(session.yields.as_str())
        && session.yields != session.key;
    keys_here.then(|| session.key.clone())
}

fn without_any<'a>(task: &Task<'a, '_>, base: &Base<'a>) -> Drafts {
    spoilt(task, base, "all", Way::None, Sign::Not)
}

fn spoilt<'a>(task: &Task<'a, '_>, base: &Base<'a>, part: &str, way: Way, sign: Sign) -> Drafts {
    let breach = Breach {
        place: Place::Credential(part.to_owned()),
        keyword: way.name().to_owned(),
        constraint: None,
    };
    let expectations = vec![task.expect(REFUSAL, Demand::Refused)];
    task.draft(
        format!("{part}.{}", way.name()),
        Intent::Violate(vec![breach]),
        &base.call,
        sign,
        expectations,
    )
}
