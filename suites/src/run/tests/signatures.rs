//! Signatures, whole and spoilt.

use std::collections::BTreeMap;

use hutong_specs::binding::{Part, PartValue, Placement, Signature};
use hutong_specs::plan::Tamper;
use hutong_specs::signing::{Algorithm, Encoding, Secret, TimeFormat};

use crate::run::not_built::NotBuilt;
use crate::run::sign::{Credentials, Signer, Unsigned};

fn part(name: &str, value: PartValue, header: Option<&str>) -> Part {
    let placement = header.map(|header| Placement::Header(header.to_owned()));
    Part { name: name.to_owned(), value, placement }
}

fn national() -> Signature {
    Signature {
        algorithm: Algorithm::HmacSha256,
        encoding: Encoding::Base64,
        key: Some("appsecret".to_owned()),
        canonical: "{sid}{rid}{rtime}".to_owned(),
        parts: vec![
            part("rid", PartValue::Identity("rid".to_owned()), Some("gjzwfwpt_rid")),
            part("sid", PartValue::Identity("sid".to_owned()), Some("gjzwfwpt_sid")),
            part("rtime", PartValue::Now(TimeFormat::EpochMs), Some("gjzwfwpt_rtime")),
            part("sign", PartValue::Signature, Some("gjzwfwpt_sign")),
        ],
        window_seconds: Some(600),
    }
}

fn sign(signature: &Signature, target: &str, tamper: Option<&Tamper>) -> Result<Credentials, NotBuilt> {
    let identities = BTreeMap::from([
        ("rid".to_owned(), "00000000-0000-4000-8000-000000000001".to_owned()),
        ("sid".to_owned(), "s_3700000000000_{operation}".to_owned()),
    ]);
    let secrets = BTreeMap::from([("appsecret".to_owned(), Secret::new("TEST-SECRET-0001"))]);
    let signer =
        Signer { signature, key: signature.key.as_deref(), identities: &identities, secrets: &secrets };
    let (method, service, nonce) = ("post", "0001", "seed");
    signer.sign(&Unsigned { method, target, body: b"{}", service, now_ms: 1_704_067_200_000, nonce }, tamper)
}

fn header(credentials: &Credentials, name: &str) -> Option<String> {
    credentials.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.clone())
}

const RIGHT: &str = "BBeFCrtccsV5sQcl+sgX+nCSPiEt2w33KZnKH8LR4mE=";

#[test]
fn the_national_exchange_is_signed_in_the_order_of_its_parts() {
    let credentials = sign(&national(), "/a", None).unwrap();
    let names: Vec<_> = credentials.headers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["gjzwfwpt_rid", "gjzwfwpt_sid", "gjzwfwpt_rtime", "gjzwfwpt_sign"]);
    assert_eq!(header(&credentials, "gjzwfwpt_sid").unwrap(), "s_3700000000000_0001");
    assert_eq!(header(&credentials, "gjzwfwpt_sign").unwrap(), RIGHT);
    assert_eq!(credentials.target, "/a");
}

#[test]
fn what_is_spoilt_after_signing_keeps_the_right_signature() {
    let omitted = sign(&national(), "/a", Some(&Tamper::Omit("rid".to_owned()))).unwrap();
    assert_eq!(header(&omitted, "gjzwfwpt_rid"), None);
    assert_eq!(header(&omitted, "gjzwfwpt_sign").unwrap(), RIGHT);
    let empty = sign(&national(), "/a", Some(&Tamper::Empty("sign".to_owned()))).unwrap();
    assert_eq!(header(&empty, "gjzwfwpt_sign").unwrap(), "");
    let altered = sign(&national(), "/a", Some(&Tamper::Alter("sid".to_owned()))).unwrap();
    assert_eq!(header(&altered, "gjzwfwpt_sid").unwrap(), "s_3700000000000_0000");
    assert_eq!(header(&altered, "gjzwfwpt_sign").unwrap(), RIGHT);
}

#[test]
fn what_is_spoilt_before_signing_is_signed() {
    for tamper in [
        Tamper::Shift(-601),
        Tamper::WrongSecret,
        Tamper::Canonical("{rid}{sid}{rtime}".to_owned()),
        Tamper::Replace { part: "rid".to_owned(), by: "other".to_owned() },
    ] {
        let signature = header(&sign(&national(), "/a", Some(&tamper)).unwrap(), "gjzwfwpt_sign").unwrap();
        assert_ne!(signature, RIGHT, "{tamper:?}");
    }
    let shifted = sign(&national(), "/a", Some(&Tamper::Shift(-601))).unwrap();
    assert_eq!(header(&shifted, "gjzwfwpt_rtime").unwrap(), "1704066599000");
    let forged = Tamper::Replace { part: "sign".to_owned(), by: "forged".to_owned() };
    let forged = sign(&national(), "/a", Some(&forged)).unwrap();
    assert_eq!(header(&forged, "gjzwfwpt_sign").unwrap(), "forged");
}

#[test]
fn another_secret_of_the_caller_keys_the_signature_where_it_is_asked_for() {
    let other = |name: &str| sign(&national(), "/a", Some(&Tamper::OtherSecret(name.to_owned())));
    assert!(matches!(other("nobody"), Err(NotBuilt::Secret(name)) if name == "nobody"));
    assert_eq!(header(&other("appsecret").unwrap(), "gjzwfwpt_sign").unwrap(), RIGHT);
}

#[test]
fn the_query_is_signed_sorted_with_the_parts_that_travel_in_it() {
    let mut signature = national();
    signature.canonical = "{query}|{method}|{path}|{body}".to_owned();
    signature.algorithm = Algorithm::Md5;
    signature.encoding = Encoding::Hex;
    signature.parts = vec![
        part("query", PartValue::SortedQuery, None),
        part("method", PartValue::Method, None),
        part("path", PartValue::Path, None),
        part("body", PartValue::Body, None),
        Part {
            name: "nonce".to_owned(),
            value: PartValue::Nonce(40),
            placement: Some(Placement::Query("nonce".to_owned())),
        },
        Part {
            name: "sign".to_owned(),
            value: PartValue::Signature,
            placement: Some(Placement::Query("sign".to_owned())),
        },
    ];
    let target = sign(&signature, "/a?z=1&b=%20", None).unwrap().target;
    let (before, sign) = target.split_once("&sign=").unwrap();
    let nonce = before.strip_prefix("/a?z=1&b=%20&nonce=").unwrap();
    assert_eq!(nonce.len(), 40);
    let message = format!("b=%20&nonce={nonce}&z=1|POST|/a|{{}}");
    assert_eq!(sign, hex(&Algorithm::Md5.sign(None, message.as_bytes()).unwrap()));
}

fn hex(bytes: &[u8]) -> String {
    Encoding::Hex.encode(bytes)
}

#[test]
fn what_the_profile_lacks_is_named() {
    let mut signature = national();
    signature.key = Some("other".to_owned());
    assert!(matches!(sign(&signature, "/", None), Err(NotBuilt::Secret(name)) if name == "other"));
    let unknown = Tamper::Omit("nonce".to_owned());
    assert!(matches!(sign(&national(), "/", Some(&unknown)), Err(NotBuilt::Part(name)) if name == "nonce"));
}
