//! The signature: recomputed from what was sent, under a secret that is good now.

use std::collections::BTreeMap;

use hutong_specs::binding::{Part, PartValue, Placement, Signature};
use hutong_specs::signing::{CanonicalTemplate, Piece, Secret};

use super::credentials::sent;
use crate::account::Account;
use crate::check::Check;
use crate::refusal::{Refusal, RefusalKind};
use crate::visit::Visit;

/// Passes requests whose signature fits.
pub(crate) fn pass(visit: &mut Visit<'_>) -> Result<(), Refusal> {
    let Some(signature) = &visit.standard.binding.signature else {
        return Ok(());
    };
    let left_out =
        |part: &Part| part.placement.as_ref().is_some_and(|placement| is_missing(visit, placement));
    if signature.parts.iter().any(left_out) {
        // Only a platform that does not ask for the part lets the request come here.
        return Ok(());
    }
    let holds = is_signed(visit, signature, visit.expiry_ms()).unwrap_or(false);
    if !holds && is_signed(visit, signature, None) == Some(true) {
        return visit.demand(Check::Signature, false, RefusalKind::SecretOver, "密钥已失效，请换取");
    }
    visit.demand(Check::Signature, holds, RefusalKind::Credentials, "签名错误")
}

/// Whether the signature fits under a secret that is good at this time, or was ever.
fn is_signed(visit: &Visit<'_>, signature: &Signature, at_ms: Option<i64>) -> Option<bool> {
    let placement = signature.signature_part()?.placement.as_ref()?;
    let given = signature.encoding.decode(&sent(visit, placement)?).ok()?;
    let messages = messages(visit, signature)?;
    let fits = |key: Option<&[u8]>| {
        let fits =
            |message: &String| signature.algorithm.verify(key, message.as_bytes(), &given).unwrap_or(false);
        messages.iter().any(fits)
    };
    let Some(name) = key_name(visit, signature) else {
        return Some(fits(None));
    };
    Some(keys(visit, name, at_ms).iter().any(|key| fits(Some(key.expose().as_bytes()))))
}

/// The call that yields a short-lived secret is keyed by another one.
fn key_name<'a>(visit: &'a Visit<'_>, signature: &'a Signature) -> Option<&'a str> {
    let session = visit.standard.binding.session.as_ref();
    let refreshing = session.filter(|session| session.operation == visit.operation.id);
    refreshing.map(|session| session.key.as_str()).or(signature.key.as_deref())
}

fn keys(visit: &Visit<'_>, name: &str, at_ms: Option<i64>) -> Vec<Secret> {
    let keyring = crate::lock(visit.keyring);
    let binding = &visit.standard.binding;
    let of = |account| keyring.keys(binding, account, name, at_ms);
    let mut keys = of(visit.caller);
    if !visit.strictness.keeps(Check::SecretOfCaller) {
        keys.extend(Account::all().flat_map(of));
    }
    if !visit.strictness.keeps(Check::SessionSecret) {
        keys.extend(keyring.of_account(visit.caller).secrets.into_values());
    }
    keys
}

fn is_missing(visit: &Visit<'_>, placement: &Placement) -> bool {
    sent(visit, placement).is_none_or(|text| text.is_empty())
}

/// The string that the caller should have signed; a lax platform takes the first two parts in the other order too.
fn messages(visit: &Visit<'_>, signature: &Signature) -> Option<Vec<String>> {
    let parts: BTreeMap<&str, String> =
        signature.parts.iter().map(|part| (part.name.as_str(), value(visit, part))).collect();
    let template: CanonicalTemplate = signature.canonical.parse().ok()?;
    let mut messages = vec![template.render(&parts).ok()?];
    if let ([first, second, rest @ ..], false) =
        (template.pieces(), visit.strictness.keeps(Check::CanonicalOrder))
    {
        let text = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Part(name) => parts.get(name.as_str()).cloned().unwrap_or_default(),
        };
        messages.push([second, first].into_iter().chain(rest).map(text).collect());
    }
    Some(messages)
}

fn value(visit: &Visit<'_>, part: &Part) -> String {
    let travelled = part.placement.as_ref().and_then(|placement| sent(visit, placement));
    match &part.value {
        PartValue::Method => visit.request.method.clone(),
        PartValue::Path => visit.request.path().to_owned(),
        PartValue::SortedQuery => sorted(visit.request.query()),
        PartValue::Body => String::from_utf8_lossy(&visit.request.body).into_owned(),
        PartValue::Identity(name) if name == "rid" && !visit.strictness.keeps(Check::RequesterSigned) => {
            crate::lock(visit.keyring)
                .of_account(visit.caller)
                .identities
                .get(name)
                .cloned()
                .unwrap_or_default()
        }
        PartValue::Secret(name) if travelled.is_none() => {
            let key = keys(visit, name, visit.expiry_ms()).pop();
            key.map(|key| key.expose().to_owned()).unwrap_or_default()
        }
        _ => travelled.unwrap_or_default(),
    }
}

fn sorted(query: &str) -> String {
    let mut pairs: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty()).collect();
    pairs.sort_by_key(|pair| pair.split_once('=').map_or(*pair, |(name, _)| name));
    pairs.join("&")
}
