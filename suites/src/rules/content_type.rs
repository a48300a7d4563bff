//! Bodies whose declared type is confused: a charset that does not exist, one that the body is not in, a type that is
//! none, two types, a form that is JSON. Nobody says whether such requests are refused: JSON has no charset parameter, and
//! those who read the body by itself may ignore one (RFC 8259 §11). None breaks the platform.
//!
//! That types which the document does not declare are refused is the matter of `media-type`.

use hutong_specs::plan::{Breach, Intent, Place, Sign, Template};

use super::hostile::{edited, nothing, survived};
use super::rule::{NONE, NoParameters, Rule};
use crate::plan::{Call, Drafts, Form, PlanError, Task, essence};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "content-type",
    title: "confused declarations of a body's type are survived",
    parameters: NONE,
    plan,
};

/// What the body is declared as in place of its type, `*`, with the name in the case's id and what is wrong with it.
const DECLARED: &[(&str, &str, &str)] = &[
    ("unknown-charset", "*;charset=x-hutong", "charset"),
    ("other-charset", "*;charset=gbk", "charset"),
    ("no-type", "application/", "media-type"),
    ("form", "application/x-www-form-urlencoded", "media-type"),
    ("multipart-without-boundary", "multipart/form-data", "media-type"),
];

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let json = base.call.entity.as_ref().filter(|entity| entity.form == Form::Json);
    let Some(own) = json.and_then(|entity| entity.media_type.clone()) else {
        return Ok(Drafts::excluded(nothing(task, "no JSON body is sent")));
    };
    let own = essence(&own);
    let mut drafts: Drafts = DECLARED
        .iter()
        .map(|(what, declared, keyword)| {
            let call = base.call.with_media_type(Some(&declared.replace('*', &own)));
            let intent = Intent::Violate(vec![breach(keyword)]);
            task.draft((*what).to_owned(), intent, &call, Sign::AsBound, vec![survived(task)])
        })
        .collect();
    drafts.extend([twice(task, &base.call, &own)]);
    Ok(drafts)
}

/// The body declared as two types at once.
fn twice<'a>(task: &Task<'a, '_>, call: &Call<'a>, own: &str) -> Drafts {
    let both = [own, "text/xml"].map(|name| ("Content-Type".to_owned(), Template::text(name)));
    let intent = Intent::Violate(vec![breach("media-type")]);
    let edit = |request: &mut hutong_specs::plan::RequestTemplate| request.headers.extend(both);
    edited(task, ("two-types", intent), call, false, (edit, vec![survived(task)]))
}

fn breach(keyword: &str) -> Breach {
    Breach { place: Place::Header("content-type".to_owned()), keyword: keyword.to_owned(), constraint: None }
}
