//! The ledger: what accepted requests created, and which of it later requests of the same case removed.

use hutong_specs::binding::Outcome;
use hutong_specs::judgement::{Removal, Residue};
use hutong_specs::name::{CaseId, OperationId};
use hutong_specs::plan::CaptureFrom;
use hutong_specs::privacy;
use hutong_specs::resource::{Resource, Resources};
use hutong_specs::standard::{Origin, Standard, Withdrawal};
use hutong_specs::wire::scalar;

use super::demands::written_outcome;
use super::view::View;

/// Answers to a removal that say that there is nothing to remove any more.
const GONE: &[&str] = &["404", "410"];

/// What was created and is not known to be gone.
#[derive(Debug)]
pub(super) struct Ledger {
    resources: Resources,
    withdrawals: Vec<Withdrawal>,
    residue: Vec<Residue>,
}

/// A thing of the case at hand.
struct Created {
    destroy: Option<OperationId>,
    key: Option<String>,
    residue: Residue,
}

impl Ledger {
    /// Nothing was created yet.
    pub(super) fn new(standard: &Standard) -> Self {
        let resources = match standard.origin {
            Origin::Document => Resources::of(&standard.operations),
            Origin::Pack => Resources::default(),
        };
        Self { resources, withdrawals: standard.withdrawals.clone(), residue: Vec::new() }
    }

    /// Takes the exchanges of a case in, in their order.
    pub(super) fn close(&mut self, case: &CaseId, views: &[View<'_>]) {
        let mut created: Vec<Created> = Vec::new();
        for view in views.iter().filter(|view| view.is_as_meant()) {
            let Some(operation) = view.operation.map(|operation| &operation.id) else {
                continue;
            };
            let withdrawal =
                self.withdrawals.iter().find(|withdrawal| withdrawal.operations.contains(operation));
            if let Some(resource) = self.resources.created_by(operation) {
                created.extend(made(resource, operation, case, view));
            } else if let Some(withdrawal) = withdrawal {
                reported(&mut created, withdrawal, operation, case, view);
            } else {
                removed(&mut created, operation, view);
            }
        }
        self.residue.extend(created.into_iter().map(|created| created.residue));
    }

    /// What is left, in order.
    pub(super) fn finish(mut self) -> Vec<Residue> {
        self.residue.sort();
        self.residue.dedup_by(|left, right| {
            left.identifier.is_some()
                && (&left.operation, &left.identifier) == (&right.operation, &right.identifier)
        });
        self.residue
    }
}

fn made(resource: &Resource, operation: &OperationId, case: &CaseId, view: &View<'_>) -> Option<Created> {
    if view.outcome != Some(Outcome::Accepted) {
        return None;
    }
    let found = resource.create.as_ref().and_then(|create| view.captured(&create.identifier));
    let key = found.as_ref().and_then(scalar);
    let removal = if resource.destroy.is_some() { Removal::NotSent } else { Removal::NotOffered };
    let residue = Residue {
        operation: operation.clone(),
        identifier: key.as_deref().map(privacy::mask),
        case: case.clone(),
        line: view.line,
        removal,
    };
    Some(Created { destroy: resource.destroy.clone(), key, residue })
}

/// Takes in what a report brought about, or strikes out what it withdrew.
fn reported(
    created: &mut Vec<Created>,
    withdrawal: &Withdrawal,
    operation: &OperationId,
    case: &CaseId,
    view: &View<'_>,
) {
    let Some(sent) = view.request_json() else { return };
    if withdrawal.is_meant(&sent) {
        let named = sent.pointer(&withdrawal.identifier).and_then(scalar);
        struck(created, operation, named.as_deref(), view);
        return;
    }
    let answered = view.json.as_ref().ok().and_then(|json| json.pointer(&withdrawal.receipt));
    let key = answered.or_else(|| sent.pointer(&withdrawal.identifier)).and_then(scalar);
    let is_known = created.iter().any(|thing| thing.residue.operation == *operation && thing.key == key);
    if view.outcome != Some(Outcome::Accepted) || is_known {
        return;
    }
    let residue = Residue {
        operation: operation.clone(),
        identifier: key.as_deref().map(privacy::mask),
        case: case.clone(),
        line: view.line,
        removal: Removal::NotSent,
    };
    created.push(Created { destroy: Some(operation.clone()), key, residue });
}

/// Strikes out what a request removed, or notes that it did not.
fn removed(created: &mut Vec<Created>, operation: &OperationId, view: &View<'_>) {
    let named = view.exchange.sent.as_ref().and_then(|sent| CaptureFrom::last_segment(&sent.url));
    struck(created, operation, named.as_deref(), view);
}

/// Strikes out what a request that names it removed, or notes that it did not.
fn struck(created: &mut Vec<Created>, operation: &OperationId, named: Option<&str>, view: &View<'_>) {
    let meant = |thing: &Created| {
        thing.destroy.as_ref() == Some(operation) && named.is_some() && thing.key.as_deref() == named
    };
    let outcome = match &view.outcome {
        Some(Outcome::Accepted) => None,
        Some(Outcome::Refused(code)) if GONE.contains(&code.as_str()) => None,
        Some(outcome) => Some(written_outcome(outcome)),
        None => Some(view.fault().map(|fault| fault.detail.clone()).unwrap_or_default()),
    };
    match outcome {
        None => created.retain(|thing| !meant(thing)),
        Some(answered) => {
            for thing in created.iter_mut().filter(|thing| meant(thing)) {
                thing.residue.removal = Removal::NotAccepted(answered.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use hutong_specs::binding::Binding;
    use hutong_specs::files::MemoryFiles;
    use hutong_specs::judgement::Removal;
    use hutong_specs::load::{Options, load};
    use hutong_specs::name::CaseId;
    use hutong_specs::record::{Answer, Body, BodyContent, Exactness, Exchange, Sent};
    use hutong_specs::standard::Standard;
    use serde_json::json;

    use super::Ledger;
    use crate::judge::view::View;

    fn standard(with_removal: bool) -> Standard {
        let parameter = json!({"name": "id", "in": "path", "required": true, "schema": {"type": "string"}});
        let site = json!({"type": "object", "properties": {"id": {"type": "string"}}});
        let answer = json!({"description": "ok", "content": {"application/json": {"schema": site}}});
        let mut one =
            json!({"get": {"operationId": "read", "parameters": [parameter], "responses": {"200": answer}}});
        if with_removal {
            one["delete"] = json!({"operationId": "remove", "parameters": [parameter], "responses": {"204": {"description": "gone"}}});
        }
        let document = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {
            "/sites": {"post": {"operationId": "add", "responses": {"201": answer}}}, "/sites/{id}": one}});
        let files = MemoryFiles::new([("a.json", document.to_string())]);
        load(&files, &Options { document: Some("a.json".to_owned()), ..Options::default() }).unwrap()
    }

    fn exchange(method: &str, path: &str, status: u16, body: &str) -> Exchange {
        Exchange {
            case: "add/acceptance/valid".into(),
            step: "probe".into(),
            attempt: 1,
            sent: Some(Sent {
                method: method.to_owned(),
                url: format!("http://localhost{path}"),
                headers: Vec::new(),
                body: None,
                exactness: Exactness::Exact,
            }),
            answer: Answer::Received {
                status,
                headers: Vec::new(),
                body: Body { content: BodyContent::Text(body.to_owned()), length: None, cut: false },
            },
            observations: Vec::new(),
            started_ms: 0,
            duration_us: 1,
            waiting: None,
        }
    }

    /// What is left after exchanges of one case, in words.
    fn left(standard: &Standard, exchanges: &[(&str, Exchange)]) -> Vec<(Option<String>, Removal)> {
        let operation = |id: &str| standard.operations.iter().find(|operation| operation.id.as_str() == id);
        let binding = Binding::plain();
        let views: Vec<View<'_>> =
            exchanges.iter().map(|(id, exchange)| View::new(7, exchange, operation(id), &binding)).collect();
        let mut ledger = Ledger::new(standard);
        ledger.close(&CaseId::from("add/acceptance/valid"), &views);
        ledger.finish().into_iter().map(|residue| (residue.identifier, residue.removal)).collect()
    }

    #[test]
    fn what_was_created_is_left_until_its_removal_was_accepted_or_it_is_gone() {
        let standard = standard(true);
        let add = || ("add", exchange("POST", "/sites", 201, r#"{"id": "s/1"}"#));
        let remove = |path: &str, status| ("remove", exchange("DELETE", path, status, ""));
        let identifier = Some("s/1".to_owned());
        assert_eq!(left(&standard, &[add()]), [(identifier.clone(), Removal::NotSent)]);
        assert_eq!(
            left(&standard, &[add(), remove("/sites/other", 204)]),
            [(identifier.clone(), Removal::NotSent)]
        );
        for status in [204, 404, 410] {
            assert_eq!(left(&standard, &[add(), remove("/sites/s%2F1", status)]), [], "{status}");
        }
        let refused = left(&standard, &[add(), remove("/sites/s%2F1", 403)]);
        assert_eq!(refused, [(identifier, Removal::NotAccepted("refused 403".to_owned()))]);
    }

    #[test]
    fn what_was_refused_or_sent_by_another_method_created_nothing() {
        let standard = standard(true);
        assert_eq!(left(&standard, &[("add", exchange("POST", "/sites", 400, "{}"))]), []);
        assert_eq!(left(&standard, &[("add", exchange("GET", "/sites", 200, r#"{"id": "s"}"#))]), []);
    }

    #[test]
    fn where_the_interface_offers_no_removal_the_ledger_says_so_and_an_unknown_identifier_is_none() {
        let standard = standard(false);
        let left = left(&standard, &[("add", exchange("POST", "/sites", 201, "{}"))]);
        assert_eq!(left, [(None, Removal::NotOffered)]);
    }
}
