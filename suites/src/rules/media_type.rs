//! A body declared as another media type than the declared ones, or as none, is refused (RFC 9110 §15.5.16, `OpenAPI` 3.1
//! §4.8.13). In a plain document a body without a media type is left aside: the document does not speak of it.

use hutong_specs::plan::{Breach, Demand, Place, Reason};

use super::constraints::REFUSAL;
use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Drafts, PlanError, Task, essence};

/// The rule.
pub(crate) const RULE: Rule =
    Rule { id: "media-type", title: "bodies of other media types are refused", parameters: NONE, plan };

/// What the body is declared as, with the name in the case's id.
const OTHERS: &[(&str, Option<&str>)] =
    &[("text-plain", Some("text/plain")), ("application-xml", Some("application/xml")), ("none", None)];

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    if base.call.entity.is_none() {
        return Ok(Drafts::excluded(task.exclusion(Reason::NothingToTest, "no body is sent")));
    }
    let others = OTHERS.iter().filter(|(_, name)| !is_allowed(task, *name));
    let drafts = others.map(|(what, name)| {
        let refused = task.expect(REFUSAL, Demand::Refused);
        task.violate(*what, &base.call.with_media_type(*name), vec![breach()], vec![refused])
    });
    Ok(drafts.collect())
}

fn is_allowed(task: &Task<'_, '_>, name: Option<&str>) -> bool {
    let Some(name) = name else { return task.is_plain() };
    let declared = task.operation.request_body.iter().flat_map(|body| &body.content);
    let range = format!("{}/*", name.split('/').next().unwrap_or_default());
    declared
        .map(|media_type| essence(&media_type.name))
        .any(|known| known == name || known == range || known == "*/*")
}

fn breach() -> Breach {
    Breach {
        place: Place::Header("content-type".to_owned()),
        keyword: "media-type".to_owned(),
        constraint: None,
    }
}
