//! Texts that look like attacks (CWE-89, -79, -94, -22, -78, -90, -611) at one free text of the operation: the platform takes
//! them for data. It breaks on none, leaks nothing, runs none and answers none as markup.
//!
//! A gateway that looks for attacks may close the connection on one: that is how it refuses, and no fault.
//!
//! Nothing here destroys anything: expressions multiply two numbers, files are read that hold no secret. Still such texts
//! set off alarms and are stored where the platform accepts them, so they are planned only where the profile authorises it
//! (`declares.hostile.injection`).

use hutong_specs::plan::{Content, Demand, Expectation, Intent, Reason, Sign, Template};
use serde_json::Value;

use super::hostile::{SURVIVAL, answered, intent, nothing};
use super::rule::{NONE, NoParameters, Rule};
use super::unicode::can_stand;
use crate::plan::{Call, Drafts, PlanError, Task, essence};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "injection",
    title: "texts that look like attacks are taken for data",
    parameters: NONE,
    plan,
};

/// A text that looks like an attack.
#[derive(Debug)]
struct Marker {
    /// The name in the case's id.
    what: &'static str,
    /// What is sent.
    text: &'static str,
    /// What stands in the answer if it was run.
    traces: &'static [&'static str],
}

/// 46337 times 46327, less than 2³¹: whoever answers it, grouped or not, has multiplied.
const PRODUCT: &[&str] = &["2146654199", "2,146,654,199"];

/// How a file of accounts begins, on most systems.
const ACCOUNTS: &[&str] = &["root:x:0:0:", "root:*:0:0:"];

/// An entity that expands to what is not sent anywhere.
const EXPANDED: &str = "hutong-46337-hutong";

const MARKERS: &[Marker] = &[
    Marker { what: "sql", text: "hutong' OR '46337'='46337' -- ", traces: &[] },
    Marker { what: "quotes", text: "hutong'\"`;)", traces: &[] },
    Marker { what: "script", text: "<script>hutong(46337)</script>", traces: &[] },
    Marker {
        what: "template",
        text: "${46337*46327}{{46337*46327}}#{46337*46327}<%= 46337*46327 %>",
        traces: PRODUCT,
    },
    Marker { what: "command", text: "hutong;expr 46337 \\* 46327;$(expr 46337 \\* 46327)", traces: PRODUCT },
    Marker { what: "path", text: "../../../../../../../../etc/passwd", traces: ACCOUNTS },
    Marker { what: "no-sql", text: "hutong', '$ne': '46337' }, { '$gt': '", traces: &[] },
    Marker { what: "ldap", text: "*)(uid=*))(|(uid=*", traces: &[] },
    Marker {
        what: "xml-entity",
        text: "<!DOCTYPE h [<!ENTITY a \"hutong\"><!ENTITY b \"&a;-46337-&a;\">]><h>&b;</h>",
        traces: &[EXPANDED],
    },
];

/// A body of XML that asks for a file.
const FILE_ENTITY: &str =
    "<?xml version=\"1.0\"?><!DOCTYPE h [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><h>&f;</h>";

fn plan(task: &Task<'_, '_>) -> Result<Drafts, PlanError> {
    let NoParameters {} = task.parameters()?;
    if !task.context.declares.hostile.injection {
        let detail = "declares.hostile.injection";
        return Ok(Drafts::excluded(task.exclusion(Reason::NotAuthorised, detail)));
    }
    let base = match task.base() {
        Ok(base) => base,
        Err(exclusion) => return Ok(Drafts::excluded(exclusion)),
    };
    let mut drafts: Drafts = in_text(task, &base.call).into_iter().collect();
    drafts.extend(in_xml(task, &base.call));
    if drafts.cases.is_empty() && drafts.exclusions.is_empty() {
        drafts.exclusions.push(nothing(task, "no free text is sent"));
    }
    Ok(drafts)
}

fn in_text<'a>(task: &Task<'a, '_>, call: &Call<'a>) -> Vec<Drafts> {
    let representative = task.context.representative(task.operation);
    let Some(spot) = &representative.text else {
        return Vec::new();
    };
    let writable = MARKERS.iter().filter(|marker| can_stand(spot, marker.text));
    let draft = |marker: &Marker| {
        let call = spot.put(call, Value::from(marker.text));
        let intent = intent(task, &call, spot);
        let expectations = expectations(task, marker.text, marker.traces);
        task.draft(marker.what.to_owned(), intent, &call, Sign::AsBound, expectations)
    };
    writable.map(draft).collect()
}

/// Where the document takes XML, a body that asks for a file.
fn in_xml<'a>(task: &Task<'a, '_>, call: &Call<'a>) -> Option<Drafts> {
    let declared = task.operation.request_body.iter().flat_map(|body| &body.content);
    let is_xml = |name: &str| name.ends_with("/xml") || name.ends_with("+xml");
    let mut names = declared.map(|media_type| essence(&media_type.name));
    let xml = names.find(|name| is_xml(name))?;
    let call = call.with_media_type(Some(&xml)).with_content(Content::Text(Template::text(FILE_ENTITY)));
    let broken = vec![super::malformed::breach("type")];
    let expectations = expectations(task, FILE_ENTITY, ACCOUNTS);
    let body = Intent::Violate(broken);
    call.entity
        .is_some()
        .then(|| task.draft("file-entity".to_owned(), body, &call, Sign::AsBound, expectations))
}

fn expectations(task: &Task<'_, '_>, text: &str, traces: &[&str]) -> Vec<Expectation> {
    let traces = traces.iter().map(|trace| (*trace).to_owned()).collect();
    let inert = Demand::Inert { text: text.to_owned(), traces };
    vec![answered(task), task.expect(SURVIVAL, Demand::NoLeak), task.expect(SURVIVAL, inert)]
}
