//! Where credentials travel: headers and query parameters whose values are never kept, whoever sent them.

use std::collections::BTreeMap;

use hutong_specs::binding::{Binding, PartValue, Placement};
use hutong_specs::standard::{Location, SecurityKind, Standard};

/// Names that people give to credentials, in lower case without `-`, `_` and a leading `x`.
const USUAL: &[&str] = &[
    "authorization",
    "proxyauthorization",
    "cookie",
    "setcookie",
    "token",
    "accesstoken",
    "refreshtoken",
    "idtoken",
    "authtoken",
    "apikey",
    "appsecret",
    "appkey",
    "clientsecret",
    "secret",
    "password",
    "passwd",
    "pwd",
    "sessionid",
    "jsessionid",
    "csrftoken",
    "xsrftoken",
    "sign",
    "signature",
];

/// Members of bodies whose values are secrets: signatures are left out, since documents carry those as data.
const IN_BODIES: &[&str] = &[
    "token",
    "accesstoken",
    "refreshtoken",
    "idtoken",
    "appsecret",
    "appkey",
    "clientsecret",
    "secret",
    "password",
    "passwd",
    "pwd",
];

/// Where credentials travel.
#[derive(Debug, Default)]
pub(super) struct Credentials {
    headers: BTreeMap<String, Credential>,
    queries: BTreeMap<String, Credential>,
}

/// A credential that travels under a name.
#[derive(Clone, Debug)]
pub(super) struct Credential {
    /// The name of the secret.
    pub(super) name: String,
    /// Whether the value serves for more than one call, so that it is looked for everywhere.
    pub(super) is_lasting: bool,
}

impl Credentials {
    /// What binding and document say.
    pub(super) fn new(standard: &Standard) -> Self {
        let mut credentials = Self::default();
        credentials.of_security(standard);
        credentials.of_signature(&standard.binding);
        credentials
    }

    /// The credential that travels in this header.
    pub(super) fn header(&self, name: &str) -> Option<Credential> {
        let name = name.to_ascii_lowercase();
        self.headers.get(&name).cloned().or_else(|| usual(&name))
    }

    /// The credential that travels in this query parameter.
    pub(super) fn query(&self, name: &str) -> Option<Credential> {
        self.queries.get(name).cloned().or_else(|| usual(&name.to_ascii_lowercase()))
    }

    fn of_security(&mut self, standard: &Standard) {
        let schemes = standard.operations.iter().flat_map(|operation| operation.security.iter().flatten());
        for scheme in schemes {
            let SecurityKind::ApiKey { location, name } = &scheme.kind else {
                continue;
            };
            let credential = Credential { name: scheme.name.clone(), is_lasting: true };
            match location {
                Location::Header => drop(self.headers.insert(name.to_ascii_lowercase(), credential)),
                Location::Query => drop(self.queries.insert(name.clone(), credential)),
                Location::Path | Location::Cookie => {}
            }
        }
    }

    /// Every part that is sent, since a signature with its parts can be sent again.
    fn of_signature(&mut self, binding: &Binding) {
        for part in binding.signature.iter().flat_map(|signature| &signature.parts) {
            let is_lasting = matches!(part.value, PartValue::Secret(_));
            let credential = Credential { name: part.name.clone(), is_lasting };
            match &part.placement {
                Some(Placement::Header(name)) => {
                    drop(self.headers.insert(name.to_ascii_lowercase(), credential));
                }
                Some(Placement::Query(name)) => drop(self.queries.insert(name.clone(), credential)),
                None => {}
            }
        }
    }
}

/// Whether a member of a body is a secret by its name.
pub(super) fn is_secret_member(name: &str) -> bool {
    IN_BODIES.contains(&plain(name).as_str())
}

fn usual(name: &str) -> Option<Credential> {
    let is_lasting = !matches!(plain(name).as_str(), "sign" | "signature");
    let is_usual = USUAL.contains(&plain(name).as_str());
    is_usual.then(|| Credential { name: name.to_owned(), is_lasting })
}

fn plain(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    let name = name.strip_prefix("x-").or_else(|| name.strip_prefix("x_")).unwrap_or(&name);
    name.replace(['-', '_'], "")
}
