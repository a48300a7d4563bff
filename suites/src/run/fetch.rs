//! Fetching what the target says of itself, before anything is planned: its interface definition and what it declares.
//!
//! The requests go out as those of a run do: to the allowed host alone, with the profile's credentials, limits and times;
//! redirects are not followed. What was fetched is handed on byte for byte.

use hutong_specs::plan::{Errand, Isolation, Probe, RequestTemplate, Template};
use hutong_specs::record::{Answer, Body, BodyContent, Exchange, RecordLine};
use hutong_specs::standard::{DefinitionPlace, Effect, TargetInterface};
use hutong_specs::text::Document;
use serde_json::Value;
use tokio::sync::mpsc;
use url::Url;

use super::assignment::Assignment;
use super::base::Base;
use super::error::RunError;
use super::runner::run;

/// How large a definition may be, in bytes, where the profile allows less for ordinary answers.
const DEFINITION_BYTES: u64 = 16 << 20;

/// How what stands in place of a secret begins.
const MASK: &str = "{{secret:";

/// How many links of one relation are tried.
const LINKS: usize = 8;

/// What is asked for where no link says what is there.
const WANTED: &str = "application/vnd.oai.openapi+json, application/json, application/yaml;q=0.5";

/// What the target says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// The definition, as it came.
    pub definition: Option<Definition>,
    /// What the target declares, as it came.
    pub declaration: Option<Vec<u8>>,
    /// What was tried in vain: where, and what was there instead.
    pub attempts: Vec<(String, String)>,
}

/// A definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The bytes, as they came.
    pub bytes: Vec<u8>,
    /// Whether they are JSON, and else YAML.
    pub is_json: bool,
    /// Where it was found, below the base URL.
    pub target: String,
    /// The media type that the link to it named, and that it was asked for.
    pub media_type: Option<String>,
}

/// Fetches the first definition that there is, and the declaration. That there is none is no error: `attempts` says why.
pub async fn fetch(assignment: &Assignment, target: &TargetInterface) -> Result<Fetched, RunError> {
    let fetcher = Fetcher { assignment, base: Base::parse(&assignment.reaches.base)? };
    let mut said = Fetched::default();
    for place in &target.definitions {
        said.definition = fetcher.definition(place, &mut said.attempts).await?;
        if said.definition.is_some() {
            break;
        }
    }
    if let Some(path) = &target.declaration {
        match fetcher.get(path, "application/json").await? {
            Ok(bytes) => said.declaration = Some(bytes),
            Err(why) => said.attempts.push((path.clone(), why)),
        }
    }
    Ok(said)
}

struct Fetcher<'a> {
    assignment: &'a Assignment,
    base: Base,
}

/// A link to follow, or one that is not followed and why.
type Followed = Result<Link, (String, String)>;

/// A link to follow.
struct Link {
    target: String,
    media_type: Option<String>,
}

impl Fetcher<'_> {
    async fn definition(
        &self,
        place: &DefinitionPlace,
        attempts: &mut Vec<(String, String)>,
    ) -> Result<Option<Definition>, RunError> {
        let Some(relation) = &place.link else {
            let link = Link { target: place.path.clone(), media_type: None };
            return self.read(&link, attempts).await;
        };
        let links = match self.get(&place.path, "application/json").await? {
            Ok(bytes) => self.links(&bytes, &place.path, relation),
            Err(why) => Err(why),
        };
        let links = match links {
            Ok(links) => links,
            Err(why) => {
                attempts.push((format!("{} (link {relation})", place.path), why));
                return Ok(None);
            }
        };
        for link in links {
            match link {
                Ok(link) => {
                    if let Some(definition) = self.read(&link, attempts).await? {
                        return Ok(Some(definition));
                    }
                }
                Err((href, why)) => attempts.push((href, why)),
            }
        }
        Ok(None)
    }

    async fn read(
        &self,
        link: &Link,
        attempts: &mut Vec<(String, String)>,
    ) -> Result<Option<Definition>, RunError> {
        let wanted = link.media_type.as_deref().unwrap_or(WANTED);
        let read = self.get(&link.target, wanted).await?;
        match read.and_then(|bytes| definition(bytes, link)) {
            Ok(definition) => Ok(Some(definition)),
            Err(why) => {
                attempts.push((link.target.clone(), why));
                Ok(None)
            }
        }
    }

    /// The links of a relation; each one that leads away from the target is told.
    fn links(&self, bytes: &[u8], path: &str, relation: &str) -> Result<Vec<Followed>, String> {
        let value: Value = serde_json::from_slice(bytes).map_err(|error| format!("no JSON: {error}"))?;
        let listed = value.get("links").and_then(Value::as_array).into_iter().flatten();
        let is_meant = |link: &&Value| link.get("rel").and_then(Value::as_str) == Some(relation);
        let text = |link: &Value, member: &str| link.get(member).and_then(Value::as_str).map(str::to_owned);
        let links =
            listed.filter(is_meant).filter_map(|link| Some((text(link, "href")?, text(link, "type"))));
        let links: Vec<_> = links
            .take(LINKS)
            .map(|(href, media_type)| match self.target(path, &href) {
                Ok(target) => Ok(Link { target, media_type }),
                Err(why) => Err((href, why)),
            })
            .collect();
        if links.is_empty() { Err(format!("no link with `rel: {relation}`")) } else { Ok(links) }
    }

    /// Where a link leads, below the base URL.
    fn target(&self, path: &str, href: &str) -> Result<String, String> {
        let here = format!("{}{}{path}", self.base.origin, self.base.path);
        let here = Url::parse(&here).map_err(|error| error.to_string())?;
        let url = here.join(href).map_err(|error| error.to_string())?;
        if url.origin() != self.base.root.origin() {
            return Err(format!("it leads away from {}, and is not followed", self.base.origin));
        }
        let below = url.path().strip_prefix(self.base.path.as_str()).filter(|rest| rest.starts_with('/'));
        let below = below.ok_or("it leads out of the base URL, and is not followed")?;
        Ok(url.query().map_or_else(|| below.to_owned(), |query| format!("{below}?{query}")))
    }

    /// The body of a successful answer, or what there was instead.
    async fn get(&self, target: &str, accept: &str) -> Result<Result<Vec<u8>, String>, RunError> {
        Ok(exchanged(self.assignment, target, accept).await?.and_then(body))
    }
}

/// The one exchange of a GET below the base URL, or why there was none.
pub(super) async fn exchanged(
    assignment: &Assignment,
    target: &str,
    accept: &str,
) -> Result<Result<Exchange, String>, RunError> {
    let mut assignment = assignment.clone();
    let limits = &mut assignment.reaches.limits;
    limits.body_bytes = limits.body_bytes.max(DEFINITION_BYTES);
    let (sender, mut lines) = mpsc::channel(4);
    let kept = async {
        let mut exchange = None;
        let mut ended = String::new();
        while let Some(line) = lines.recv().await {
            match line {
                RecordLine::Exchange(one) => exchange = Some(*one),
                RecordLine::Footer(footer) => ended = footer.detail,
                RecordLine::Header(_) => {}
            }
        }
        (exchange, ended)
    };
    let (ran, (exchange, ended)) =
        tokio::join!(run(assignment, std::iter::once(errand(target, accept)), sender), kept);
    ran?;
    Ok(exchange.ok_or(ended))
}

fn errand(target: &str, accept: &str) -> Errand {
    let request = RequestTemplate {
        method: "GET".to_owned(),
        target: Template::text(target),
        headers: vec![("Accept".to_owned(), Template::text(accept))],
        body: None,
    };
    let probe = Probe::plain("fetch".into(), "fetch".to_owned(), Some(request));
    Errand {
        case: "fetch".into(),
        isolation: Isolation::Shared,
        effect: Effect::ReadOnly,
        probes: vec![("fetch".into(), probe.into())],
    }
}

pub(super) fn body(exchange: Exchange) -> Result<Vec<u8>, String> {
    match exchange.answer {
        Answer::Fault(fault) => Err(fault.detail),
        Answer::Received { status, headers, body } => {
            let location = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("location"));
            match (status, location) {
                (200..=299, _) => whole(body),
                (300..=399, Some((_, to))) => {
                    Err(format!("HTTP {status}, redirects to {to}, which is not followed"))
                }
                _ => Err(format!("HTTP {status}")),
            }
        }
    }
}

fn whole(body: Body) -> Result<Vec<u8>, String> {
    if body.cut {
        return Err(format!("longer than {DEFINITION_BYTES} bytes"));
    }
    match body.content {
        // The runner masks what is secret before anything is handed on; a definition with a mask in it is not the target's.
        BodyContent::Text(text) if text.contains(MASK) => {
            Err("it holds a text that is one of the secrets, and cannot be kept as it came".to_owned())
        }
        BodyContent::Text(text) => Ok(text.into_bytes()),
        BodyContent::Base64(_) => Err("no text in UTF-8".to_owned()),
    }
}

/// The bytes, if they are an interface definition.
fn definition(bytes: Vec<u8>, link: &Link) -> Result<Definition, String> {
    let json = Document::parse("definition.json", &bytes);
    let is_json = json.is_ok();
    let document = json.or_else(|_| Document::parse("definition.yaml", &bytes)).map_err(|wrong| {
        let first = wrong.first().map(|one| one.message.clone()).unwrap_or_default();
        format!("neither JSON nor YAML: {first}")
    })?;
    let is_definition = ["openapi", "swagger"].iter().any(|member| document.value.get(member).is_some());
    if !is_definition {
        return Err("no interface definition: neither `openapi` nor `swagger` is there".to_owned());
    }
    Ok(Definition { bytes, is_json, target: link.target.clone(), media_type: link.media_type.clone() })
}
