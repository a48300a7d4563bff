//! The parties that a profile declares, by their standing.

use hutong_specs::name::PartyId;
use hutong_specs::plan::{Exclusion, Reason};
use hutong_specs::profile::Standing;

use crate::plan::Task;

/// The first party of a standing, in the order of names.
pub(super) fn party<'a>(task: &Task<'a, '_>, standing: Standing) -> Option<&'a PartyId> {
    parties(task, standing).next()
}

/// Every party of a standing.
pub(super) fn parties<'a>(task: &Task<'a, '_>, standing: Standing) -> impl Iterator<Item = &'a PartyId> {
    let declared = task.context.declares.parties.iter();
    declared.filter(move |(_, party)| party.standing == standing).map(|(name, _)| name)
}

/// That no party of a standing is declared.
pub(super) fn no_party(task: &Task<'_, '_>, standing: Standing) -> Exclusion {
    task.exclusion(Reason::NoParty, standing.name())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use hutong_specs::files::MemoryFiles;
    use hutong_specs::load::{Options, load};
    use hutong_specs::name::PartyId;
    use hutong_specs::plan::{Plan, Reason, Role};
    use hutong_specs::profile::{Declares, Party, Standing};
    use hutong_specs::standard::{Effect, Scope, Standard, Verify};
    use serde_json::json;

    use crate::plan::{PlanOptions, plan};

    fn standard(rules: &[&str]) -> Standard {
        let answers = json!({"200": {"description": "ok"}, "401": {"description": "no"}});
        let document = json!({"openapi": "3.1.0", "security": [{"token": []}],
            "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
            "paths": {
                "/notes": {"get": {"operationId": "list", "responses": answers},
                    "post": {"operationId": "write", "tags": ["report"], "responses": answers}}}});
        let files = MemoryFiles::new([("a.json", document.to_string())]);
        let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
        let mut standard = load(&files, &options).unwrap();
        for clause in
            standard.clauses.iter_mut().filter(|clause| clause.id.as_str().ends_with("/credentials"))
        {
            let scope = clause.verify[0].scope.clone();
            let rows = rules.iter().map(|rule| Verify {
                rule: (*rule).into(),
                with: serde_json::Map::default(),
                scope: scope.clone(),
                class: None,
            });
            clause.verify = rows.collect();
        }
        standard
    }

    fn party(standing: Standing, tags: &[&str]) -> Party {
        let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        Party { standing, may_not: Scope { tags, ..Scope::default() } }
    }

    fn planned(rules: &[&str], parties: &[(&str, Party)]) -> Plan {
        let parties: BTreeMap<_, _> =
            parties.iter().map(|(name, party)| (PartyId::from(*name), party.clone())).collect();
        let capabilities = vec!["credentials".into()];
        let declares =
            Declares { effects: Effect::Destructive, parties, capabilities, ..Declares::default() };
        plan(&standard(rules), &declares, &PlanOptions::default()).unwrap()
    }

    #[test]
    fn void_credentials_are_sent_to_every_operation_by_each_void_party() {
        let parties = [
            ("old", party(Standing::Expired, &[])),
            ("older", party(Standing::Expired, &[])),
            ("peer", party(Standing::Peer, &[])),
        ];
        let plan = planned(&["void-credentials"], &parties);
        let cases: Vec<_> =
            plan.cases.iter().filter(|case| case.rule.as_str() == "void-credentials").collect();
        let ids: Vec<_> = cases.iter().map(|case| case.id.as_str()).collect();
        let expected = ["list", "write"]
            .map(|operation| ["old", "older"].map(|party| format!("{operation}/void-credentials/{party}")));
        assert_eq!(ids, expected.concat());
        for case in cases {
            let sender = case.steps.last().unwrap().probe.party.as_ref().unwrap();
            assert!(case.id.as_str().ends_with(sender.as_str()));
            assert!(
                case.rests_on.is_some(),
                "a refusal means something where the profile's own party is accepted"
            );
        }
        let missing = plan.exclusions.iter().filter(|one| one.reason == Reason::NoParty);
        let missing: Vec<_> = missing.map(|one| one.detail.as_str()).collect();
        assert_eq!(missing, ["revoked", "wrong-audience", "revoked", "wrong-audience"]);
    }

    #[test]
    fn a_party_is_refused_what_it_may_not_use_after_it_was_shown_to_be_known() {
        let plan = planned(&["party-rights"], &[("clerk", party(Standing::Unprivileged, &["report"]))]);
        let cases: Vec<_> = plan.cases.iter().filter(|case| case.rule.as_str() == "party-rights").collect();
        assert_eq!(cases.len(), 1, "what the clerk may use is not asked for");
        assert_eq!(cases[0].operation.as_str(), "write");
        let steps: Vec<_> = cases[0].steps.iter().map(|step| (step.id.as_str(), step.role)).collect();
        assert_eq!(steps, [("allowed-list", Role::Setup), ("probe", Role::Probe)]);
        assert!(cases[0].steps.iter().all(|step| step.probe.party == Some("clerk".into())));
    }

    #[test]
    fn without_parties_the_plan_says_what_is_not_tested() {
        let plan = planned(&["void-credentials", "party-rights", "other-party"], &[]);
        let lacking = plan.exclusions.iter().filter(|one| one.reason == Reason::NoParty);
        let mut lacking: Vec<_> = lacking.map(|one| one.detail.as_str()).collect();
        lacking.dedup();
        lacking.sort_unstable();
        lacking.dedup();
        assert_eq!(lacking, ["expired", "peer", "revoked", "unprivileged", "wrong-audience"]);
        assert!(plan.cases.iter().flat_map(|case| &case.steps).all(|step| step.probe.party.is_none()));
    }
}
