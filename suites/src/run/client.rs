//! The ordinary carrier: one pooled HTTP/1.1 client, with everything off that a client does of its own accord.

use std::time::Duration;

use hutong_specs::record::{Fault, FaultKind};
use reqwest::header::{CONTENT_LENGTH, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Method, Proxy, redirect, retry};

use super::connection::Road;
use super::error::RunError;
use super::fault::{fault, of_client};
use super::wire::{Carriage, Request, Response, Wire, latin_1};

/// How many headers of a response are read.
const HEADERS: usize = 256;

/// Idle connections are given up before a platform does so, lest a request meet a connection that is being closed.
const IDLE: Duration = Duration::from_millis(900);

/// The client.
#[derive(Clone, Debug)]
pub(super) struct ClientWire {
    client: Client,
    body_bytes: u64,
}

impl ClientWire {
    /// A client that connects to the checked addresses alone.
    pub(super) fn new(road: &Road, proxy: Option<&str>, body_bytes: u64) -> Result<Self, RunError> {
        let mut builder = Client::builder()
            .tls_backend_preconfigured((*road.configuration).clone())
            .http1_only()
            .http1_max_headers(HEADERS)
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .referer(false)
            .no_proxy()
            .tcp_nodelay(true)
            .pool_idle_timeout(IDLE);
        builder = match proxy {
            Some(proxy) => builder.proxy(
                Proxy::all(proxy)
                    .map_err(|error| RunError::Proxy { proxy: proxy.to_owned(), why: error.to_string() })?,
            ),
            None => builder.resolve_to_addrs(&road.base.host, &road.addresses),
        };
        let client = builder.build().map_err(|error| RunError::Client(error.to_string()))?;
        Ok(Self { client, body_bytes })
    }
}

impl Wire for ClientWire {
    async fn send(&self, request: &Request) -> Result<Response, Fault> {
        let request = built(request)?;
        let mut response = self.client.execute(request).await.map_err(|error| of_client(&error))?;
        let status = response.status().as_u16();
        let headers: Vec<_> = response
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str().to_owned(), latin_1(value.as_bytes())))
            .collect();
        let declared = declared_length(response.headers());
        let (body, is_cut) = read_body(&mut response, declared, self.body_bytes).await?;
        let length = if is_cut { declared } else { Some(body.len() as u64) };
        Ok(Response { status, headers, body, length, is_cut })
    }
}

fn built(request: &Request) -> Result<reqwest::Request, Fault> {
    let not_built = |detail: &dyn std::fmt::Display| fault(FaultKind::NotBuilt, detail.to_string());
    let Carriage::Client(url) = &request.carriage else {
        return Err(fault(FaultKind::NotBuilt, "the request is not for the client"));
    };
    let method = Method::from_bytes(request.method.as_bytes()).map_err(|error| not_built(&error))?;
    let mut built = reqwest::Request::new(method, (**url).clone());
    let mut headers = HeaderMap::with_capacity(request.headers.len() + 1);
    for (name, value) in &request.headers {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|error| not_built(&error))?;
        let value = HeaderValue::from_bytes(value.as_bytes()).map_err(|error| not_built(&error))?;
        headers.append(name, value);
    }
    *built.headers_mut() = headers;
    if let Some(body) = &request.body {
        *built.body_mut() = Some(body.clone().into());
    }
    Ok(built)
}

fn declared_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Reads the body until it ends or is long enough; what is left is not read, and the connection is given up.
async fn read_body(
    response: &mut reqwest::Response,
    declared: Option<u64>,
    limit: u64,
) -> Result<(Vec<u8>, bool), Fault> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let expected = declared.and_then(|length| usize::try_from(length).ok()).unwrap_or_default();
    let mut body = Vec::with_capacity(expected.min(limit).min(64 << 10));
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) => {
                let room = limit - body.len();
                body.extend_from_slice(chunk.get(..room).unwrap_or(&chunk));
                if chunk.len() > room {
                    return Ok((body, true));
                }
            }
            Ok(None) => return Ok((body, false)),
            Err(error) => return Err(torn(&error, body.len())),
        }
    }
}

fn torn(error: &reqwest::Error, read: usize) -> Fault {
    let Fault { kind, detail, received: _ } = of_client(error);
    fault(kind, format!("after {read} bytes of the body: {detail}"))
}
