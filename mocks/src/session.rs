//! The call that yields a short-lived secret, for any binding that has one.

use hutong_specs::binding::Session;
use serde_json::{Map, Value};

use crate::pointer::put;
use crate::refusal::Refusal;
use crate::visit::Visit;

/// Issues a secret if the request is the call that yields one: members of the answer by JSON pointer.
pub(crate) fn refreshed(visit: &Visit<'_>) -> Option<Result<Value, Refusal>> {
    let session = visit.standard.binding.session.as_ref()?;
    (session.operation == visit.operation.id).then(|| issue(visit, session))
}

fn issue(visit: &Visit<'_>, session: &Session) -> Result<Value, Refusal> {
    let mut keyring = crate::lock(visit.keyring);
    let until_ms = visit.now_ms.saturating_add(i64::from(session.lifetime_seconds) * 1000);
    let secret = keyring.issue(visit.caller, visit.now_ms, until_ms);
    let travelling = match &session.cipher {
        None => secret.expose().to_owned(),
        Some(cipher) => {
            let cipher = keyring
                .cipher(visit.caller, cipher)
                .ok_or_else(|| Refusal::business("没有可用的加密密钥"))?;
            cipher.encrypt(&secret).map_err(|_| Refusal::business("密钥加密失败"))?
        }
    };
    let mut answer = Value::Object(Map::new());
    put(&mut answer, &session.secret_at, Value::from(travelling));
    if let Some(pointer) = &session.lifetime_at {
        put(&mut answer, pointer, Value::from(session.lifetime_seconds));
    }
    Ok(answer)
}
