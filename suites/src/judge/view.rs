//! One exchange as the judge reads it: decoded once, looked at by many demands.

use std::cell::OnceCell;

use hutong_specs::binding::{Binding, Outcome};
use hutong_specs::plan::{Capture, Captured, Step};
use hutong_specs::record::{Answer, Body, BodyContent, Exchange, Fault};
use hutong_specs::schema::SchemaFault;
use hutong_specs::standard::{MediaType, Operation, Response, StatusPattern};
use hutong_specs::text::json::{self, JsonFaultKind, Reading};
use hutong_specs::wire::essence;
use serde_json::Value;

/// One exchange, decoded.
#[derive(Debug)]
pub(super) struct View<'a> {
    /// The line of the record.
    pub(super) line: u64,
    /// The exchange.
    pub(super) exchange: &'a Exchange,
    /// The operation that the request was meant for.
    pub(super) operation: Option<&'a Operation>,
    /// The response's body as JSON, where it can be read so.
    pub(super) json: Result<Value, Unread>,
    /// The members of it that are named more than once, as pointers; the last of each is the one that is read.
    pub(super) duplicates: Vec<String>,
    /// What the answer says; `None` if there is none.
    pub(super) outcome: Option<Outcome>,
    faults: OnceCell<Vec<SchemaFault>>,
}

/// Why a body is not read as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// There is no response.
    NoResponse,
    /// There is no body.
    Empty,
    /// The body was cut.
    Cut,
    /// It is nested deeper than hutong reads, which is no fault of it.
    TooDeep,
    /// It is no JSON: why.
    NoJson(String),
}

impl<'a> View<'a> {
    /// Decodes an exchange.
    pub(super) fn new(
        line: u64,
        exchange: &'a Exchange,
        operation: Option<&'a Operation>,
        binding: &Binding,
    ) -> Self {
        let read = match &exchange.answer {
            Answer::Received { body, .. } => read_json(body),
            Answer::Fault(_) => Err(Unread::NoResponse),
        };
        let (json, duplicates) = match read {
            Ok(Reading { value, duplicates }) => (Ok(value), duplicates),
            Err(unread) => (Err(unread), Vec::new()),
        };
        let outcome = match &exchange.answer {
            Answer::Received { status, .. } => {
                let read = binding.outcome.read(*status, json.as_ref().ok());
                // What hutong does not read to its end is not for that an answer that says nothing.
                let is_ours = matches!((&read, &json), (Outcome::Undeclared(_), Err(Unread::TooDeep)));
                (!is_ours).then(|| as_documented(operation, *status, read))
            }
            Answer::Fault(_) => None,
        };
        Self { line, exchange, operation, json, duplicates, outcome, faults: OnceCell::new() }
    }

    /// The HTTP status.
    pub(super) fn status(&self) -> Option<u16> {
        match &self.exchange.answer {
            Answer::Received { status, .. } => Some(*status),
            Answer::Fault(_) => None,
        }
    }

    /// Whether the request had the method of its operation.
    pub(super) fn is_as_meant(&self) -> bool {
        let sent = self.exchange.sent.as_ref().map(|sent| sent.method.as_str());
        self.operation.is_some_and(|operation| sent == Some(operation.method.as_str()))
    }

    /// Whether the operation names the very status of the answer.
    pub(super) fn is_named(&self) -> bool {
        self.status().is_some_and(|status| names(self.operation, status))
    }

    /// Why there is no response.
    pub(super) fn fault(&self) -> Option<&'a Fault> {
        match &self.exchange.answer {
            Answer::Received { .. } => None,
            Answer::Fault(fault) => Some(fault),
        }
    }

    /// The response's body.
    pub(super) fn body(&self) -> Option<&'a Body> {
        match &self.exchange.answer {
            Answer::Received { body, .. } => Some(body),
            Answer::Fault(_) => None,
        }
    }

    /// The first response header of this name.
    pub(super) fn header(&self, name: &str) -> Option<&'a str> {
        let Answer::Received { headers, .. } = &self.exchange.answer else {
            return None;
        };
        headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The headers of the response.
    pub(super) fn headers(&self) -> &'a [(String, String)] {
        match &self.exchange.answer {
            Answer::Received { headers, .. } => headers,
            Answer::Fault(_) => &[],
        }
    }

    /// The media type of the response in lower case, without parameters.
    pub(super) fn media_type(&self) -> Option<String> {
        self.header("content-type").map(essence)
    }

    /// The declared response for this status: the most specific one.
    pub(super) fn declared(&self) -> Option<&'a Response> {
        let status = self.status()?;
        let responses = &self.operation?.responses;
        responses.iter().find(|(pattern, _)| pattern.matches(status)).map(|(_, response)| response)
    }

    /// The declared content for this status and media type.
    pub(super) fn declared_content(&self) -> Option<&'a MediaType> {
        let media_type = self.media_type()?;
        best_match(&self.declared()?.content, &media_type)
    }

    /// In what the body falls short of the declared schema, found once for all clauses; nothing if either is missing.
    pub(super) fn faults(&self) -> &[SchemaFault] {
        let schema = || self.declared_content()?.schema.as_ref();
        self.faults.get_or_init(|| match (schema(), &self.json) {
            (Some(schema), Ok(json)) => schema.faults(json),
            _ => Vec::new(),
        })
    }

    /// The request's body as JSON.
    pub(super) fn request_json(&self) -> Option<Value> {
        let reading = read_json(self.exchange.sent.as_ref()?.body.as_ref()?).ok()?;
        Some(reading.value)
    }

    /// What a capture of the step finds in the exchange.
    pub(super) fn captured(&self, capture: &Capture) -> Option<Value> {
        let sent = self.request_json();
        let header = |name: &str| self.header(name);
        capture.from.find(Captured { sent: sent.as_ref(), body: self.json.as_ref().ok(), header: &header })
    }

    /// Whether a capture finds anything in an exchange that is looked at for nothing else.
    pub(super) fn captures(line: u64, exchange: &Exchange, capture: &Capture) -> bool {
        let outcome = hutong_specs::binding::Binding::plain();
        let view = View::new(line, exchange, None, &outcome);
        let is_taken = !capture.optional || view.status().is_some_and(|status| status / 100 == 2);
        is_taken && view.captured(capture).is_some()
    }

    /// Whether every capture of the step was found that others need.
    pub(super) fn captures_all(&self, step: &Step) -> bool {
        step.probe.captures.iter().all(|capture| capture.optional || self.captured(capture).is_some())
    }
}

/// Whether the operation names this very status.
fn names(operation: Option<&Operation>, status: u16) -> bool {
    operation.is_some_and(|operation| {
        operation.responses.keys().any(|pattern| *pattern == StatusPattern::Code(status))
    })
}

/// What an answer says where the operation names its very status: a redirection that it names is how it accepts.
fn as_documented(operation: Option<&Operation>, status: u16, read: Outcome) -> Outcome {
    match read {
        Outcome::Undeclared(_) if (300..400).contains(&status) && names(operation, status) => {
            Outcome::Accepted
        }
        read => read,
    }
}

/// Reads a body as JSON, losing nothing: numbers keep their digits, and members that are named twice are told.
fn read_json(body: &Body) -> Result<Reading, Unread> {
    if body.cut {
        return Err(Unread::Cut);
    }
    match &body.content {
        BodyContent::Text(text) if text.trim().is_empty() => Err(Unread::Empty),
        BodyContent::Text(text) => json::read(text.as_bytes()).map_err(|fault| match fault.kind {
            JsonFaultKind::TooDeep => Unread::TooDeep,
            kind => Unread::NoJson(format!("{kind} at byte {}", fault.offset)),
        }),
        BodyContent::Base64(text) if text.is_empty() => Err(Unread::Empty),
        BodyContent::Base64(_) => Err(Unread::NoJson("not UTF-8".to_owned())),
    }
}

/// Whether a declared media type or range covers an actual one.
pub(super) fn covers(declared: &str, actual: &str) -> bool {
    let declared = essence(declared);
    match declared.strip_suffix("/*") {
        Some("*") => true,
        Some(kind) => actual.split('/').next() == Some(kind),
        None => declared == actual,
    }
}

/// The declared content that covers an actual media type: an exact name before a range.
pub(crate) fn best_match<'a>(content: &'a [MediaType], actual: &str) -> Option<&'a MediaType> {
    content
        .iter()
        .find(|declared| essence(&declared.name) == actual)
        .or_else(|| content.iter().find(|declared| covers(&declared.name, actual)))
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn media_types_are_compared_without_parameters_and_with_ranges() {
        assert!(covers("Application/JSON; charset=UTF-8", "application/json"));
        assert!(covers("application/*", "application/json"));
        assert!(covers("*/*", "text/html"));
        assert!(!covers("application/json", "text/html"));
    }
}
