//! Occasions on which a platform answers: the requests by which rules look at its answers, whatever they ask of them.

use hutong_specs::plan::{Breach, Content, Intent, Piece, Place, Reason, RequestTemplate, Template};
use serde::Deserialize;

use super::hostile::is_front;
use super::invalid::invalid;
use super::malformed::breach;
use super::method::{METHODS, is_declared};
use crate::plan::{Base, Call, Drafts, Form, Task, named};

/// A path that no platform has.
const UNKNOWN: &str = "/hutong-no-such-resource";

/// What a platform answers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Occasion {
    /// The valid request.
    Valid,
    /// The valid request by the method `HEAD`, where it is one of `GET`.
    Head,
    /// The method `OPTIONS`.
    Options,
    /// One request that must be refused.
    Invalid,
    /// Each request that breaks one constraint of query, header or body.
    Violations,
    /// A body that is cut off, where JSON is sent.
    Malformed,
    /// A method that the document does not declare for the path.
    UndeclaredMethod,
    /// A path that there is not, once for operations of the same tag.
    UnknownPath,
    /// The path with a slash behind it.
    TrailingSlash,
}

/// A request on an occasion.
pub(crate) struct Posed<'a> {
    /// The last part of the case's id.
    pub(crate) what: String,
    /// What it breaks, if anything.
    pub(crate) intent: Intent,
    /// The request.
    pub(crate) call: Call<'a>,
    /// How its target is changed after it was put together.
    pub(crate) edit: fn(&mut RequestTemplate),
}

impl Occasion {
    /// Whether an answer that accepts the request is another clause's business.
    pub(crate) fn is_error(self) -> bool {
        !matches!(self, Self::Valid | Self::Head | Self::Options)
    }

    /// The requests; what cannot be made is in the drafts' exclusions.
    pub(crate) fn posed<'a>(self, task: &Task<'a, '_>, base: &Base<'a>) -> (Vec<Posed<'a>>, Drafts) {
        let call = &base.call;
        let one = |posed: Posed<'a>| (vec![posed], Drafts::default());
        let nothing = |why: &str| (Vec::new(), Drafts::excluded(task.exclusion(Reason::NothingToTest, why)));
        match self {
            Self::Valid => one(plain("valid", Intent::Conform, call.clone())),
            Self::Head if call.method == "GET" => {
                one(plain("head", Intent::Conform, call.with_method("HEAD")))
            }
            Self::Options => {
                one(plain("options", Intent::Conform, call.without_body().with_method("OPTIONS")))
            }
            Self::Invalid => match invalid(task) {
                Ok(invalid) => one(plain("invalid", Intent::Violate(invalid.breaches), invalid.call)),
                Err(exclusion) => (Vec::new(), Drafts::excluded(exclusion)),
            },
            Self::Violations => (violations(task, call), Drafts::default()),
            Self::Malformed => (malformed(call).into_iter().collect(), Drafts::default()),
            Self::UndeclaredMethod => match METHODS.iter().find(|method| !is_declared(task, call, method)) {
                Some(method) => {
                    let what = format!("undeclared-{}", method.to_ascii_lowercase());
                    let intent = broken(Place::Method, "method");
                    one(plain(&what, intent, call.without_body().with_method(method)))
                }
                None => nothing("every method is declared"),
            },
            Self::UnknownPath if is_front(task) => {
                let edit = |request: &mut RequestTemplate| request.target = Template::text(UNKNOWN);
                let call = call.without_body().with_method("GET");
                one(Posed { edit, ..plain("unknown-path", broken(Place::Url, "path"), call) })
            }
            Self::Head | Self::UnknownPath => (Vec::new(), Drafts::default()),
            Self::TrailingSlash if call.operation.path.ends_with('/') => {
                nothing("the path ends in a slash by the document")
            }
            Self::TrailingSlash => {
                let intent = broken(Place::Url, "path");
                one(Posed { edit: slash, ..plain("trailing-slash", intent, call.clone()) })
            }
        }
    }
}

fn plain<'a>(what: &str, intent: Intent, call: Call<'a>) -> Posed<'a> {
    Posed { what: what.to_owned(), intent, call, edit: |_| () }
}

fn broken(place: Place, keyword: &str) -> Intent {
    Intent::Violate(vec![Breach { place, keyword: keyword.to_owned(), constraint: None }])
}

/// What is wrong in a path names another resource: no clause can ask how that is answered.
fn violations<'a>(task: &Task<'a, '_>, call: &Call<'a>) -> Vec<Posed<'a>> {
    let material = task.context.material(task.operation);
    let meant = material.violations.iter().filter(|breaking| !matches!(breaking.place, Place::Path(_)));
    let posed = meant.map(|breaking| {
        let what = format!("{}.{}", named(&breaking.place), breaking.what);
        plain(&what, Intent::Violate(breaking.breaches(task.context.standard)), breaking.change.applied(call))
    });
    posed.collect()
}

fn malformed<'a>(call: &Call<'a>) -> Option<Posed<'a>> {
    call.entity.as_ref().filter(|entity| entity.form == Form::Json)?;
    let call = call.with_content(Content::Text(Template::text("{\"a\":")));
    Some(plain("malformed", Intent::Violate(vec![breach("json")]), call))
}

/// A slash behind the path, before the query.
fn slash(request: &mut RequestTemplate) {
    for piece in &mut request.target.0 {
        if let Piece::Text(text) = piece
            && let Some((path, query)) = text.split_once('?')
        {
            *text = format!("{path}/?{query}");
            return;
        }
    }
    request.target.0.push(Piece::Text("/".to_owned()));
}
