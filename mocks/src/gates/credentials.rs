//! The parts beside the signature: each is there once, names a known caller and service, and is of this time.

use hutong_specs::binding::{Part, PartValue, Placement, Signature};
use hutong_specs::signing::TimeFormat;

use crate::account::Account;
use crate::check::Check;
use crate::keyring::Credentials;
use crate::refusal::{Refusal, RefusalKind};
use crate::visit::Visit;

/// Passes requests whose parts are all there and right.
pub(crate) fn pass(visit: &mut Visit<'_>) -> Result<(), Refusal> {
    let Some(signature) = &visit.standard.binding.signature else {
        return Ok(());
    };
    let placements = signature.parts.iter().filter_map(|part| part.placement.as_ref());
    let unsigned = placements.clone().all(|placement| sent(visit, placement).is_none());
    if unsigned && !visit.strictness.keeps(Check::Unsigned) {
        return Ok(());
    }
    visit.caller = caller(visit, signature);
    signature.parts.iter().try_for_each(|part| check(visit, signature, part))
}

/// The account that the identities name; the main one where they name none, which is then found wrong.
fn caller(visit: &Visit<'_>, signature: &Signature) -> Account {
    let named = |credentials: &Credentials| {
        let mut identities = signature.parts.iter().filter_map(|part| match (&part.value, &part.placement) {
            (PartValue::Identity(name), Some(placement)) => Some((name, placement)),
            _ => None,
        });
        identities.all(|(name, placement)| {
            let template = credentials.identities.get(name).map(String::as_str).unwrap_or_default();
            // Whether the service is the right one is looked at apart.
            template.contains("{operation}") || sent(visit, placement).as_deref() == Some(template)
        })
    };
    crate::lock(visit.keyring).find(named).unwrap_or_default()
}

fn check(visit: &Visit<'_>, signature: &Signature, part: &Part) -> Result<(), Refusal> {
    let Some(placement) = &part.placement else {
        return Ok(());
    };
    let sent = sent(visit, placement).unwrap_or_default();
    let missing = format!("鉴权参数不完整：{}", part.name);
    visit.demand(presence(part), !sent.is_empty(), RefusalKind::Credentials, &missing)?;
    if sent.is_empty() {
        return Ok(());
    }
    match &part.value {
        PartValue::Identity(name) => identity(visit, part, name, &sent),
        PartValue::Secret(name) => secret(visit, name, &sent),
        PartValue::Now(format) => time(visit, signature, *format, &sent),
        PartValue::Nonce(length) => nonce(visit, *length, &sent),
        _ => Ok(()),
    }
}

/// The check that a part is there.
fn presence(part: &Part) -> Check {
    match &part.value {
        PartValue::Identity(name) if name == "rid" => Check::RequesterPresent,
        PartValue::Identity(_) => Check::ServicePresent,
        PartValue::Now(_) => Check::TimePresent,
        PartValue::Signature => Check::SignaturePresent,
        _ => Check::PartPresent,
    }
}

/// What travels at a place, if it does so exactly once.
pub(super) fn sent(visit: &Visit<'_>, placement: &Placement) -> Option<String> {
    match placement {
        Placement::Header(name) => visit.request.header(name).map(str::to_owned),
        Placement::Query(name) => {
            let mut values = visit.request.query_pairs().into_iter().filter(|(other, _)| other == name);
            let (_, first) = values.next()?;
            values.next().is_none().then_some(first)
        }
    }
}

fn identity(visit: &Visit<'_>, part: &Part, name: &str, sent: &str) -> Result<(), Refusal> {
    let template =
        crate::lock(visit.keyring).of_account(visit.caller).identities.get(name).cloned().unwrap_or_default();
    let expected = template.replace("{operation}", &crate::service(visit.operation));
    let check = if template.contains("{operation}") { Check::ServiceKnown } else { Check::RequesterKnown };
    let message = format!("无效的 {}", part.name);
    visit.demand(check, sent == expected, RefusalKind::Credentials, &message)
}

fn secret(visit: &Visit<'_>, name: &str, sent: &str) -> Result<(), Refusal> {
    let keys =
        crate::lock(visit.keyring).keys(&visit.standard.binding, visit.caller, name, visit.expiry_ms());
    let known = keys.iter().any(|key| key.expose() == sent);
    visit.demand(Check::SecretKnown, known, RefusalKind::Credentials, "密钥无效")
}

/// The window counts into the past and into the future alike.
fn time(visit: &Visit<'_>, signature: &Signature, format: TimeFormat, sent: &str) -> Result<(), Refusal> {
    let Ok(time) = format.parse(sent) else {
        return visit.demand(Check::TimeReadable, false, RefusalKind::Credentials, "时间戳格式错误");
    };
    let Some(window) = signature.window_seconds else {
        return Ok(());
    };
    let distance = i128::from(visit.now_ms) - i128::from(time);
    let bound = i128::from(window) * 1000;
    visit.demand(Check::TimeNotOld, distance <= bound, RefusalKind::Credentials, "时间戳已过期")?;
    visit.demand(Check::TimeNotAhead, -distance <= bound, RefusalKind::Credentials, "时间戳超前")
}

fn nonce(visit: &Visit<'_>, length: u8, sent: &str) -> Result<(), Refusal> {
    let alphabet = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let holds = sent.len() == usize::from(length) && sent.bytes().all(alphabet);
    visit.demand(Check::NonceShape, holds, RefusalKind::Credentials, "随机串格式错误")
}
