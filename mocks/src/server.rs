//! Serves a platform on a socket. Nothing is decided here: bytes in, `Platform::answer`, bytes out.

use std::future::Future;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::Request as HttpRequest;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use axum::{Router, serve as accept};
use tokio::net::TcpListener;

use crate::answer::Answer;
use crate::platform::Platform;
use crate::request::Request;

/// Tells the time: Unix time in milliseconds.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// Bodies beyond this are refused with 413 before the platform sees them.
pub const BODY_LIMIT: usize = 4 << 20;

/// Serves a platform until `shutdown` is done; requests under way are finished.
pub async fn serve(
    platform: Arc<Platform>,
    listener: TcpListener,
    clock: Clock,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let router = Router::new().fallback(move |request: HttpRequest| {
        let (platform, clock) = (Arc::clone(&platform), Arc::clone(&clock));
        async move { handled(&platform, &clock, request).await }
    });
    accept(listener, router).with_graceful_shutdown(shutdown).await
}

async fn handled(platform: &Platform, clock: &Clock, request: HttpRequest) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, BODY_LIMIT).await else {
        return response(platform.too_large());
    };
    let text = |value: &HeaderValue| match value.to_str() {
        Ok(text) => text.to_owned(),
        Err(_) => latin_1(value.as_bytes()),
    };
    let request = Request {
        method: parts.method.as_str().to_owned(),
        target: parts.uri.path_and_query().map_or_else(|| parts.uri.to_string(), ToString::to_string),
        headers: parts.headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect(),
        body: bytes.to_vec(),
    };
    let arrival = platform.arrive(&request);
    if let Some(gap) = platform.gap() {
        tokio::time::sleep(gap).await;
    }
    response(platform.answer_arrived(&arrival, &request, clock()))
}

/// A header value byte by byte, or as UTF-8 where it is that.
fn latin_1(bytes: &[u8]) -> String {
    let latin = || bytes.iter().map(|byte| char::from(*byte)).collect();
    std::str::from_utf8(bytes).map_or_else(|_| latin(), str::to_owned)
}

/// What cannot be written as HTTP is left out of the answer rather than breaking the connection.
fn response(answer: Answer) -> Response<Body> {
    let mut response = Response::new(Body::from(answer.body));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in &answer.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().append(name, value);
        }
    }
    response
}
