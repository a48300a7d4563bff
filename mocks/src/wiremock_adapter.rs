//! Serves a platform through wiremock, in tests. No other file names wiremock.

use std::fmt;
use std::sync::Arc;

use wiremock::{Request as HttpRequest, Respond, ResponseTemplate};

use crate::platform::Platform;
use crate::request::Request;
use crate::server::Clock;

/// Answers what a wiremock server receives.
#[derive(Clone)]
pub struct PlatformResponder {
    platform: Arc<Platform>,
    clock: Clock,
}

impl PlatformResponder {
    /// Lets a platform answer by a clock.
    pub fn new(platform: Arc<Platform>, clock: Clock) -> Self {
        Self { platform, clock }
    }
}

impl fmt::Debug for PlatformResponder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("PlatformResponder").finish_non_exhaustive()
    }
}

impl Respond for PlatformResponder {
    fn respond(&self, request: &HttpRequest) -> ResponseTemplate {
        let answer = self.platform.answer(&received(request), (self.clock)());
        let template = ResponseTemplate::new(answer.status).set_body_bytes(answer.body);
        answer
            .headers
            .iter()
            .fold(template, |template, (name, value)| template.insert_header(name.as_str(), value.as_str()))
    }
}

fn received(request: &HttpRequest) -> Request {
    let query = request.url.query().map_or_else(String::new, |query| format!("?{query}"));
    let header = |(name, value): (&_, &_)| (text(name), text(value));
    Request {
        method: request.method.to_string(),
        target: format!("{}{query}", request.url.path()),
        headers: request
            .headers
            .iter()
            .map(|(name, value)| header((&name.as_str().as_bytes(), &value.as_bytes())))
            .collect(),
        body: request.body.clone(),
    }
}

fn text(bytes: &&[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
