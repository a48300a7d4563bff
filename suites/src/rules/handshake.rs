//! A TLS handshake that offers what must not be taken, such as a version or cipher suites that BCP 195 forbids, is refused
//! (RFC 8996 §4 and §5, RFC 9325 §4.1). The handshake is broken off with the server's first answer; no request is sent.

use hutong_specs::plan::{Breach, Carrier, ClientHello, Demand, Intent, Place, Probe, Role, Sign, Step};
use hutong_specs::standard::Dimension;
use serde::Deserialize;

use super::rule::Rule;
use crate::plan::{Drafts, PlanError, Task, empty_probe};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "handshake",
    title: "insecure TLS handshakes are refused",
    parameters: "`name` and `offer`: `version` (SSL 3.0, TLS 1.0, TLS 1.1, TLS 1.2; the best that is offered) and `suites` (names \
                 of cipher suites as IANA writes them; those that clients offered of old if left out)",
    plan,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    name: String,
    offer: ClientHello,
}

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let Parameters { name, offer } = task.parameters()?;
    let carrier = Carrier::Handshake(offer);
    let probe = Probe { carrier, sign: Sign::Not, ..empty_probe(task.operation) };
    let expectations = vec![task.expect(&[Dimension::Request, Dimension::Response], Demand::NotNegotiated)];
    let step = Step { id: "probe".into(), role: Role::Probe, probe: probe.into(), expectations };
    let breach = Breach { place: Place::Exchange, keyword: "handshake".to_owned(), constraint: None };
    Ok(task.steps(name, Intent::Violate(vec![breach]), vec![step]))
}
