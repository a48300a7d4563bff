//! A step is sent as its party: with the party's credentials and session, and never with those of another.

use std::collections::BTreeMap;

use hutong_specs::name::PartyId;
use hutong_specs::plan::{Probe, Sign, Tamper};
use hutong_specs::profile::PartyAccess;
use hutong_specs::record::{Ended, FaultKind};
use hutong_specs::signing::{Algorithm, Encoding, Secret, SessionCipher as Cipher};
use serde_json::json;

use super::secrets::{KEY, assert_masked, signed, with_session};
use super::server::{Server, json};
use super::{Assignment, assignment, errand, fault, get, run_all};

const PEER_KEY: &str = "TEST-PEER-APPKEY-0002";
const OWN_SESSION: &str = "session/own+1";
const PEER_SESSION: &str = "session/peer+2";

fn texts(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn with_party(
    mut assignment: Assignment,
    name: &str,
    access: PartyAccess,
    secrets: &[(&str, &str)],
) -> Assignment {
    let secrets = secrets.iter().map(|(name, secret)| ((*name).to_owned(), Secret::new(*secret)));
    assignment.parties.insert(PartyId::from(name), secrets.collect());
    assignment.reaches.parties.insert(PartyId::from(name), access);
    assignment
}

fn as_party(party: &str, probe: Probe) -> Probe {
    Probe { party: Some(party.into()), ..probe }
}

/// Yields to each caller the secret of its own, says back whatever it is sent, and refuses callers that it does not know.
async fn platform() -> Server {
    Server::new(|request| {
        let yielded = |key: &str, secret: &str| {
            let secret = Cipher::JavaAes(Secret::new(key)).encrypt(&Secret::new(secret)).unwrap();
            json(&json!({"code": 200, "data": {"secret": secret}}).to_string())
        };
        match request {
            refresh if refresh.starts_with("POST /refresh") && refresh.contains(r#"{"rid":"TEST-RID"}"#) => {
                yielded(KEY, OWN_SESSION)
            }
            refresh if refresh.starts_with("POST /refresh") && refresh.contains(r#"{"rid":"PEER-RID"}"#) => {
                yielded(PEER_KEY, PEER_SESSION)
            }
            refresh if refresh.starts_with("POST /refresh") => json(&json!({"code": 300}).to_string()),
            other => json(&json!({ "echo": other }).to_string()),
        }
    })
    .await
}

fn two_parties(base: String) -> Assignment {
    let mut assignment = with_session(base, 3600);
    assignment.reaches.headers.insert("X-Region".to_owned(), "99".to_owned());
    assignment.reaches.headers.insert("X-Auth-Token".to_owned(), "own".to_owned());
    let access = PartyAccess {
        identities: texts(&[("rid", "PEER-RID")]),
        headers: texts(&[("x-secret", "Peer {secret:appsecret}")]),
        ..PartyAccess::default()
    };
    with_party(assignment, "peer", access, &[("appkey", PEER_KEY)])
}

fn line<'r>(request: &'r str, name: &str) -> &'r str {
    request.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim_start_matches(": ")
}

#[tokio::test]
async fn a_step_of_a_party_carries_nothing_of_the_profiles_own_credentials() {
    let server = platform().await;
    let probes =
        vec![get("/own"), as_party("peer", get("/peer")), as_party("peer", get("/again")), get("/last")];
    let left = run_all(two_parties(server.base()), vec![errand("a", probes)]).await.unwrap();
    assert_eq!(left.footer.ended, Ended::Completed, "{}", left.footer.detail);
    let requests = server.requests();
    let of =
        |path: &str| requests.iter().find(|request| request.starts_with(&format!("GET {path} "))).unwrap();
    for path in ["/peer", "/again"] {
        let request = of(path);
        for own in ["TEST-RID", OWN_SESSION, KEY, "x-auth-token"] {
            assert!(!request.contains(own), "{own} in {request}");
        }
        assert_eq!(line(request, "x-rid"), "PEER-RID");
        assert_eq!(line(request, "x-secret"), format!("Peer {PEER_SESSION}"));
        assert_eq!(line(request, "x-region"), "99");
        let message = format!("PEER-RID{}", line(request, "x-time"));
        let signature =
            Algorithm::HmacSha256.sign(Some(PEER_SESSION.as_bytes()), message.as_bytes()).unwrap();
        assert_eq!(line(request, "x-sign"), Encoding::Base64.encode(&signature));
    }
    for path in ["/own", "/last"] {
        let request = of(path);
        assert!(!request.contains("PEER") && !request.contains(PEER_SESSION), "{request}");
        assert_eq!(line(request, "x-auth-token"), "own");
    }
    let opened = requests.iter().filter(|request| request.starts_with("POST /refresh")).count();
    assert_eq!(opened, 2, "each party opens its own session, once");
    for secret in [KEY, PEER_KEY, OWN_SESSION, PEER_SESSION] {
        assert_masked(&left.text, secret);
    }
    assert!(left.text.contains("{{secret:peer/appsecret}}"));
}

#[tokio::test]
async fn a_party_without_a_session_is_told_and_does_not_end_the_run() {
    let server = platform().await;
    let access = PartyAccess { identities: texts(&[("rid", "NOBODY")]), ..PartyAccess::default() };
    let assignment =
        with_party(two_parties(server.base()), "revoked", access, &[("appkey", "TEST-REVOKED-0003")]);
    let probes = ["/a", "/b"].map(|path| as_party("revoked", get(path)));
    let [first, second] = probes;
    let errands = vec![errand("a", vec![first]), errand("b", vec![second]), errand("c", vec![get("/own")])];
    let left = run_all(assignment, errands).await.unwrap();
    assert_eq!(left.footer.ended, Ended::Completed, "{}", left.footer.detail);
    let of = |case: &str| left.exchanges.iter().find(|exchange| exchange.case.as_str() == case).unwrap();
    for case in ["a", "b"] {
        let fault = fault(of(case));
        assert_eq!(fault.kind, FaultKind::NotBuilt);
        assert!(fault.detail.contains("revoked") && fault.detail.contains("no session"), "{}", fault.detail);
    }
    let requests = server.requests();
    assert!(requests.iter().any(|request| request.starts_with("GET /own ")));
    assert_eq!(requests.iter().filter(|request| request.contains("NOBODY")).count(), 1, "asked for once");
}

#[tokio::test]
async fn a_given_session_secret_is_used_as_it_is() {
    let server = platform().await;
    let access = PartyAccess { identities: texts(&[("rid", "PEER-RID")]), ..PartyAccess::default() };
    let secrets = [("appkey", PEER_KEY), ("appsecret", "TEST-EXPIRED-0004")];
    let assignment = with_party(with_session(server.base(), 3600), "expired", access, &secrets);
    let mut refresh = as_party("expired", get("/refresh"));
    refresh.operation = "refresh".into();
    if let Some(request) = &mut refresh.request {
        request.method = "POST".to_owned();
        request
            .headers
            .push(("X-Body".to_owned(), hutong_specs::plan::Template::text(r#"{"rid":"PEER-RID"}"#)));
    }
    let probes = vec![as_party("expired", get("/a")), refresh, as_party("expired", get("/b"))];
    let left = run_all(assignment, vec![errand("a", probes)]).await.unwrap();
    for path in ["/a", "/b"] {
        let requests = server.requests();
        let request = requests.iter().find(|request| request.starts_with(&format!("GET {path} "))).unwrap();
        let message = format!("PEER-RID{}", line(request, "x-time"));
        let signature = Algorithm::HmacSha256.sign(Some(b"TEST-EXPIRED-0004"), message.as_bytes()).unwrap();
        assert_eq!(line(request, "x-sign"), Encoding::Base64.encode(&signature));
    }
    assert_masked(&left.text, PEER_SESSION);
}

#[tokio::test]
async fn a_signature_by_another_partys_secret_names_the_own_party() {
    let server = platform().await;
    let mut probe = get("/mixed");
    probe.sign = Sign::Tampered(Tamper::OtherParty("peer".into()));
    run_all(two_parties(server.base()), vec![errand("a", vec![probe])]).await.unwrap();
    let requests = server.requests();
    let request = requests.iter().find(|request| request.starts_with("GET /mixed ")).unwrap();
    let message = format!("TEST-RID{}", line(request, "x-time"));
    let signature = Algorithm::HmacSha256.sign(Some(PEER_SESSION.as_bytes()), message.as_bytes()).unwrap();
    assert_eq!(line(request, "x-sign"), Encoding::Base64.encode(&signature));
}

#[tokio::test]
async fn a_party_that_the_profile_does_not_reach_is_sent_as_nobody() {
    let server = platform().await;
    let mut plain = assignment(server.base());
    plain.reaches.headers = texts(&[("Authorization", "Bearer {secret:token}")]);
    plain.secrets = BTreeMap::from([("token".to_owned(), Secret::new("TEST-TOKEN-0001"))]);
    let left = run_all(plain, vec![errand("a", vec![as_party("ghost", get("/a"))])]).await.unwrap();
    assert!(fault(&left.exchanges[0]).detail.contains("ghost"));
    assert!(server.requests().is_empty());
    let left =
        run_all(signed(server.base()), vec![errand("a", vec![as_party("ghost", get("/a"))])]).await.unwrap();
    assert!(fault(&left.exchanges[0]).detail.contains("reaches.parties"));
}
