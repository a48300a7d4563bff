//! The request by which rules about errors look at a refusal: the first violation of the operation, the plainest first.

use hutong_specs::plan::{Breach, Exclusion, Place, Reason, Sign};

use crate::plan::{Breaking, Call, Task};

/// A request that must be refused.
#[derive(Debug)]
pub(crate) struct Invalid<'a> {
    /// The request.
    pub(crate) call: Call<'a>,
    /// How it is signed.
    pub(crate) sign: Sign,
    /// What it breaks.
    pub(crate) breaches: Vec<Breach>,
}

/// A request that must be refused: something required is missing, else any violation, else no credentials are sent.
pub(crate) fn invalid<'a>(task: &Task<'a, '_>) -> Result<Invalid<'a>, Exclusion> {
    let base = task.base()?;
    let material = task.context.material(task.operation);
    let in_body = |breaking: &&Breaking<'a>| matches!(&breaking.place, Place::Body(at) if !at.is_empty());
    let is_missing = |breaking: &&Breaking<'a>| breaking.constraint.keyword == "required";
    let violations = || material.violations.iter();
    let plainest = violations()
        .find(|breaking| in_body(breaking) && is_missing(breaking))
        .or_else(|| violations().find(in_body))
        .or_else(|| violations().find(is_missing))
        .or_else(|| violations().next());
    if let Some(breaking) = plainest {
        let call = breaking.change.applied(&base.call);
        return Ok(Invalid { call, sign: Sign::AsBound, breaches: breaking.breaches(task.context.standard) });
    }
    if task.context.signature().is_none() {
        return Err(task.exclusion(Reason::NothingToTest, "no request to the operation must be refused"));
    }
    let breach =
        Breach { place: Place::Credential("all".to_owned()), keyword: "none".to_owned(), constraint: None };
    Ok(Invalid { call: base.call.clone(), sign: Sign::Not, breaches: vec![breach] })
}
